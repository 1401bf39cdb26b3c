import type { Syntax } from '../../adapter/syntax.ts'
import { type Expression, literal } from '../../ir/expression.ts'
import { formatDynamic } from '../../values/json.ts'
import { textOfDatetime, textOfTimespan } from '../../values/text.ts'
import { lowerExpression } from '../expression.ts'
import type { Lowering } from '../lowering.ts'
import type { Scope } from '../scope.ts'
import { jsonOfNode } from './literal.ts'

/** A literal value as JSON inside a dynamic literal. */
function jsonOfLiteral(value: Expression): string | undefined {
  if (value.kind !== 'literal') return undefined
  if (value.value === null) return 'null'
  switch (value.type) {
    case 'bool':
      return value.value === 1n ? 'true' : 'false'
    case 'datetime':
      return formatDynamic(textOfDatetime(value.value as bigint))
    case 'timespan':
      return formatDynamic(textOfTimespan(value.value as bigint))
    case 'real':
    case 'decimal':
      return formatDynamic(Float64Array.of(Number(value.value))).slice(1, -1)
    case 'dynamic':
      return String(value.value)
    case 'string':
    case 'guid':
      return formatDynamic(value.value)
    default:
      return String(value.value)
  }
}

/** `dynamic([1, "a"])`. */
export function lowerDynamic(node: Syntax, scope: Scope, lowering: Lowering): Expression {
  const inner = node.child('Expression')
  const json = jsonOfNode(inner, (part) => {
    if (part.text === 'null') return 'null'
    const written = jsonOfLiteral(lowerExpression(part, scope, lowering))
    return written ?? lowering.refuse(part, 'kql.bad-literal', 'a dynamic literal holds constants only', scope)
  })
  return literal('dynamic', json === 'null' ? null : json)
}
