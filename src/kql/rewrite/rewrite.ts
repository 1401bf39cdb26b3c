import type { NewColumn } from '../ir/column.ts'
import type { Relation } from '../ir/relation.ts'
import type { Table } from '../ir/table.ts'
import { createRewrite } from './map-relation.ts'
import { pushFilter } from './push-down.ts'
import { stratifyWindows } from './stratify-windows.ts'

/** All rewrites of a plan, in the order they build on each other. */
export function rewritten(table: Table, newColumn: NewColumn): Table {
  const stratify = createRewrite((relation) => stratifyWindows(relation, newColumn))
  const push = createRewrite((relation: Relation) => (relation.op === 'filter' ? pushFilter(relation) : relation))
  return { ...table, relation: push(stratify(table.relation)) }
}
