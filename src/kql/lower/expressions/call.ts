import type { Syntax } from '../../adapter/syntax.ts'
import { aggregateNamed, scalarNamed } from '../../catalog/index.ts'
import type { Param, ScalarForm, ScalarRow } from '../../catalog/scalar-row.ts'
import { columnExpression, type Expression } from '../../ir/expression.ts'
import { adapted, convert, costOf, toJson } from '../../semantics/convert.ts'
import { choiceType, type KqlType, typeNamed } from '../../types.ts'
import { lowerAggregateCall } from '../aggregate-call.ts'
import { lowerExpression } from '../expression.ts'
import { isWalk, lowerWalk } from '../graph/paths.ts'
import type { Lowering } from '../lowering.ts'
import { bindingOf, type Scope } from '../scope.ts'
import { specials } from '../special/index.ts'
import { isTuple, lowerTuple } from '../tuple.ts'
import { callUserFunction, isUserFunction } from '../user-function.ts'

interface Signature {
  readonly params: readonly Param[]
  readonly optional?: number
  readonly rest?: Param
}

const paramAt = (form: Signature, index: number): Param | undefined => form.params[index] ?? form.rest

/** The cheapest form that takes these argument types, or undefined. */
export function chooseForm<Form extends Signature>(
  forms: readonly Form[],
  types: readonly KqlType[],
): { form: Form; index: number } | undefined {
  let best: { form: Form; index: number; cost: number } | undefined
  forms.forEach((form, index) => {
    if (types.length < form.params.length - (form.optional ?? 0)) return
    if (types.length > form.params.length && !form.rest) return
    let cost = 0
    for (const [at, type] of types.entries()) {
      const step = costOf(type, paramAt(form, at)!)
      if (step === undefined) return
      cost += step
    }
    if (!best || cost < best.cost) best = { form, index, cost }
  })
  return best
}

/** The type all `common` arguments are brought to; kinds that do not go together meet in dynamic, as text does not convert silently. */
function commonOf(values: readonly Expression[]): KqlType {
  const known = values.filter((value) => !(value.kind === 'literal' && value.value === null))
  return (known.length ? known : values).map((value) => value.type).reduce((a, b) => choiceType(a, b) ?? 'dynamic')
}

/** Arguments converted for a form, and the form's result type for them. */
export function fitted(
  form: Signature & { readonly returns: ScalarForm['returns'] },
  args: readonly Expression[],
): { args: Expression[]; type: KqlType } {
  const shared = args.filter((_, index) => paramAt(form, index) === 'common')
  const common = shared.length ? commonOf(shared) : undefined
  const ready = args.map((arg, index) => {
    const param = paramAt(form, index)!
    return param === 'common' ? (convert(arg, common!) ?? toJson(arg)) : adapted(arg, param)
  })
  const { returns } = form
  const type =
    returns === 'common'
      ? common!
      : returns === 'first'
        ? ready[0]!.type
        : typeof returns === 'function'
          ? returns(ready.map((arg) => arg.type))
          : returns
  return { args: ready, type }
}

/** A call of a catalog function on arguments that are lowered already. */
export function callByName(name: string, args: readonly Expression[], node: Syntax, scope: Scope, lowering: Lowering): Expression {
  const row = scalarNamed(name)
  if (!row) return lowering.refuse(node, 'kql.unsupported-function', `The function ${name} is not supported`, scope)
  return callRow(row, args, node, scope, lowering)
}

function callRow(row: ScalarRow, args: readonly Expression[], node: Syntax, scope: Scope, lowering: Lowering): Expression {
  const chosen = chooseForm(
    row.forms,
    args.map((arg) => arg.type),
  )
  if (!chosen) {
    const types = args.map((arg) => arg.type).join(', ')
    return lowering.refuse(node, 'kql.unsupported-arguments', `${row.name}(${types}) is not supported`, scope)
  }
  const { form, index } = chosen
  const ready = fitted(form, args)
  const nullable = ready.type !== 'string' && !form.total
  const nan = form.nan ?? (ready.type === 'real' && form.sql !== undefined && ready.args.some((arg) => arg.nan))
  return {
    kind: 'call',
    function: row.name,
    form,
    index,
    args: ready.args,
    type: ready.type,
    nullable,
    nan,
    deterministic: row.deterministic !== false,
  }
}

/** `long` of `typeof(long)`. */
const typeText = (node: Syntax) => node.text.replace(/^typeof\s*\(\s*|\s*\)$/g, '')

/** `f(a, b)`: a function of the language's core, of the query, of the catalog, or an aggregate inside `summarize`. */
export function lowerCall(node: Syntax, scope: Scope, lowering: Lowering): Expression {
  const name = node.child('Name').simpleName
  const bound = bindingOf(scope.names, name)
  if (bound?.kind === 'function' || (!scalarNamed(name) && isUserFunction(node))) return callUserFunction(node, scope, lowering).scalar()
  if (scope.aggregation && aggregateNamed(name)) return columnExpression(lowerAggregateCall(node, scope, lowering))
  if (isWalk(name, scope)) return lowerWalk(node, scope, lowering)
  if (isTuple(node)) return lowerTuple(node, scope, lowering)
  const special = specials[name]
  if (special) return special(node, scope, lowering)
  if (!scalarNamed(name) && !aggregateNamed(name))
    return lowering.refuse(node.child('Name'), 'kql.unsupported-function', `The function ${name} is not supported`, scope)
  const nodes = node.child('ArgumentList').list('Expressions')
  const wanted = nodes.at(-1)?.kind === 'TypeOfLiteralExpression' ? typeNamed(typeText(nodes.at(-1)!)) : undefined
  const args = (wanted ? nodes.slice(0, -1) : nodes).map((arg) => lowerExpression(arg, scope, lowering))
  const row = scalarNamed(name)
  if (row) {
    const value = callRow(row, args, node, scope, lowering)
    return wanted ? (convert(value, wanted) ?? value) : value
  }
  return lowering.refuse(node, 'kql.misplaced-aggregate', `The aggregate ${name} has no place here`, scope)
}
