import { setImmediate as nextTurn } from 'node:timers/promises'
import type { CallContext } from '../calls/call.ts'
import { huntingTables } from '../store/hunting-table.ts'
import { columnsCovered, fillColumns } from '../store/kept/fill.ts'
import type { ReadStore, WriteStore } from '../store/sql.ts'
import { fillTextIndex, textIndex } from '../store/text-index.ts'

/** Rows from which a table gets indexes of its own for hunting: what is smaller is read whole in less time than they would save. */
export const LARGE_TABLE = 65_536

const lastRow = (store: ReadStore, name: string) =>
  store.get<{ last: number | null }>(`SELECT max(_id) AS last FROM "${name.replaceAll('"', '""')}"`)!.last ?? 0

/** Names of the large tables whose indexes do not reach their last row yet. */
export function unprepared(store: ReadStore, least = LARGE_TABLE): string[] {
  return huntingTables(store)
    .filter(({ name, rows, columns }) => {
      if (rows < least) return false
      const last = lastRow(store, name)
      return (textIndex(store, name)?.covered ?? -1) < last || columnsCovered(store, name, columns.length) < last
    })
    .map((table) => table.name)
}

/**
 * Builds what makes hunts quick over large tables, after their rows, in bounded steps each committed with how far it reaches: other
 * calls run in between, and what is stopped or killed on its way goes on there. Queries answer the same at every moment.
 */
export async function prepareHunts(
  store: WriteStore,
  context: Pick<CallContext, 'signal' | 'progress'>,
  least = LARGE_TABLE,
): Promise<number> {
  const names = unprepared(store, least)
  for (const name of names) {
    for (const { done, total } of fillColumns(store, name)) {
      context.progress(`Keeping the columns of ${name}`, done, total, 'cells')
      await nextTurn()
      if (context.signal.aborted) return 0
    }
    for (const { done, total } of fillTextIndex(store, name)) {
      context.progress(`Indexing the words of ${name}`, Math.min(done, total), total, 'rows')
      await nextTurn()
      if (context.signal.aborted) return 0
    }
  }
  return names.length
}
