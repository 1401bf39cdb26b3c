import type { Syntax } from '../../adapter/syntax.ts'
import { columnExpression, type Expression, literal, text } from '../../ir/expression.ts'
import { type Table, visible } from '../../ir/table.ts'
import { and, anyOf, asCondition, or } from '../../semantics/compare.ts'
import { convert } from '../../semantics/convert.ts'
import { matches } from '../../semantics/text-match.ts'
import { lowerExpression } from '../expression.ts'
import { anyColumnHas } from '../expressions/search-term.ts'
import type { Lowering } from '../lowering.ts'
import type { LowerOperator, LowerSource } from '../operator.ts'
import { extended } from '../operator.ts'
import { type Scope, withoutRow, withTable } from '../scope.ts'
import { scanOf } from '../table.ts'
import { type Member, unionOf } from '../union.ts'
import { membersOf } from './union.ts'

/** A term with `*` at its ends: `"abc*"` begins a term, `"*abc*"` stands anywhere. */
function wildTerm(pattern: string, exact: boolean, table: Table): Expression {
  const [open, close] = [pattern.startsWith('*'), pattern.endsWith('*')]
  const needle = text(pattern.replace(/^\*|\*$/g, ''))
  const match = open && close ? 'contains' : close ? 'hasprefix' : open ? 'hassuffix' : 'has'
  return anyOf(table.columns.map((c) => matches(match, columnExpression(c.column), needle, exact)))
}

/** The condition of `search`: bare terms look into every column, the rest is as in `where`. */
export function searchCondition(node: Syntax, exact: boolean, scope: Scope, lowering: Lowering): Expression {
  if (node.kind === 'ParenthesizedExpression') return searchCondition(node.child('Expression'), exact, scope, lowering)
  if (node.kind === 'BinaryExpression') {
    const operator = node.token('Operator')
    if (operator === 'and' || operator === 'or') {
      const [left, right] = [
        searchCondition(node.child('Left'), exact, scope, lowering),
        searchCondition(node.child('Right'), exact, scope, lowering),
      ]
      return operator === 'and' ? and(left, right) : or(left, right)
    }
    if (operator === ':' && node.child('Left').kind !== 'StarExpression') {
      const pattern = node.child('Right').constantString
      const column = lowerExpression(node.child('Left'), scope, lowering)
      if (pattern?.includes('*'))
        return wildTerm(pattern, exact, { ...scope.table!, columns: column.kind === 'column' ? [{ name: '', column: column.column }] : [] })
    }
  }
  const term = node.isLiteral || node.kind === 'CompoundStringLiteralExpression' ? node.stringValue : undefined
  if (term !== undefined) {
    if (term === '*' || term === '') return literal('bool', 1n)
    return term.includes('*')
      ? wildTerm(term, exact, scope.table!)
      : exact
        ? wildTerm(term, true, scope.table!)
        : anyColumnHas(text(term), scope)
  }
  const value = lowerExpression(node, scope, lowering)
  return convert(value, 'bool') ?? value
}

/** Names that some of the tables have and this one has not read as nothing. */
export function tolerant(table: Table, members: readonly Member[], scope: Scope): Scope {
  const others = new Map(members.flatMap((member) => member.table.columns.map((c) => [c.name, c.column.type] as const)))
  const missing = (name: string) => (visible(table, name) || !others.has(name) ? undefined : literal(others.get(name)!, null))
  return { ...withTable(scope, table), qualifiers: new Map([['', missing]]) }
}

/** The tables `in (…)` names, or all that hold rows. */
export function searchedTables(node: Syntax, scope: Scope, lowering: Lowering): Member[] {
  const clause = node.maybe('InClause')
  if (clause) return clause.list('Expressions').flatMap((item, i) => membersOf(item, i, true, scope, lowering))
  const stored = lowering.catalog.tables.filter((table) => table.stored)
  return (stored.length ? stored : lowering.catalog.tables).map((table) => ({ table: scanOf(table, lowering), source: table.name }))
}

/** The rows of each table that meet the condition. */
export function sifted(members: readonly Member[], condition: (table: Table) => Expression): Member[] {
  return members.map(({ table, source }) => ({
    source,
    table: { ...table, relation: { op: 'filter', input: table.relation, condition: asCondition(condition(table)) } },
  }))
}

/** The columns the binder promises, in its order; those no table has are empty. */
export function shapedAs(node: Syntax, table: Table, lowering: Lowering): Table {
  const bound = node.columns
  if (!bound || node.isOpen) return table
  const outputs = bound.flatMap(({ name, type }) => {
    if (visible(table, name)) return []
    return [{ name, column: lowering.newColumn(name, type), expression: literal(type, null) as Expression }]
  })
  const columns = bound.map(({ name }) => ({ name, column: visible(table, name) ?? outputs.find((o) => o.name === name)!.column }))
  return { ...table, relation: extended(table.relation, outputs), columns }
}

const isExact = (node: Syntax) => node.parameters.get('kind')?.text === 'case_sensitive'

export const lowerSearchSource: LowerSource = (node, scope, lowering) => {
  const members = searchedTables(node, scope, lowering)
  const found = sifted(members, (table) =>
    searchCondition(node.child('Condition'), isExact(node), tolerant(table, members, withoutRow(scope)), lowering),
  )
  return shapedAs(node, unionOf(found, { sourceName: '$table' }, lowering), lowering)
}

export const lowerSearch: LowerOperator = (node, input, scope, lowering) => {
  const source = { name: '$table', column: lowering.newColumn('$table', 'string') }
  const condition = asCondition(searchCondition(node.child('Condition'), isExact(node), withTable(scope, input), lowering))
  const relation = extended({ op: 'filter', input: input.relation, condition }, [
    { column: source.column, expression: text(input.name ?? 'search_arg0') },
  ])
  return { ...input, relation, columns: [source, ...input.columns] }
}
