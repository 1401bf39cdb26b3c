import type { Syntax } from '../../adapter/syntax.ts'
import type { Visible } from '../../ir/column.ts'
import { columnExpression, type Expression } from '../../ir/expression.ts'
import type { Table } from '../../ir/table.ts'
import { aggregateOf } from '../aggregate-call.ts'
import { lowerExpression } from '../expression.ts'
import type { Lowering } from '../lowering.ts'
import type { Named } from '../operator.ts'
import type { Scope } from '../scope.ts'
import { callOf, type Gathered } from './summarize.ts'

const extremes: Record<string, 'max' | 'min'> = { arg_max: 'max', arg_min: 'min', argmax: 'max', argmin: 'min' }
const anys: ReadonlySet<string> = new Set(['take_any', 'any', 'anyif', 'take_anyif'])
const manys: Record<string, string> = { percentiles: 'percentile', percentilesw: 'percentilew' }

/** Names given in front of the call: `(a, b) = arg_max(…)`, or one for the first column. */
function givenNames(node: Syntax): readonly string[] {
  if (node.kind === 'CompoundNamedExpression') {
    return node
      .child('Names')
      .list('Names')
      .map((name) => name.simpleName)
  }
  return node.kind === 'SimpleNamedExpression' ? [node.child('Name').simpleName] : []
}

/** Arguments as named expressions; `*` stands for every column that is neither a key nor named already. */
function spread(
  items: readonly Syntax[],
  keys: readonly Visible[],
  input: Table,
  row: Scope,
  lowering: Lowering,
  taken: readonly Expression[],
): Named[] {
  const used = new Set([...keys.map((k) => k.column), ...taken.flatMap((t) => (t.kind === 'column' ? [t.column] : []))])
  return items.flatMap((item) => {
    if (item.kind !== 'StarExpression') return [{ name: item.resultName ?? '', expression: lowerExpression(item, row, lowering) }]
    return input.columns.filter((c) => !used.has(c.column)).map((c) => ({ name: c.name, expression: columnExpression(c.column) }))
  })
}

/** `arg_max(x, …)` and `arg_min(x, …)`. */
export function extremeOf(
  name: string,
  node: Syntax,
  keys: readonly Visible[],
  input: Table,
  row: Scope,
  lowering: Lowering,
  into: Gathered,
): boolean {
  const aggregate = extremes[name]
  if (!aggregate) return false
  const call = callOf(node)
  const [first, ...others] = call.child('ArgumentList').list('Expressions')
  if (!first) return false
  const value = lowerExpression(first, row, lowering)
  const carried = spread(others, keys, input, row, lowering, [value]).map(({ name: own, expression }) => ({
    name: own,
    output: { column: lowering.newColumn(own, expression.type, { ...expression, nullable: true }), expression },
  }))
  const extreme = aggregateOf(aggregate, [value], call, row, lowering)
  into.extremes.push({ call: extreme, carried: carried.map((c) => c.output) })
  const given = givenNames(node)
  const names = [first.resultName ?? name, ...carried.map((c) => c.name)].map((own, i) => given[i] ?? own)
  const columns = [extreme.column, ...carried.map((c) => c.output.column)]
  into.columns.push(...columns.map((column, i) => ({ name: names[i]!, column })))
  return true
}

/** `take_any(…)`: values of any one row of the group; the single value sought is one that is there. */
export function anyOfRow(
  name: string,
  node: Syntax,
  keys: readonly Visible[],
  input: Table,
  row: Scope,
  lowering: Lowering,
  into: Gathered,
): boolean {
  const call = callOf(node)
  const items = anys.has(name) ? call.child('ArgumentList').list('Expressions') : []
  if (items.length === 0 || name.endsWith('if')) return false
  if (items.length === 1 && items[0]!.kind !== 'StarExpression') return false
  const given = givenNames(node)
  spread(items, keys, input, row, lowering, []).forEach(({ name: own, expression }, i) => {
    const column = lowering.newColumn(own, expression.type, { ...expression, nullable: true })
    into.carried.push({ column, expression })
    into.columns.push({ name: given[i] ?? own, column })
  })
  return true
}

/** `percentiles(x, 5, 50)`: one column for each. */
export function manyOf(name: string, node: Syntax, row: Scope, lowering: Lowering, into: Gathered): boolean {
  const single = manys[name]
  if (!single) return false
  const call = callOf(node)
  const args = call.child('ArgumentList').list('Expressions')
  const shared = name === 'percentilesw' ? 2 : 1
  const values = args.slice(0, shared).map((arg) => lowerExpression(arg, row, lowering))
  const given = givenNames(node)
  args.slice(shared).forEach((arg, i) => {
    const one = aggregateOf(single, [...values, lowerExpression(arg, row, lowering)], call, row, lowering)
    into.calls.push(one)
    const own = `percentile_${args[0]?.resultName ?? ''}_${arg.text.replace('.', '_')}`
    into.columns.push({ name: given[i] ?? own, column: one.column })
  })
  return true
}
