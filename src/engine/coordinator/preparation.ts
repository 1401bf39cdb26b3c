import type { Jobs } from './jobs.ts'
import type { Writer } from './writer.ts'

/** Builds the indexes of hunting and search behind the analyst's work: after a load, and where an earlier run was stopped. */
export interface Preparation {
  /** Starts a job where anything is left to build. */
  start(): void
  /** Stops it; what it has built stays. A load does this, for it brings more to build. */
  stop(): void
}

export function createPreparation(jobs: Jobs, writer: Pick<Writer, 'unprepared' | 'prepare'>): Preparation {
  let asked = 0
  let job: string | null = null
  const stop = () => {
    asked += 1
    if (job !== null) jobs.cancel(job)
    job = null
  }
  return {
    stop,
    start() {
      stop()
      const mine = asked
      writer.unprepared().then(
        (names) => {
          if (mine !== asked || names.length === 0) return
          const started = jobs.start(
            `Prepare ${names.length === 1 ? names[0] : `${names.length} tables and names`} for hunting and search`,
            async ({ signal, id }) => {
              await writer.prepare(id, signal)
              return 'Hunts and searches over large tables are quick now'
            },
          )
          job = started.id
        },
        () => {},
      )
    },
  }
}
