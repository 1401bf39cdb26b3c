import { columnsMatching } from '../operators/project.ts'
import { argumentsOf, type LowerPlugin, stepTable } from './plugin.ts'

/** `dcount_intersect(hll_1, hll_2, …)`: behind each row, how many values the first sketch has, the first two share, and so on. */
export const dcountIntersect: LowerPlugin = (call, input, scope, lowering, evaluate) => {
  const sketches = argumentsOf(call).positional.flatMap((node) => columnsMatching(node, input, scope, lowering))
  const settings = { sketches: sketches.map((sketch) => input.columns.indexOf(sketch)) }
  return stepTable('dcount_intersect', settings, [input], evaluate.columns ?? [], lowering)
}
