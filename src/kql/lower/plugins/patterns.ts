import { columnExpression } from '../../ir/expression.ts'
import { lowerExpression } from '../expression.ts'
import { columnsMatching } from '../operators/project.ts'
import { argumentsOf, constantOf, type LowerPlugin, stepTable, typed, valuesTable, withExpressions } from './plugin.ts'

/** Constants may be left out with `'~'`. */
const given = (text: string | undefined) => (text === undefined || text === '~' ? undefined : text)

/** `autocluster` and `basket`: patterns of values that many rows share. */
const frequent =
  (operator: 'autocluster' | 'basket'): LowerPlugin =>
  (call, input, scope, lowering) => {
    const { positional } = argumentsOf(call)
    const [first, weightNode] = positional
    const threshold = Number(given(constantOf(first, scope, lowering)) ?? (operator === 'basket' ? 0.05 : 0.6))
    const weight = weightNode?.kind === 'NameReference' ? columnsMatching(weightNode, input, scope, lowering)[0] : undefined
    const own = typed(input).filter((c) => c.name !== weight?.name)
    const head = [
      { name: 'SegmentId', type: 'long' as const },
      { name: 'Count', type: 'long' as const },
      { name: 'Percent', type: 'real' as const },
    ]
    const settings = { threshold, weight: weight ? input.columns.indexOf(weight) : -1 }
    return stepTable(operator, settings, [input], [...head, ...own], lowering)
  }

/** `diffpatterns(column, a, b)`: patterns that tell two sets of rows apart. */
const diffpatterns: LowerPlugin = (call, input, scope, lowering) => {
  const [splitNode, a, b, thresholdNode] = argumentsOf(call).positional
  const split = columnsMatching(splitNode!, input, scope, lowering)[0]!
  const settings = {
    split: input.columns.indexOf(split),
    a: constantOf(a, scope, lowering),
    b: constantOf(b, scope, lowering),
    threshold: Number(given(constantOf(thresholdNode, scope, lowering)) ?? 0.05),
  }
  const head = ['SegmentId', 'CountA', 'CountB'].map((name) => ({ name, type: 'long' as const }))
  const shares = ['PercentA', 'PercentB', 'PercentDiffAB'].map((name) => ({ name, type: 'real' as const }))
  return stepTable('diffpatterns', settings, [input], [...head, ...shares, ...typed(input).filter((c) => c.name !== split.name)], lowering)
}

/** `sequence_detect(time, maxStep, maxSpan, name = predicate, …, dimensions…)`: how often the predicates came true one after the other. */
const sequenceDetect: LowerPlugin = (call, input, scope, lowering, evaluate) => {
  const all = call.child('ArgumentList').list('Expressions')
  const [time, maxStep, maxSpan, ...rest] = all
  const predicates = rest.filter((node) => node.type === 'bool')
  const dimensions = rest.filter((node) => !predicates.includes(node))
  const { table, columns } = withExpressions(input, [time!, ...predicates, ...dimensions], scope, lowering)
  const spans = [maxStep!, maxSpan!].map((node) => lowerExpression(node, scope, lowering))
  const rows = {
    ...table,
    columns,
    order: [{ expression: columnExpression(columns[0]!.column), descending: false, nullsFirst: true }],
    sorted: true,
  }
  return stepTable(
    'sequence_detect',
    { predicates: predicates.length, dimensions: dimensions.length },
    [rows, valuesTable(spans, lowering)],
    evaluate.columns ?? [],
    lowering,
  )
}

export const patterns: Record<string, LowerPlugin> = {
  autocluster: frequent('autocluster'),
  basket: frequent('basket'),
  diffpatterns,
  sequence_detect: sequenceDetect,
}
