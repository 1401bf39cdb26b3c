import type { Syntax } from '../../adapter/syntax.ts'
import type { Visible } from '../../ir/column.ts'
import { columnExpression, type Expression, literal, operation } from '../../ir/expression.ts'
import type { Relation } from '../../ir/relation.ts'
import { ascending, type Table } from '../../ir/table.ts'
import { convert } from '../../semantics/convert.ts'
import { coreCall } from '../../semantics/core-call.ts'
import { type KqlType, typeNamed } from '../../types.ts'
import { lowerExpression } from '../expression.ts'
import type { Lowering } from '../lowering.ts'
import { extended, type LowerOperator } from '../operator.ts'
import { type Scope, withTable } from '../scope.ts'
import { placed } from './extend.ts'

interface Item {
  readonly name: string
  readonly value: Expression
  readonly type: KqlType
}

/** The type in `to typeof(long)`, if the item has one. */
function targetType(node: Syntax): KqlType | undefined {
  const written = node.maybe('ToTypeOf')?.child('TypeOf').list('Types')[0]?.text
  return written ? typeNamed(written) : undefined
}

function itemsOf(nodes: readonly Syntax[], input: Table, scope: Scope, lowering: Lowering): Item[] {
  return nodes.map((node, i) => {
    const inner = node.child('Expression')
    const value = lowerExpression(inner, withTable(scope, input), lowering)
    const dynamic = value.type === 'dynamic' ? value : (convert(value, 'dynamic') ?? value)
    return { name: inner.resultName ?? `Column${i + 1}`, value: dynamic, type: targetType(node) ?? 'dynamic' }
  })
}

/** What the expansion of arrays gives: the table with a row for each element, and where in the array each row stood. */
export interface Expanded {
  readonly table: Table
  readonly made: readonly Visible[]
  readonly index: Expression
}

/**
 * Rows multiplied by the elements of arrays: a null keeps one row, `[]` none, a bag gives one-pair bags, several arrays go side
 * by side, the shorter ones padded with null.
 */
export function expanded(
  nodes: readonly Syntax[],
  settings: { readonly pairs: boolean; readonly limit?: Expression },
  input: Table,
  scope: Scope,
  lowering: Lowering,
): Expanded {
  const items = itemsOf(nodes, input, scope, lowering)
  const arrays = items.map(({ value }) => coreCall('expandable', value, literal('bool', settings.pairs ? 1n : 0n)))
  const array = arrays.length === 1 ? arrays[0]! : coreCall('zip', ...arrays)
  const element = lowering.newColumn('element', 'dynamic')
  const index = lowering.newColumn('element_index', 'long', { nullable: false })
  const list = lowering.newColumn('elements', 'dynamic')
  const listed = extended(input.relation, [{ column: list, expression: array }])
  let relation: Relation = { op: 'unnest', input: listed, array: columnExpression(list), value: element, index }
  if (settings.limit)
    relation = { op: 'filter', input: relation, condition: operation('<', 'bool', [columnExpression(index), settings.limit]) }
  const outputs = items.map(({ name, type }, i) => {
    const raw = arrays.length === 1 ? columnExpression(element) : coreCall('element', columnExpression(element), literal('long', BigInt(i)))
    const expression = convert(raw, type) ?? raw
    return { name, column: lowering.newColumn(name, type, { nullable: true, nan: expression.nan }), expression }
  })
  const made = outputs.map(({ name, column }) => ({ name, column }))
  const table: Table = {
    ...input,
    relation: extended(relation, outputs),
    columns: placed(input.columns, made),
    order: input.order.length ? [...input.order, ascending(index)] : [],
  }
  return { table, made, index: columnExpression(index) }
}

export const lowerMvExpand: LowerOperator = (node, input, scope, lowering) => {
  const { parameters } = node
  const limitNode = node.maybe('RowLimitClause')?.child('RowLimit')
  const limit = limitNode ? lowerExpression(limitNode, scope, lowering) : undefined
  const kind = (parameters.get('kind') ?? parameters.get('bagexpansion'))?.text
  const { table, index } = expanded(
    node.list('Expressions'),
    { pairs: kind === 'array', ...(limit ? { limit } : {}) },
    input,
    scope,
    lowering,
  )
  const indexName = parameters.get('with_itemindex')?.simpleName
  if (!indexName) return table
  const column = lowering.newColumn(indexName, 'long', { nullable: false })
  return {
    ...table,
    relation: extended(table.relation, [{ column, expression: index }]),
    columns: placed(table.columns, [{ name: indexName, column }]),
  }
}
