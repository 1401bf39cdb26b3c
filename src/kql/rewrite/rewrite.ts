import type { Dialect } from '../emit/dialect.ts'
import type { NewColumn } from '../ir/column.ts'
import type { Relation } from '../ir/relation.ts'
import type { Table } from '../ir/table.ts'
import type { Storage } from '../storage.ts'
import { fromColumns } from './columnar.ts'
import { createRewrite } from './map-relation.ts'
import { pushFilter } from './push-down.ts'
import { stratifyWindows } from './stratify-windows.ts'
import { siftByText } from './text-candidates.ts'

/** All rewrites of a plan, in the order they build on each other. */
export function rewritten(table: Table, newColumn: NewColumn, dialect: Dialect, storage?: Storage): Table {
  const stratify = createRewrite((relation) => stratifyWindows(relation, newColumn))
  const push = createRewrite((relation: Relation) => (relation.op === 'filter' ? pushFilter(relation) : relation))
  const pushed = push(stratify(table.relation))
  if (!storage) return { ...table, relation: pushed }
  const keep = createRewrite((relation) => (relation.op === 'aggregate' ? fromColumns(relation, storage, dialect, newColumn) : relation))
  const sift = createRewrite((relation: Relation) => (relation.op === 'filter' ? siftByText(relation, storage) : relation))
  return { ...table, relation: sift(keep(pushed)) }
}
