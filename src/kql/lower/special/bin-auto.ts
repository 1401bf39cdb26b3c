import { arithmetic, binned } from '../../semantics/arithmetic.ts'
import { lowerExpression } from '../expression.ts'
import type { Special } from './special.ts'

/** `bin_auto(x)`: bins of the size that `set query_bin_auto_size` says, with an edge at `query_bin_auto_at`. */
const binAuto: Special = (node, scope, lowering) => {
  const [argument] = node.child('ArgumentList').list('Expressions')
  const value = lowerExpression(argument!, scope, lowering)
  const [size, at] = [lowering.settings.get('query_bin_auto_size'), lowering.settings.get('query_bin_auto_at')]
  if (!size) return lowering.refuse(node, 'kql.missing-parameter', 'bin_auto needs its size', scope, 'set query_bin_auto_size = 1h;')
  const distance = at ? arithmetic('-', value, at) : value
  const below = distance && binned(distance, size)
  const result = at && below ? arithmetic('+', at, below) : below
  return result ?? lowering.refuse(node, 'kql.unsupported-arguments', `bin_auto of ${value.type} is not supported`, scope)
}

export const bins: Record<string, Special> = { bin_auto: binAuto }
