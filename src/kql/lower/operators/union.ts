import { Failure } from '#base/problem.ts'
import type { Syntax } from '../../adapter/syntax.ts'
import type { Table } from '../../ir/table.ts'
import type { Lowering } from '../lowering.ts'
import type { LowerOperator, LowerSource } from '../operator.ts'
import { bindingOf, type Scope, withoutRow } from '../scope.ts'
import { lowerTable, scanOf } from '../table.ts'
import { type Member, unionOf } from '../union.ts'

const likeName = (pattern: string) => new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*')}$`)

const patternOf = (node: Syntax) =>
  node.kind === 'NameReference' && node.text.includes('*') ? node.text.replace(/^\['?|'?\]$/g, '') : undefined

/** The tables one item of a union names: a table expression, or all whose name fits a pattern. */
export function membersOf(node: Syntax, position: number, fuzzy: boolean, scope: Scope, lowering: Lowering): Member[] {
  const pattern = patternOf(node)
  if (pattern) {
    return lowering.catalog.tables
      .filter((table) => likeName(pattern).test(table.name))
      .map((table) => ({ table: scanOf(table, lowering), source: table.name }))
  }
  const inner = node.kind === 'ParenthesizedExpression' ? node.child('Expression') : node
  if (
    fuzzy &&
    inner.kind === 'NameReference' &&
    !inner.isTabular &&
    !bindingOf(scope.names, inner.simpleName) &&
    !lowering.tables.has(inner.simpleName)
  )
    return []
  const table = fuzzy ? lowerIfKnown(node, scope, lowering) : lowerTable(node, withoutRow(scope), lowering)
  if (!table) return []
  return [{ table, source: sourceOf(inner, table, scope) ?? `union_arg${position}` }]
}

/** The name `withsource` shows: of a stored table, a view, or what `as` called it. A `let` table has none. */
function sourceOf(node: Syntax, table: Table, scope: Scope): string | undefined {
  if (node.kind === 'PipeExpression') return table.name
  if (node.kind !== 'NameReference') return undefined
  return bindingOf(scope.names, node.simpleName)?.kind === 'table' ? undefined : node.simpleName
}

/** A fuzzy union passes over members whose table there is not. */
function lowerIfKnown(node: Syntax, scope: Scope, lowering: Lowering): Table | undefined {
  try {
    return lowerTable(node, withoutRow(scope), lowering)
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.problem.code === 'kql.unknown-table') return undefined
    throw thrown
  }
}

function union(node: Syntax, input: Table | undefined, scope: Scope, lowering: Lowering): Table {
  const { parameters } = node
  const fuzzy = parameters.get('isfuzzy')?.text === 'true'
  const shift = input ? 1 : 0
  const members = node.list('Expressions').flatMap((item, i) => membersOf(item, i + shift, fuzzy, scope, lowering))
  const all = input ? [{ table: input, source: input.name ?? 'union_arg0' }, ...members] : members
  const sourceName = parameters.get('withsource') ?? parameters.get('with_source')
  return unionOf(
    all,
    { inner: parameters.get('kind')?.text === 'inner', ...(sourceName ? { sourceName: sourceName.simpleName || sourceName.text } : {}) },
    lowering,
  )
}

export const lowerUnion: LowerOperator = (node, input, scope, lowering) => union(node, input, scope, lowering)
export const lowerUnionSource: LowerSource = (node, scope, lowering) => union(node, undefined, scope, lowering)
