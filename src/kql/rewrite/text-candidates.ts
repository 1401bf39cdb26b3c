import type { Column } from '../ir/column.ts'
import type { Filter, Relation, Scan } from '../ir/relation.ts'
import type { Storage } from '../storage.ts'
import { coverOf, matchOf } from '../text-index/cover.ts'

/** The scan a filter stands on, with columns computed in between, if nothing else does. */
function scanBelow(relation: Relation): Scan | undefined {
  if (relation.op === 'scan') return relation
  return relation.op === 'extend' || relation.op === 'filter' ? scanBelow(relation.input) : undefined
}

function replaceScan(relation: Relation, scan: Scan): Relation {
  return relation.op === 'extend' || relation.op === 'filter' ? { ...relation, input: replaceScan(relation.input, scan) } : scan
}

/**
 * Has a filter's rows found by the full-text index of its table, where that tells enough of the condition and finds few rows. The
 * condition itself stays: the index may find too much, never too little.
 */
export function siftByText(filter: Filter, storage: Storage): Relation {
  const scan = scanBelow(filter.input)
  const index = scan?.table.stored && scan.table.rowId && !scan.match ? storage.textIndex(scan.table) : undefined
  if (!scan || !index) return filter
  const sources = new Map<Column, string>(
    scan.columns.flatMap(({ column, source, isExpression }) => (isExpression ? [] : [[column, source]])),
  )
  const held = new Set(index.columns)
  const indexed = (column: Column, operation?: string) => {
    const source = sources.get(column)
    const ordered = operation === undefined ? undefined : operation.endsWith('nocase') ? index.ordered.folded : index.ordered.exact
    return source !== undefined && held.has(source) && !ordered?.has(source) ? source : undefined
  }
  const cover = coverOf(filter.condition, indexed)
  if (!cover) return filter
  // No text of ASCII can meet the condition: the index is asked for what it never finds.
  const text = matchOf(cover) ?? '""'
  return index.isSelective(text) ? { ...filter, input: replaceScan(filter.input, { ...scan, match: { index, text } }) } : filter
}
