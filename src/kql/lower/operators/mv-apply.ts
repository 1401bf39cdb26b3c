import { columnExpression } from '../../ir/expression.ts'
import type { Relation } from '../../ir/relation.ts'
import { ascending, type Table } from '../../ir/table.ts'
import { sameKey } from '../../semantics/compare.ts'
import { lowerExpression } from '../expression.ts'
import type { LowerOperator } from '../operator.ts'
import { withoutRow } from '../scope.ts'
import { lowerTable } from '../table.ts'
import { numbered } from '../window.ts'
import { expanded } from './mv-expand.ts'

/**
 * `mv-apply`: the elements of each row's array become a table of their own, on which the subquery works; rows are told apart by a
 * hidden number that every operator of the subquery keeps as its partition. What the subquery drops of the row is joined back.
 */
export const lowerMvApply: LowerOperator = (node, input, scope, lowering) => {
  const { table: rows, number } = numbered(input, lowering)
  const shared: Table = { ...rows, relation: { op: 'shared', input: rows.relation } }
  const limitNode = node.maybe('RowLimitClause')?.child('RowLimit')
  const limit = limitNode ? lowerExpression(limitNode, scope, lowering) : undefined
  const { table, made, index } = expanded(node.list('Expressions'), { pairs: false, ...(limit ? { limit } : {}) }, shared, scope, lowering)
  const order = index.kind === 'column' ? [ascending(index.column)] : []
  const indexName = node.parameters.get('with_itemindex')?.simpleName
  const indexed = indexName && index.kind === 'column' ? [...table.columns, { name: indexName, column: index.column }] : table.columns
  const start: Table = { ...table, columns: indexed, order, sorted: false, partition: [...input.partition, number] }
  const result = lowerTable(node.child('Subquery'), { ...withoutRow(scope), input: start }, lowering)
  return joinedBack(
    input,
    made.map((c) => c.name),
    result,
    shared,
    lowering,
  )

  function joinedBack(before: Table, expandedNames: readonly string[], after: Table, source: Table, { newColumn }: typeof lowering): Table {
    const names = new Set(after.columns.map((c) => c.name))
    const lost = before.columns.filter((c) => !names.has(c.name) && !expandedNames.includes(c.name))
    const kept = after.partition.slice(0, before.partition.length)
    if (lost.length === 0) return { ...after, sorted: false, partition: kept }
    const row = after.partition[before.partition.length]!
    const copies = [number, ...lost.map((c) => c.column)].map((column) => ({
      column: newColumn(column.sql, column.type, column),
      expression: columnExpression(column),
    }))
    const right: Relation = { op: 'extend', input: source.relation, outputs: copies }
    const condition = sameKey(columnExpression(row), columnExpression(copies[0]!.column))
    const restored = lost.map((c, i) => ({ name: c.name, column: copies[i + 1]!.column }))
    const inOrder = before.columns.flatMap((c) => [...restored, ...after.columns].filter((r) => r.name === c.name))
    return {
      ...after,
      relation: { op: 'join', kind: 'inner', left: after.relation, right, condition },
      columns: [...inOrder, ...after.columns.filter((c) => !inOrder.includes(c))],
      sorted: false,
      partition: kept,
    }
  }
}
