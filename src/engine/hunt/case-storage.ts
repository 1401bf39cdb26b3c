import type { KeptColumns, Storage } from '#kql/index.ts'
import { huntingTable } from '../store/hunting-table.ts'
import { keptKinds } from '../store/kept/columns.ts'
import type { ReadStore } from '../store/sql.ts'
import { orderedColumns } from '../store/table-indexes.ts'
import { rowsBesideIndex, textHits, textIndex } from '../store/text-index.ts'

/** Share of a table's rows up to which going by the text index is quicker than reading them all (measured between 4 and 100 %). */
const SELECTIVE = 0.3

/** The indexes of a case as the compiler may use them. */
export function caseStorage(store: ReadStore): Storage {
  return {
    keptColumns({ name }) {
      const kinds = keptKinds(store, name)
      return kinds.has('') ? (column) => kinds.get(column) as ReturnType<KeptColumns> : undefined
    },
    textIndex({ name }) {
      const index = textIndex(store, name)
      const table = index && huntingTable(store, name)
      if (!index || !table) return undefined
      const few = Math.ceil(table.rows * SELECTIVE)
      const isSelective = (match: string) => textHits(store, name, match, few) < few
      return { sqlName: index.sqlName, columns: index.columns, ordered: orderedColumns(table), besides: rowsBesideIndex(name), isSelective }
    },
  }
}
