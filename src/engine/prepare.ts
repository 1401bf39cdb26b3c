import { setImmediate as nextTurn } from 'node:timers/promises'
import type { CallContext } from './calls/call.ts'
import { prepareHunts, unprepared } from './hunt/prepare.ts'
import { fillNameIndex, unindexedNames } from './store/name-index.ts'
import type { ReadStore, WriteStore } from './store/sql.ts'

/** What is left to build of the indexes beside a case's rows, in words: large tables for hunting, names for the search. */
export const leftToPrepare = (store: ReadStore): string[] => [...unprepared(store), ...unindexedNames(store).map((name) => `${name} names`)]

/** Builds it, in bounded steps each committed: other calls run in between, and what is stopped on its way goes on there. @returns how many were left */
export async function prepareCase(store: WriteStore, context: Pick<CallContext, 'signal' | 'progress'>): Promise<number> {
  const names = unindexedNames(store)
  for (const name of names) {
    for (const { done, total } of fillNameIndex(store, name)) {
      context.progress(`Indexing ${name} names`, done, total, 'rows')
      await nextTurn()
      if (context.signal.aborted) return 0
    }
  }
  return (await prepareHunts(store, context)) + names.length
}
