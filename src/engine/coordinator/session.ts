import { resolve } from 'node:path'
import { fail } from '#base/problem.ts'
import type { Jobs } from './jobs.ts'
import type { QueryPool } from './query-pool.ts'
import type { createRecentCases } from './recent-cases.ts'
import type { Writer } from './writer.ts'

/** Which case is open, and the way from one to the next. */
export interface Session {
  readonly path: string | null
  open(path: string): Promise<void>
  create(path: string): Promise<void>
  close(): Promise<void>
}

interface Parts {
  readonly writer: Writer
  readonly pool: QueryPool
  readonly jobs: Jobs
  readonly recent: ReturnType<typeof createRecentCases>
  opened(path: string | null): void
}

export function createSession({ writer, pool, jobs, recent, opened }: Parts): Session {
  let open: string | null = null
  let turn: Promise<unknown> = Promise.resolve()

  /** One case at a time: two windows that open cases at once get one after the other. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work)
    turn = mine.catch(() => {})
    return mine
  }
  const leave = async () => {
    await jobs.cancelAll()
    if (open === null) return
    open = null
    await pool.open(null)
    await writer.closeCase()
  }
  const enter = async (path: string, take: (path: string) => Promise<void>) => {
    await leave()
    try {
      await take(path)
      await pool.open(path)
    } catch (thrown) {
      opened(null)
      throw thrown
    }
    open = path
    recent.opened(path)
    opened(path)
  }

  return {
    get path() {
      return open
    },
    open: (path) => inTurn(() => enter(resolve(path), writer.open)),
    create: (path) =>
      inTurn(async () => {
        if (!path.toLowerCase().endsWith('.coldtrail')) fail('case.bad-name', 'A case file ends in .coldtrail.')
        await enter(resolve(path), writer.create)
      }),
    close: () =>
      inTurn(async () => {
        await leave()
        opened(null)
      }),
  }
}
