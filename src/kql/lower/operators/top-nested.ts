import type { Syntax } from '../../adapter/syntax.ts'
import type { Column, Visible } from '../../ir/column.ts'
import { columnExpression, type Expression, operation, text } from '../../ir/expression.ts'
import type { AggregateCall, Output, Relation } from '../../ir/relation.ts'
import type { Table } from '../../ir/table.ts'
import { allOf, sameKey } from '../../semantics/compare.ts'
import { convert } from '../../semantics/convert.ts'
import { lowerExpression } from '../expression.ts'
import type { Lowering } from '../lowering.ts'
import { columnsFor, extended, type LowerOperator } from '../operator.ts'
import { type Scope, withTable } from '../scope.ts'
import { windowOver } from '../window.ts'
import { namedExpressions } from './extend.ts'
import { boundNames } from './project.ts'
import { sortKey } from './sort.ts'

/** One level: groups below their parents, and the rows of the input that are in a group that was kept. */
interface Level {
  readonly groups: Relation
  readonly keys: readonly Column[]
  readonly value: Column
  readonly input: Table
}

function aggregateIn(node: Syntax, input: Table, scope: Scope, lowering: Lowering): { calls: AggregateCall[]; value: Expression } {
  const calls: AggregateCall[] = []
  const row = withTable(scope, input)
  const { table: _table, ...outside } = row
  const inner = node.kind === 'OrderedExpression' ? node.child('Expression') : node
  const value = lowerExpression(inner, { ...outside, aggregation: { calls, inner: row } }, lowering)
  return { calls, value }
}

const copied = (columns: readonly Column[], lowering: Lowering) =>
  columns.map((column) => ({ column: lowering.newColumn(column.sql, column.type, column), expression: columnExpression(column) }))

const sameKeys = (a: readonly Column[], b: readonly Column[]) =>
  allOf(a.map((column, i) => sameKey(columnExpression(column), columnExpression(b[i]!))))

/** Works one `top-nested n of x by agg` out below the levels above it. */
function levelOf(clause: Syntax, above: Level | undefined, input: Table, scope: Scope, lowering: Lowering): Level {
  const { columns, outputs } = columnsFor(namedExpressions([clause.child('OfExpression')], input, scope, lowering), lowering)
  const key = lowering.newColumn(columns[0]!.name, columns[0]!.column.type, columns[0]!.column)
  const others = clause.maybe('WithOthersClause')?.child('Expression')
  const rows: Table = {
    ...input,
    relation: extended(extended(input.relation, outputs), [{ column: key, expression: columnExpression(columns[0]!.column) }]),
  }
  const keys = [...(above?.keys ?? []), key]
  const by = clause.child('ByExpression')
  const { calls, value } = aggregateIn(by, rows, scope, lowering)
  const worth = lowering.newColumn('aggregated', value.type, value)
  const grouped: Relation = extended(
    { op: 'aggregate', input: rows.relation, keys: keys.map((column) => ({ column, expression: columnExpression(column) })), calls },
    [{ column: worth, expression: value }],
  )
  const limit = clause.maybe('Expression')
  if (!limit) return { groups: grouped, keys, value: worth, input: rows }
  const place = lowering.newColumn('place', 'long', { nullable: false })
  const parents = { ...rows, partition: above?.keys ?? [], order: [sortKey(by, columnExpression(worth))] }
  const ranked = extended(grouped, [{ column: place, expression: windowOver(parents, 'row_number', [], 'long', { nullable: false }) }])
  const best: Relation = {
    op: 'filter',
    input: ranked,
    condition: operation('<=', 'bool', [columnExpression(place), lowerExpression(limit, scope, lowering)]),
  }
  if (others) return withOthers(rows, best, keys, others, by, scope, lowering)
  const copies = copied(keys, lowering)
  const kept: Relation = {
    op: 'join',
    kind: 'inner',
    left: rows.relation,
    right: extended(best, copies),
    condition: sameKeys(
      keys,
      copies.map((c) => c.column),
    ),
  }
  return { groups: best, keys, value: worth, input: { ...rows, relation: kept } }
}

/** Rows outside the best groups are put together under the name given for them. */
function withOthers(
  rows: Table,
  best: Relation,
  keys: readonly Column[],
  others: Syntax,
  by: Syntax,
  scope: Scope,
  lowering: Lowering,
): Level {
  const copies = copied(keys, lowering)
  const joined: Relation = {
    op: 'join',
    kind: 'left',
    left: rows.relation,
    right: extended(best, copies),
    condition: sameKeys(
      keys,
      copies.map((c) => c.column),
    ),
  }
  const last = keys.at(-1)!
  const found = operation('is-not-null', 'bool', [columnExpression(copies.at(-1)!.column)], { nullable: false })
  const label = lowerExpression(others, scope, lowering)
  const named = lowering.newColumn(last.sql, last.type, last)
  const choice = operation('choose', last.type, [found, columnExpression(last), convert(label, last.type) ?? text('')])
  const relabelled: Table = { ...rows, relation: extended(joined, [{ column: named, expression: choice }]) }
  const all = [...keys.slice(0, -1), named]
  const { calls, value } = aggregateIn(by, relabelled, scope, lowering)
  const worth = lowering.newColumn('aggregated', value.type, value)
  const groups = extended(
    { op: 'aggregate', input: relabelled.relation, keys: all.map((column) => ({ column, expression: columnExpression(column) })), calls },
    [{ column: worth, expression: value }],
  )
  return { groups, keys: all, value: worth, input: relabelled }
}

/** `top-nested`: the best values on each level, below the best of the level above. */
export const lowerTopNested: LowerOperator = (node, input, scope, lowering) => {
  const clauses = node.list('Clauses')
  const levels: Level[] = []
  for (const clause of clauses) levels.push(levelOf(clause, levels.at(-1), levels.at(-1)?.input ?? input, scope, lowering))
  const last = levels.at(-1)!
  let relation: Relation = last.groups
  const values: Column[] = []
  for (const level of levels.slice(0, -1)) {
    const outputs: Output[] = copied([...level.keys, level.value], lowering)
    const right = extended(level.groups, outputs)
    const columns = outputs.map((o) => o.column)
    relation = {
      op: 'join',
      kind: 'inner',
      left: relation,
      right,
      condition: sameKeys(last.keys.slice(0, level.keys.length), columns.slice(0, -1)),
    }
    values.push(columns.at(-1)!)
  }
  values.push(last.value)
  const columns: Visible[] = clauses.flatMap((clause, i) => {
    const name = clause.child('OfExpression').resultName ?? `Column${i + 1}`
    const by = clause.child('ByExpression')
    const worth = by.kind === 'OrderedExpression' ? by.child('Expression') : by
    return [
      { name, column: last.keys[i]! },
      { name: worth.kind === 'SimpleNamedExpression' ? (worth.resultName ?? '') : `aggregated_${name}`, column: values[i]! },
    ]
  })
  const names = boundNames(
    node,
    columns.map((c) => c.name),
  )
  return {
    relation,
    columns: columns.map(({ column }, i) => ({ name: names[i]!, column })),
    order: values.map((column) => ({ expression: columnExpression(column), descending: true, nullsFirst: false })),
    sorted: true,
    partition: [],
  }
}
