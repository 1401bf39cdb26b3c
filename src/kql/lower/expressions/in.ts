import type { Syntax } from '../../adapter/syntax.ts'
import { type Expression, literal } from '../../ir/expression.ts'
import type { Table } from '../../ir/table.ts'
import { allOf, anyOf, comparable, not, oneOf } from '../../semantics/compare.ts'
import { convert, toJson, toText } from '../../semantics/convert.ts'
import { coreCall } from '../../semantics/core-call.ts'
import { folded, hasList, matches, oneOfFolded } from '../../semantics/text-match.ts'
import { parseDynamic } from '../../values/json.ts'
import { lowerExpression } from '../expression.ts'
import type { Lowering } from '../lowering.ts'
import { type Scope, withoutRow } from '../scope.ts'
import { isTable, lowerTable } from '../table.ts'
import { callByName } from './call.ts'

const isConstant = (value: Expression) => value.kind === 'literal'

/** Elements of a constant dynamic array as literals; undefined where the value is no such array. */
function constantElements(value: Expression): Expression[] | undefined {
  if (value.kind !== 'literal' || value.type !== 'dynamic' || value.value === null) return undefined
  const parsed = parseDynamic(String(value.value))
  const items = Array.isArray(parsed) ? parsed : [parsed]
  return items.map((item) => {
    if (typeof item === 'string') return literal('string', item)
    if (typeof item === 'bigint') return literal('long', item)
    if (typeof item === 'number') return Number.isInteger(item) ? literal('long', BigInt(item)) : literal('real', item)
    if (typeof item === 'boolean') return literal('bool', item ? 1n : 0n)
    return literal('dynamic', item === null ? null : JSON.stringify(item))
  })
}

function candidates(node: Syntax, scope: Scope, lowering: Lowering): Expression[] {
  return node
    .child('Right')
    .list('Expressions')
    .map((item) => lowerExpression(item, scope, lowering))
    .flatMap((item) => constantElements(item) ?? [item])
}

function membership(value: Expression, table: Table, ignoreCase: boolean, node: Syntax, scope: Scope, lowering: Lowering): Expression {
  const column = table.columns[0]?.column
  if (!column) return lowering.refuse(node, 'kql.no-columns', 'the table has no column to look in', scope)
  const listed = { kind: 'column', column, type: column.type, nullable: column.nullable, nan: column.nan } as const
  const [sought, found] = ignoreCase ? [folded(toText(value)), folded(toText(listed))] : (comparable(value, listed) ?? [])
  if (!sought || !found) return lowering.refuse(node, 'kql.type-mismatch', `${value.type} is not comparable with ${column.type}`, scope)
  const key = lowering.newColumn(column.sql, found.type, { nullable: found.nullable })
  const relation = { op: 'extend', input: table.relation, outputs: [{ column: key, expression: found }] } as const
  return { kind: 'membership', value: sought, relation, column: key, type: 'bool', nullable: false, nan: false }
}

/** `in`, `!in`, `in~`, `!in~` over a list of values, a dynamic array or a table's first column. */
export function lowerIn(node: Syntax, scope: Scope, lowering: Lowering): Expression {
  const operator = node.token('Operator')
  const ignoreCase = operator.endsWith('~')
  const value = lowerExpression(node.child('Left'), scope, lowering)
  const items = node.child('Right').list('Expressions')
  const only = items.length === 1 ? items[0]! : undefined
  const found =
    only && isTable(only, scope)
      ? membership(value, lowerTable(only, withoutRow(scope), lowering), ignoreCase, node, scope, lowering)
      : amongValues(value, candidates(node, scope, lowering), ignoreCase, node, scope, lowering)
  return operator.startsWith('!') ? not(found) : found
}

function amongValues(
  value: Expression,
  items: readonly Expression[],
  ignoreCase: boolean,
  node: Syntax,
  scope: Scope,
  lowering: Lowering,
): Expression {
  const arrays = items.filter((item) => item.type === 'dynamic' && !isConstant(item))
  const singles = items.filter((item) => !arrays.includes(item))
  const inArrays = arrays.map((array) => {
    const [sought, list] = ignoreCase ? [toJson(folded(toText(value))), coreCall('fold_json', array)] : [toJson(value), array]
    return coreCall('json_includes', list, sought)
  })
  if (ignoreCase) return anyOf([...(singles.length ? [oneOfFolded(value, singles)] : []), ...inArrays])
  const pairs = singles.map(
    (item) =>
      comparable(value, item) ?? lowering.refuse(node, 'kql.type-mismatch', `${value.type} is not comparable with ${item.type}`, scope),
  )
  const left = pairs[0]?.[0] ?? value
  const same = pairs.every((pair) => pair[0].type === left.type)
  const alone = same
    ? [
        oneOf(
          left,
          pairs.map((pair) => pair[1]),
        ),
      ]
    : pairs.map((pair) => oneOf(pair[0], [pair[1]]))
  return anyOf([...(pairs.length ? alone : []), ...inArrays])
}

/** `has_any`, `has_all`, with the needles listed, in a dynamic, or in a table's first column. */
export function lowerHasList(node: Syntax, scope: Scope, lowering: Lowering): Expression {
  const all = node.kind === 'HasAllExpression'
  const value = toText(lowerExpression(node.child('Left'), scope, lowering))
  const items = node.child('Right').list('Expressions')
  const only = items.length === 1 ? items[0]! : undefined
  if (only && isTable(only, scope)) {
    const table = lowerTable(only, withoutRow(scope), lowering)
    const column = table.columns[0]?.column
    if (!column) return lowering.refuse(node, 'kql.no-columns', 'the table has no column to look in', scope)
    return hasList(all, value, { kind: 'collected', relation: table.relation, column, type: 'dynamic', nullable: false, nan: false })
  }
  const needles = candidates(node, scope, lowering)
  if (needles.every((needle) => needle.type !== 'dynamic')) {
    const each = needles.map((needle) => matches('has', value, needle, false))
    return all ? allOf(each) : each.length > 24 ? hasList(false, value, packed(needles, node, scope, lowering)) : anyOf(each)
  }
  return hasList(all, value, needles.length === 1 ? needles[0]! : packed(needles, node, scope, lowering))
}

function packed(items: readonly Expression[], node: Syntax, scope: Scope, lowering: Lowering): Expression {
  if (items.every((item) => item.kind === 'literal' && item.type === 'string')) {
    return literal('dynamic', JSON.stringify(items.map((item) => (item.kind === 'literal' ? item.value : ''))))
  }
  return convert(callByName('pack_array', items, node, scope, lowering), 'dynamic')!
}
