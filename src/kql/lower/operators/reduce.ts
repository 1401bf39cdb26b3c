import type { LowerOperator } from '../operator.ts'
import { constantOf, stepTable, typed, withExpressions } from '../plugins/plugin.ts'

/** `reduce by text`: texts that are alike, by the words that many of them share at the same places. */
export const lowerReduce: LowerOperator = (node, input, scope, lowering) => {
  const { table, columns } = withExpressions(input, [node.child('Expression')], scope, lowering)
  const given = new Map(
    (node.maybe('With')?.list('Parameters') ?? []).map((one) => [one.child('Name').simpleName.toLowerCase(), one.child('Expression')]),
  )
  const keepsRows = node.parameters.get('kind')?.text === 'source'
  const settings = {
    threshold: Number(constantOf(given.get('threshold'), scope, lowering) ?? 0.1),
    characters: constantOf(given.get('characters'), scope, lowering) ?? null,
    keepsRows,
  }
  const found = [
    { name: 'Pattern', type: 'string' },
    { name: 'Count', type: 'long' },
    { name: 'Representative', type: 'string' },
  ] as const
  const own = keepsRows ? typed(input) : []
  const rows = { ...table, columns: [...(keepsRows ? input.columns : []), columns[0]!] }
  return stepTable('reduce', settings, [rows], [...own, ...found], lowering)
}
