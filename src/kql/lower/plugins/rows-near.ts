import { argumentsOf, constantOf, type LowerPlugin, stepTable, typed, withExpressions } from './plugin.ts'

/** `rows_near(condition, before, after)`: rows that stand near a row for which the condition holds. */
export const rowsNear: LowerPlugin = (call, input, scope, lowering) => {
  const [condition, before, after] = argumentsOf(call).positional
  const { table, columns } = withExpressions(input, [condition!], scope, lowering)
  const near = Number(constantOf(before, scope, lowering) ?? 0)
  const rows = { ...table, columns: [...input.columns, columns[0]!] }
  const settings = { before: near, after: Number(constantOf(after, scope, lowering) ?? near) }
  const result = stepTable('rows_near', settings, [rows], [...typed(input)], lowering)
  return { ...result, order: result.order, sorted: true, partition: [] }
}
