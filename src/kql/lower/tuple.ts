import type { Syntax } from '../adapter/syntax.ts'
import { type Expression, literal } from '../ir/expression.ts'
import { adapted, convert } from '../semantics/convert.ts'
import { coreCall } from '../semantics/core-call.ts'
import { coreRow } from '../semantics/core-functions.ts'
import { tupleFields } from '../semantics/tuple-functions.ts'
import { lowerExpression } from './expression.ts'
import type { Lowering } from './lowering.ts'
import type { Named } from './operator.ts'
import type { Scope } from './scope.ts'

const sorts: ReadonlySet<string> = new Set(['array_sort_asc', 'array_sort_desc'])

/** The call of a function of several values that a node makes, names in front of it left aside. */
function tupleCall(node: Syntax): Syntax | undefined {
  const inner = node.kind === 'SimpleNamedExpression' || node.kind === 'CompoundNamedExpression' ? node.child('Expression') : node
  if (inner.kind !== 'FunctionCallExpression') return undefined
  const name = inner.child('Name').simpleName
  if (name in tupleFields) return inner
  return sorts.has(name) && arrayArguments(inner).length > 1 ? inner : undefined
}

/** A flag may follow the arrays: whether nulls go last. */
function arrayArguments(call: Syntax): readonly Syntax[] {
  return call
    .child('ArgumentList')
    .list('Expressions')
    .filter((arg) => arg.type !== 'bool')
}

/** All values of such a function as one dynamic array. */
export function lowerTuple(call: Syntax, scope: Scope, lowering: Lowering): Expression {
  const name = call.child('Name').simpleName
  const nodes = call.child('ArgumentList').list('Expressions')
  const given = nodes.map((node) => lowerExpression(node, scope, lowering))
  const flag = given.find((value) => value.type === 'bool') ?? literal('bool', 1n)
  const args = sorts.has(name) ? [flag, ...given.filter((value) => value.type !== 'bool')] : given
  const form = coreRow(name).forms[0]!
  return coreCall(name, ...args.map((arg, i) => adapted(arg, form.params[i] ?? form.rest ?? 'dynamic')))
}

export const isTuple = (node: Syntax) => tupleCall(node) !== undefined

function givenNames(node: Syntax): readonly string[] {
  if (node.kind === 'SimpleNamedExpression') return [node.child('Name').simpleName]
  if (node.kind !== 'CompoundNamedExpression') return []
  return node
    .child('Names')
    .list('Names')
    .map((name) => name.simpleName)
}

/** The columns an expression makes: one, or those of a function of several values. A single name given takes the first alone. */
export function tupleColumns(node: Syntax, scope: Scope, lowering: Lowering): Named[] | undefined {
  const call = tupleCall(node)
  if (!call) return undefined
  const name = call.child('Name').simpleName
  const argument = arrayArguments(call)
  const fields =
    tupleFields[name] ?? argument.map((arg, i) => ({ name: `${arg.resultName ?? `array${i + 1}`}_sorted`, type: 'dynamic' as const }))
  const whole = lowerTuple(call, scope, lowering)
  const given = givenNames(node)
  const shown = node.kind === 'SimpleNamedExpression' ? fields.slice(0, 1) : fields
  return shown.map((field, i) => {
    const item = coreCall('element', whole, literal('int', BigInt(i)))
    const own = sorts.has(name) ? field.name : `${name}_${argument[0]?.resultName ?? ''}_${field.name}`
    return { name: given[i] ?? own, expression: convert(item, field.type) ?? item }
  })
}
