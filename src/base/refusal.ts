import type { Problem } from './problem.ts'

/** What errors of the operating system and of SQLite carry beside their message. */
interface Refused {
  readonly code?: unknown
  readonly path?: unknown
  readonly address?: unknown
  readonly port?: unknown
}

const refused = (code: string, message: string, hint?: string): Problem => ({
  code,
  severity: 'error',
  message,
  ...(hint === undefined ? {} : { hint }),
})

const FREE_SPACE = 'Free some space and do it again: what was committed stands, the rest is completed.'
const DAMAGED = 'Make the case anew from its evidence, or go on with a copy of it.'

const refusals: { readonly [code: string]: (at: string) => Problem } = {
  ENOENT: (at) => refused('file.not-found', `There is no file or folder ${at}`),
  EISDIR: (at) => refused('file.is-folder', `A file is wanted, and ${at} is a folder`),
  ENOTDIR: (at) => refused('file.not-a-folder', `A folder is wanted, and ${at} has a file in its place`),
  EACCES: (at) => refused('file.no-access', `This user may not open ${at}`),
  EPERM: (at) => refused('file.no-access', `This user may not open ${at}`),
  EROFS: (at) => refused('file.read-only', `${at} lies on a disk that cannot be written to`),
  EIO: (at) => refused('disk.fails', `The disk does not give up ${at}`),
  ENOSPC: () => refused('disk.full', 'The disk is full', FREE_SPACE),
  ECONNREFUSED: (at) => refused('server.unreachable', `Nothing answers at ${at}`),
  SQLITE_FULL: () => refused('disk.full', 'The disk is full', FREE_SPACE),
  SQLITE_IOERR: () => refused('disk.fails', 'The disk fails where the case lies, or is full', FREE_SPACE),
  SQLITE_BUSY: () => refused('case.in-use', 'Another program keeps the case file to itself'),
  SQLITE_READONLY: () => refused('case.read-only', 'This user may not write to the case'),
  SQLITE_CANTOPEN: () => refused('case.no-access', 'The case file cannot be opened or made where it lies'),
  SQLITE_CORRUPT: () => refused('case.damaged', 'The case file is damaged', DAMAGED),
  SQLITE_NOTADB: () => refused('case.damaged', 'The case file is damaged', DAMAGED),
}

/** What the operating system or SQLite refused, told in words instead of its code; undefined for any other error. */
export function refusalOf(thrown: unknown): Problem | undefined {
  const { code, path, address, port } = (thrown instanceof Error ? thrown : {}) as Refused
  if (typeof code !== 'string') return undefined
  // SQLite's further codes begin with the one they refine: SQLITE_IOERR_WRITE, SQLITE_READONLY_DIRECTORY
  const tell = refusals[code] ?? refusals[/^SQLITE_[A-Z]+/.exec(code)?.[0] ?? '']
  return tell?.(typeof path === 'string' ? path : typeof address === 'string' ? `${address}:${String(port)}` : 'that path')
}
