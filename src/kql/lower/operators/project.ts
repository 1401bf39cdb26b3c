import type { Syntax } from '../../adapter/syntax.ts'
import type { Visible } from '../../ir/column.ts'
import type { Table } from '../../ir/table.ts'
import { lowerExpression } from '../expression.ts'
import type { Lowering } from '../lowering.ts'
import { columnsFor, extended, type LowerOperator, uniqueNames } from '../operator.ts'
import type { Scope } from '../scope.ts'
import { namedExpressions } from './extend.ts'

/** Names given to the columns of a result: the binder's where it knows them all, else those worked out here. */
export function boundNames(node: Syntax, own: readonly string[]): readonly string[] {
  const bound = node.isOpen ? undefined : node.columns
  return bound && bound.length === own.length ? bound.map((c) => c.name) : uniqueNames(own)
}

export const lowerProject: LowerOperator = (node, input, scope, lowering) => {
  const named = namedExpressions(node.list('Expressions'), input, scope, lowering)
  const { columns, outputs } = columnsFor(named, lowering)
  const names = boundNames(
    node,
    columns.map((c) => c.name),
  )
  return { ...input, relation: extended(input.relation, outputs), columns: columns.map(({ column }, i) => ({ name: names[i]!, column })) }
}

const wildcard = (pattern: string) => new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*')}$`)

/** The columns a name or a pattern such as `Initiating*` stands for. */
export function columnsMatching(node: Syntax, input: Table, scope: Scope, lowering: Lowering): Visible[] {
  const target = node.kind === 'OrderedExpression' ? node.child('Expression') : node
  if (target.kind === 'StarExpression') return [...input.columns]
  const name =
    target.kind === 'NameReference'
      ? target.simpleName || target.child('Name').simpleName
      : target.kind === 'BracketedExpression'
        ? (target.child('Expression').stringValue ?? '')
        : (target.constantString ?? target.text)
  if (name.includes('*')) return input.columns.filter((c) => wildcard(name).test(c.name))
  const found = input.columns.filter((c) => c.name === name)
  if (found.length === 0) return lowering.refuse(node, 'kql.unknown-name', `The name '${name}' does not refer to any known column.`, scope)
  return found
}

const chosen = (node: Syntax, input: Table, scope: Scope, lowering: Lowering) =>
  node.list('Expressions').flatMap((item) => columnsMatching(item, input, scope, lowering))

export const lowerProjectAway: LowerOperator = (node, input, scope, lowering) => {
  const away = new Set(chosen(node, input, scope, lowering))
  return { ...input, columns: input.columns.filter((c) => !away.has(c)) }
}

export const lowerProjectKeep: LowerOperator = (node, input, scope, lowering) => {
  const kept = new Set(chosen(node, input, scope, lowering))
  return { ...input, columns: input.columns.filter((c) => kept.has(c)) }
}

export const lowerProjectRename: LowerOperator = (node, input, scope, lowering) => {
  const renamed = new Map<Visible, string>()
  for (const item of node.list('Expressions')) {
    const from = columnsMatching(item.kind === 'SimpleNamedExpression' ? item.child('Expression') : item, input, scope, lowering)[0]
    if (from) renamed.set(from, item.resultName ?? from.name)
  }
  return { ...input, columns: input.columns.map((c) => ({ name: renamed.get(c) ?? c.name, column: c.column })) }
}

const byName = (direction: 1 | -1, granny: boolean) => (a: Visible, b: Visible) =>
  direction * (granny ? a.name.localeCompare(b.name, 'en', { numeric: true }) : a.name < b.name ? -1 : a.name > b.name ? 1 : 0)

/** The columns of one item of `project-reorder`, sorted where the item says so. */
function reordered(item: Syntax, input: Table, scope: Scope, lowering: Lowering): Visible[] {
  const matching = columnsMatching(item, input, scope, lowering)
  const ordering = item.kind === 'OrderedExpression' ? item.child('Ordering').token('AscOrDescKeyword') : ''
  if (!ordering) return matching
  return matching.toSorted(byName(ordering.endsWith('desc') ? -1 : 1, ordering.startsWith('granny')))
}

export const lowerProjectReorder: LowerOperator = (node, input, scope, lowering) => {
  const first = new Set(node.list('Expressions').flatMap((item) => reordered(item, input, scope, lowering)))
  return { ...input, columns: [...first, ...input.columns.filter((c) => !first.has(c))] }
}

/** `project-by-names`: names from expressions and patterns, those that are missing left out. */
export const lowerProjectByNames: LowerOperator = (node, input, scope, lowering) => {
  const names = node.list('Expressions').flatMap((item) => {
    const value = item.kind === 'DynamicExpression' ? lowerExpression(item, scope, lowering) : undefined
    if (value?.kind !== 'literal') return [item.constantString ?? item.simpleName]
    return [JSON.parse(String(value.value)) as unknown].flat().map(String)
  })
  const found = names.flatMap((name) => input.columns.filter((c) => (name.includes('*') ? wildcard(name).test(c.name) : c.name === name)))
  return { ...input, columns: [...new Set(found)] }
}
