import { problem } from '#base/problem.ts'
import { whereOf } from '../adapter/diagnostics.ts'
import type { Syntax } from '../adapter/syntax.ts'
import { type Expression, literal } from '../ir/expression.ts'
import type { Table } from '../ir/table.ts'
import { convert } from '../semantics/convert.ts'
import { lowerExpression } from './expression.ts'
import type { Lowering } from './lowering.ts'
import { type Binding, bindingOf, type Names, openNames, type Scope, withoutRow } from './scope.ts'
import { lowerStatement } from './statement.ts'
import { lowerTable, tableOf } from './table.ts'

/** Whether the node calls a function with a KQL body: of the query, or stored. */
export const isUserFunction = (node: Syntax) => node.calledBody !== undefined

function argumentNodes(node: Syntax): readonly Syntax[] {
  return node.maybe('ArgumentList')?.list('Expressions') ?? []
}

/** What each parameter stands for in the body; `input` is what `invoke` hands to the first one. */
function bindArguments(node: Syntax, scope: Scope, lowering: Lowering, input: Table | undefined, own: Map<string, Binding>): void {
  const all = argumentNodes(node)
  const given = all.filter((arg) => arg.kind !== 'SimpleNamedExpression')
  const named = new Map(all.filter((arg) => !given.includes(arg)).map((arg) => [arg.child('Name').simpleName, arg.child('Expression')]))
  let place = 0
  node.calledParameters.forEach((parameter, index) => {
    if (input && index === 0) {
      own.set(parameter.name, { kind: 'table', table: input })
      return
    }
    const arg = named.get(parameter.name) ?? given[place++] ?? parameter.fallback
    if (!arg) return
    if (parameter.isTable) {
      own.set(parameter.name, { kind: 'table', table: lowerTable(arg, withoutRow(scope), lowering) })
      return
    }
    const bound = arg.kind === 'NameReference' ? bindingOf(scope.names, arg.simpleName) : undefined
    if (bound?.kind === 'function') {
      own.set(parameter.name, bound)
      return
    }
    const value = lowerExpression(arg, scope, lowering)
    const typed = parameter.type ? (convert(value, parameter.type) ?? value) : value
    own.set(parameter.name, {
      kind: 'scalar',
      expression: value.kind === 'literal' && value.value === null ? literal(parameter.type ?? value.type, null) : typed,
    })
  })
}

/** A stored function may answer less than its name promises; that is said once, where it is called. */
function tellNotice(name: string, node: Syntax, scope: Scope, lowering: Lowering): void {
  const notice = lowering.catalog.functions?.find((stored) => stored.name === name)?.notice
  if (!notice || lowering.notices.some((told) => told.message === notice)) return
  const { start, end } = scope.callSite ?? node
  lowering.notices.push(problem('kql.known-in-part', notice, { severity: 'warning', where: whereOf(lowering.text, start, end) }))
}

/** A call of a function written in KQL: its body with the arguments in place, as a value or as rows. */
export function callUserFunction(node: Syntax, scope: Scope, lowering: Lowering, input?: Table): { scalar(): Expression; table(): Table } {
  const body = node.calledBody
  const name = node.maybe('Name')?.simpleName ?? node.simpleName
  if (!body) return lowering.refuse(node, 'kql.unsupported-function', `The function ${name} is not supported`, scope)
  const bound = bindingOf(scope.names, name)
  if (!bound) tellNotice(name, node, scope, lowering)
  const names: Names = openNames(bound?.kind === 'function' ? bound.closure : undefined)
  bindArguments(node, scope, lowering, input, names.own)
  const { table, ...rest } = scope
  const inner: Scope = { ...rest, names, callSite: scope.callSite ?? node }
  for (const statement of body.list('Statements')) lowerStatement(statement, inner, lowering)
  const result = body.child('Expression')
  return {
    scalar: () => lowerExpression(result, table ? { ...inner, table } : inner, lowering),
    table: () => tableOf(lowerTable(result, withoutRow(inner), lowering), lowering),
  }
}
