import type { Syntax } from '../adapter/syntax.ts'
import { text } from '../ir/expression.ts'
import type { Table } from '../ir/table.ts'
import type { Lowering } from './lowering.ts'
import { type Binding, bindingOf, type Names, openNames, type Scope, withoutRow } from './scope.ts'
import { lowerStatement } from './statement.ts'
import { lowerTable, tableOf } from './table.ts'

/** What `declare pattern` lays down: a query for each of its lists of arguments, with a path behind them or without. */
export interface DeclaredPattern {
  readonly parameters: readonly string[]
  readonly path: string | undefined
  readonly cases: readonly { readonly args: readonly string[]; readonly path: string | undefined; readonly body: Syntax }[]
  readonly closure: Names
}

const constant = (node: Syntax) => node.constantString ?? node.stringValue ?? node.text
const nameOf = (parameter: Syntax) => parameter.child('Name').simpleName

/** `declare pattern f = (x: string)[path: string] { ("a").["b"] = { query }; … }`; without a body it only says that the name is one. */
export function declarePattern(node: Syntax, scope: Scope): void {
  const declared = node.maybe('Pattern')
  const path = declared?.maybe('PathParameter')?.child('Parameter')
  const pattern: DeclaredPattern = {
    parameters: declared?.list('Parameters').map(nameOf) ?? [],
    path: path && nameOf(path),
    cases:
      declared?.list('Patterns').map((one) => {
        const value = one.maybe('PathValue')?.child('Value')
        return {
          args: one.child('ParameterValues').list('Expressions').map(constant),
          path: value && constant(value),
          body: one.child('Body'),
        }
      }) ?? [],
    closure: { own: new Map(scope.names.own), ...(scope.names.outer ? { outer: scope.names.outer } : {}) },
  }
  scope.names.own.set(node.child('Name').simpleName, { kind: 'pattern', pattern })
}

function patternOf(call: Syntax, scope: Scope): DeclaredPattern | undefined {
  const bound = call.kind === 'FunctionCallExpression' ? bindingOf(scope.names, call.child('Name').simpleName) : undefined
  return bound?.kind === 'pattern' ? bound.pattern : undefined
}

/** The rows of a call of a declared pattern, `f("a")` or `f("a").b`; undefined where the node is no such call. */
export function lowerPatternCall(node: Syntax, scope: Scope, lowering: Lowering): Table | undefined {
  const call = node.kind === 'PathExpression' ? node.child('Expression') : node
  const pattern = patternOf(call, scope)
  if (!pattern) return undefined
  const selector = node.kind === 'PathExpression' ? node.child('Selector') : undefined
  const args = call.child('ArgumentList').list('Expressions').map(constant)
  const path = selector?.simpleName
  const found = pattern.cases.find((one) => one.path === path && one.args.length === args.length && one.args.every((a, i) => a === args[i]))
  if (!found) return lowering.refuse(node, 'kql.no-pattern', `No case of the pattern is declared for ${node.text}`, scope)
  const names = openNames(pattern.closure)
  const given = [...pattern.parameters.map((name, i) => [name, args[i]] as const), [pattern.path, path] as const]
  for (const [name, value] of given) if (name !== undefined && value !== undefined) names.own.set(name, scalar(value))
  const inner: Scope = { ...withoutRow(scope), names }
  for (const statement of found.body.list('Statements')) lowerStatement(statement, inner, lowering)
  return tableOf(lowerTable(found.body.child('Expression'), inner, lowering), lowering)
}

const scalar = (value: string): Binding => ({ kind: 'scalar', expression: text(value) })
