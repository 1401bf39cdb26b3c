import type { Syntax } from '../../adapter/syntax.ts'
import { type Expression, text } from '../../ir/expression.ts'
import { convert, retyped } from '../../semantics/convert.ts'
import { coreCall } from '../../semantics/core-call.ts'
import { lowerExpression } from '../expression.ts'
import type { Lowering } from '../lowering.ts'
import type { Scope } from '../scope.ts'

const asDynamic = (value: Expression): Expression =>
  value.type === 'string' ? coreCall('json_of_text', value) : value.type === 'dynamic' ? value : convert(value, 'dynamic')!

/** `a.b`: a member of a dynamic, or of a qualifier such as `$left`. */
export function lowerPath(node: Syntax, scope: Scope, lowering: Lowering): Expression {
  const [target, selector] = [node.child('Expression'), node.child('Selector')]
  const members = target.kind === 'NameReference' ? scope.qualifiers?.get(target.simpleName) : undefined
  if (members) {
    const found = members(selector.simpleName)
    return found ?? lowering.refuse(selector, 'kql.unknown-name', `${target.simpleName} has no ${selector.simpleName}`, scope)
  }
  const value = asDynamic(lowerExpression(target, scope, lowering))
  if (selector.kind === 'BracketedExpression') return element(value, selector, scope, lowering)
  return coreCall('member', value, text(selector.simpleName))
}

/** `a[0]`, `a['name']`, `a[expression]`. */
export function lowerElement(node: Syntax, scope: Scope, lowering: Lowering): Expression {
  return element(asDynamic(lowerExpression(node.child('Expression'), scope, lowering)), node.child('Selector'), scope, lowering)
}

function element(value: Expression, selector: Syntax, scope: Scope, lowering: Lowering): Expression {
  const inner = selector.kind === 'BracketedExpression' ? selector.child('Expression') : selector
  const key = lowerExpression(inner, scope, lowering)
  if (key.type === 'string') return coreCall('member', value, key)
  if (key.type === 'dynamic') return coreCall('at', value, key)
  const index = convert(key, 'long')
  if (!index) return lowering.refuse(inner, 'kql.bad-index', `${inner.text} is neither a name nor a place`, scope)
  return coreCall('element', value, retyped(index, 'int'))
}
