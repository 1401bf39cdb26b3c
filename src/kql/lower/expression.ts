import type { Syntax } from '../adapter/syntax.ts'
import { type Expression, text } from '../ir/expression.ts'
import { lowerBetween } from './expressions/between.ts'
import { lowerBinary, lowerUnary } from './expressions/binary.ts'
import { lowerCall } from './expressions/call.ts'
import { lowerDynamic } from './expressions/dynamic.ts'
import { lowerHasList, lowerIn } from './expressions/in.ts'
import { lowerLiteral } from './expressions/literal.ts'
import { lowerName } from './expressions/name.ts'
import { lowerElement, lowerPath } from './expressions/path.ts'
import { lowerToScalar } from './expressions/to-scalar.ts'
import type { Lowering } from './lowering.ts'
import type { Scope } from './scope.ts'

type LowerExpression = (node: Syntax, scope: Scope, lowering: Lowering) => Expression

const inner: LowerExpression = (node, scope, lowering) => lowerExpression(node.child('Expression'), scope, lowering)

const lowerings: Record<string, LowerExpression> = {
  LiteralExpression: lowerLiteral,
  CompoundStringLiteralExpression: (node) => text(node.stringValue ?? ''),
  DynamicExpression: lowerDynamic,
  ParenthesizedExpression: inner,
  SimpleNamedExpression: inner,
  CompoundNamedExpression: inner,
  OrderedExpression: inner,
  NameReference: lowerName,
  PathExpression: lowerPath,
  ElementExpression: lowerElement,
  BinaryExpression: lowerBinary,
  PrefixUnaryExpression: lowerUnary,
  InExpression: lowerIn,
  HasAnyExpression: lowerHasList,
  HasAllExpression: lowerHasList,
  BetweenExpression: lowerBetween,
  FunctionCallExpression: lowerCall,
  ToScalarExpression: lowerToScalar,
}

/** A scalar expression of the bound tree as one of the plan; what is not known is refused with its place. */
export function lowerExpression(node: Syntax, scope: Scope, lowering: Lowering): Expression {
  const lower = lowerings[node.kind]
  if (!lower) return lowering.refuse(node, 'kql.unsupported-expression', `${node.kind} is not supported here`, scope)
  return lower(node, scope, lowering)
}
