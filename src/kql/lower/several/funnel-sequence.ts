import { funnelInputs } from '../plugins/funnels.ts'
import { stepTable } from '../plugins/plugin.ts'
import type { LowerSeveral } from './several.ts'

/**
 * `evaluate funnel_sequence(id, time, start, end, window, bin, state, sequence)`: who went through a sequence of states, by the states before
 * and behind it, by the one before, and by the one behind.
 */
export const lowerFunnelSequence: LowerSeveral = (node, input, scope, lowering) => {
  const [time, prev, next, ...counts] = node.columns ?? []
  const none = prev?.type === 'string' ? '' : null
  const inputs = funnelInputs(node.child('FunctionCall'), 6, input, scope, lowering)
  const around = { prev: prev!, next: next! }
  return ([['prev', 'next'], ['prev'], ['next']] as const).map((by) => {
    const shown = [time!, ...by.map((which) => around[which]), ...counts]
    return { name: by.join(', '), table: stepTable('funnel_sequence', { by, none }, inputs, shown, lowering) }
  })
}
