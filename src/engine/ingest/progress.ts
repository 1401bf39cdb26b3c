import type { CallContext } from '../calls/call.ts'

/** Tells how far an import is, in bytes as they lie on disk; archives count as they lie, not as they unfold. */
export interface ImportProgress {
  /** A file, or a member within one, begins: its share of the bytes on disk, and how long it is unfolded where that is known. */
  begin(path: string, share: number, length: number | null): void
  /** So many bytes of it have been read. */
  within(bytes: number): void
  end(): void
}

export function createProgress(context: CallContext, total: number): ImportProgress {
  const open: { path: string; share: number; length: number | null; from: number }[] = []
  let done = 0
  const tell = (at: number) => context.progress(`Importing ${open.at(-1)?.path ?? ''}`, Math.min(Math.round(at), total), total, 'bytes')
  return {
    begin(path, share, length) {
      open.push({ path, share, length, from: done })
      tell(done)
    },
    within(bytes) {
      const one = open.at(-1)
      if (!one) return
      const part = one.length ? Math.min(1, bytes / one.length) : Math.min(1, bytes / (one.share * 10 || 1))
      tell(one.from + one.share * part)
    },
    end() {
      const one = open.pop()
      if (one) done = one.from + one.share
    },
  }
}
