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

/** All rewrites of plans, in the order they build on each other; a relation that several plans read stays one. */
export function rewriting(newColumn: NewColumn, dialect: Dialect, storage?: Storage): (table: Table) => Table {
  const stratify = createRewrite((relation) => stratifyWindows(relation, newColumn))
  const push = createRewrite((relation: Relation) => (relation.op === 'filter' ? pushFilter(relation) : relation))
  if (!storage) return (table) => ({ ...table, relation: push(stratify(table.relation)) })
  const keep = createRewrite((relation) => (relation.op === 'aggregate' ? fromColumns(relation, storage, dialect, newColumn) : relation))
  const sift = createRewrite((relation: Relation) => (relation.op === 'filter' ? siftByText(relation, storage) : relation))
  return (table) => ({ ...table, relation: sift(keep(push(stratify(table.relation)))) })
}
