import type { Syntax } from '../../adapter/syntax.ts'
import type { Column, Visible } from '../../ir/column.ts'
import { bool, columnExpression, type Expression, operation } from '../../ir/expression.ts'
import type { Output, Relation } from '../../ir/relation.ts'
import type { Table } from '../../ir/table.ts'
import { visible } from '../../ir/table.ts'
import { allOf, comparable, sameKey } from '../../semantics/compare.ts'
import { aggregateOf } from '../aggregate-call.ts'
import { lowerExpression } from '../expression.ts'
import type { Lowering } from '../lowering.ts'
import { columnsFor, extended, type LowerOperator } from '../operator.ts'
import { type Scope, withoutRow, withTable } from '../scope.ts'
import { lowerTable } from '../table.ts'
import { passing } from './distinct.ts'
import { boundNames } from './project.ts'

/** One pair of keys that must agree. */
export interface KeyPair {
  readonly left: Expression
  readonly right: Expression
  /** The right column, where the key is one: `lookup` drops it. */
  readonly rightName?: string
}

const sides = (left: Table, right: Table) => {
  const members = (table: Table) => (name: string) => {
    const column = visible(table, name)
    return column && columnExpression(column)
  }
  return new Map([
    ['$left', members(left)],
    ['$right', members(right)],
  ])
}

function mentions(node: Syntax, qualifier: string): boolean {
  let found = false
  node.walk((part) => {
    if (part.kind === 'NameReference' && part.simpleName === qualifier) found = true
  })
  return found
}

function nameOfSide(node: Syntax): string | undefined {
  return node.kind === 'PathExpression' ? node.child('Selector').simpleName : node.kind === 'NameReference' ? node.simpleName : undefined
}

/** The pairs of an `on` clause: shared names, `$left.a == $right.b`, and such joined by `and`. */
export function keyPairs(nodes: readonly Syntax[], left: Table, right: Table, scope: Scope, lowering: Lowering): KeyPair[] {
  const both: Scope = { ...withTable(scope, left), qualifiers: sides(left, right) }
  const pairOf = (a: Expression, b: Expression, node: Syntax, rightName?: string): KeyPair => {
    const pair = comparable(a, b)
    if (!pair) return lowering.refuse(node, 'kql.type-mismatch', `${a.type} and ${b.type} do not join`, scope)
    return { left: pair[0], right: pair[1], ...(rightName ? { rightName } : {}) }
  }
  return nodes.flatMap((node): KeyPair[] => {
    if (node.kind === 'ParenthesizedExpression') return keyPairs([node.child('Expression')], left, right, scope, lowering)
    if (node.kind === 'BinaryExpression' && node.token('Operator') === 'and')
      return keyPairs([node.child('Left'), node.child('Right')], left, right, scope, lowering)
    if (node.kind === 'BinaryExpression') {
      if (node.token('Operator') !== '==') return lowering.refuse(node, 'kql.unsupported-join', 'a join condition is an equality', scope)
      const swapped = mentions(node.child('Left'), '$right')
      const [l, r] = swapped ? [node.child('Right'), node.child('Left')] : [node.child('Left'), node.child('Right')]
      return [pairOf(lowerExpression(l, both, lowering), lowerExpression(r, { ...both, table: right }, lowering), node, nameOfSide(r))]
    }
    const [a, b] = [lowerExpression(node, withTable(scope, left), lowering), lowerExpression(node, withTable(scope, right), lowering)]
    return [pairOf(a, b, node, nameOfSide(node))]
  })
}

/** The table with key expressions as columns, which a join can use. */
function keyed(table: Table, keys: readonly Expression[], lowering: Lowering): { table: Table; keys: Expression[] } {
  const { columns, outputs } = columnsFor(
    keys.map((expression) => ({ name: 'join_key', expression })),
    lowering,
  )
  return { table: { ...table, relation: extended(table.relation, outputs) }, keys: columns.map((c) => columnExpression(c.column)) }
}

/** One row for each key: the first by the table's order. */
function firstOfEach(table: Table, keys: readonly Expression[], node: Syntax, scope: Scope, lowering: Lowering): Table {
  const keyColumns = keys.flatMap((key) => (key.kind === 'column' ? [key.column] : []))
  const kept = [...table.columns.map((c) => c.column), ...table.partition].filter((column) => !keyColumns.includes(column))
  const first = table.order.length === 1 && !table.order[0]!.descending ? table.order[0]!.expression : undefined
  const calls = first ? [aggregateOf('min', [first], node, scope, lowering)] : []
  const relation: Relation = {
    op: 'aggregate',
    input: table.relation,
    keys: passing(keyColumns.map((column) => ({ column }))),
    calls,
    carried: passing(kept.map((column) => ({ column }))),
    unique: true,
  }
  return { ...table, relation, order: [], sorted: false }
}

/** Columns of the side that may find no partner: strings become '', the others may be null now. */
function padded(columns: readonly Visible[], lowering: Lowering): { columns: Visible[]; outputs: Output[] } {
  const outputs: Output[] = []
  const result = columns.map(({ name, column }) => {
    if (column.nullable) return { name, column }
    const fresh = lowering.newColumn(name, column.type, { nan: column.nan })
    outputs.push({
      column: fresh,
      expression:
        column.type === 'string'
          ? operation('or-empty', 'string', [columnExpression(column)])
          : { ...columnExpression(column), nullable: true },
    })
    return { name, column: fresh }
  })
  return { columns: result, outputs }
}

function distinctKeys(table: Table, keys: readonly Expression[], lowering: Lowering): { relation: Relation; keys: Expression[] } {
  const columns = keys.map((key) => ({ column: lowering.newColumn('join_key', key.type, key), expression: key }))
  return {
    relation: { op: 'aggregate', input: table.relation, keys: columns, calls: [] },
    keys: columns.map((c) => columnExpression(c.column)),
  }
}

const matching = (left: readonly Expression[], right: readonly Expression[]) => allOf(left.map((key, i) => sameKey(key, right[i]!)))

/** Rows of one side that have (or have not) a partner on the other. */
function filtered(
  kept: Table,
  keptKeys: readonly Expression[],
  other: Table,
  otherKeys: readonly Expression[],
  anti: boolean,
  lowering: Lowering,
): Table {
  const distinct = distinctKeys(other, otherKeys, lowering)
  const condition = matching(keptKeys, distinct.keys)
  if (!anti) return { ...kept, relation: { op: 'join', kind: 'inner', left: kept.relation, right: distinct.relation, condition } }
  const mark: Column = lowering.newColumn('partner', 'bool')
  const right: Relation = { op: 'extend', input: distinct.relation, outputs: [{ column: mark, expression: bool(true) }] }
  const joined: Relation = { op: 'join', kind: 'left', left: kept.relation, right, condition }
  return {
    ...kept,
    relation: { op: 'filter', input: joined, condition: operation('is-null', 'bool', [columnExpression(mark)], { nullable: false }) },
  }
}

const semiKinds: Record<string, { side: 'left' | 'right'; anti: boolean }> = {
  leftsemi: { side: 'left', anti: false },
  rightsemi: { side: 'right', anti: false },
  leftanti: { side: 'left', anti: true },
  anti: { side: 'left', anti: true },
  leftantisemi: { side: 'left', anti: true },
  rightanti: { side: 'right', anti: true },
  rightantisemi: { side: 'right', anti: true },
}

/** Rows of both sides together; the sides that may be without partner are padded. */
function combined(
  kind: string,
  left: Table,
  leftKeys: readonly Expression[],
  right: Table,
  rightKeys: readonly Expression[],
  lowering: Lowering,
): Table {
  const condition = matching(leftKeys, rightKeys)
  const padLeft = kind === 'rightouter' || kind === 'fullouter'
  const padRight = kind === 'leftouter' || kind === 'fullouter'
  const none = { outputs: [] as Output[] }
  const l = padLeft ? padded(left.columns, lowering) : { ...none, columns: left.columns }
  const r = padRight ? padded(right.columns, lowering) : { ...none, columns: right.columns }
  const joined: Relation =
    kind === 'rightouter'
      ? { op: 'join', kind: 'left', left: right.relation, right: left.relation, condition }
      : {
          op: 'join',
          kind: kind === 'fullouter' ? 'full' : kind === 'leftouter' ? 'left' : 'inner',
          left: left.relation,
          right: right.relation,
          condition,
        }
  return {
    relation: extended(joined, [...l.outputs, ...r.outputs]),
    columns: [...l.columns, ...r.columns],
    order: [],
    sorted: false,
    partition: left.partition,
  }
}

const kinds: ReadonlySet<string> = new Set(['innerunique', 'inner', 'leftouter', 'rightouter', 'fullouter'])

function prepared(node: Syntax, clause: Syntax | undefined, input: Table, scope: Scope, lowering: Lowering) {
  const other = lowerTable(node.child('Expression'), withoutRow(scope), lowering)
  if (clause && clause.kind !== 'JoinOnClause') return lowering.refuse(clause, 'kql.unsupported-join', 'only join … on is supported', scope)
  const pairs = keyPairs(clause?.list('Expressions') ?? [], input, other, scope, lowering)
  const left = keyed(
    input,
    pairs.map((pair) => pair.left),
    lowering,
  )
  const right = keyed(
    other,
    pairs.map((pair) => pair.right),
    lowering,
  )
  return { pairs, left, right }
}

export const lowerJoin: LowerOperator = (node, input, scope, lowering) => {
  const kind = node.parameters.get('kind')?.text.toLowerCase() ?? 'innerunique'
  const { left, right } = prepared(node, node.maybe('ConditionClause'), input, scope, lowering)
  const semi = semiKinds[kind]
  if (semi) {
    const [kept, other] = semi.side === 'left' ? [left, right] : [right, left]
    const rows = filtered(kept.table, kept.keys, other.table, other.keys, semi.anti, lowering)
    return { ...rows, sorted: false, order: [] }
  }
  if (!kinds.has(kind)) return lowering.refuse(node, 'kql.unsupported-join', `join kind ${kind} is not supported`, scope)
  const unique = kind === 'innerunique' ? firstOfEach(left.table, left.keys, node, scope, lowering) : left.table
  const joined = combined(kind, unique, left.keys, right.table, right.keys, lowering)
  const names = boundNames(
    node,
    joined.columns.map((c) => c.name),
  )
  return { ...joined, columns: joined.columns.map(({ column }, i) => ({ name: names[i]!, column })) }
}

/** `lookup`: a join that keeps the left key alone. */
export const lowerLookup: LowerOperator = (node, input, scope, lowering) => {
  const kind = node.parameters.get('kind')?.text.toLowerCase() ?? 'leftouter'
  if (kind !== 'leftouter' && kind !== 'inner')
    return lowering.refuse(node, 'kql.unsupported-join', `lookup kind ${kind} is not supported`, scope)
  const { pairs, left, right } = prepared(node, node.maybe('LookupClause'), input, scope, lowering)
  const keys = new Set(pairs.map((pair) => pair.rightName))
  const facts: Table = { ...right.table, columns: right.table.columns.filter((c) => !keys.has(c.name)) }
  const joined = combined(kind, left.table, left.keys, facts, right.keys, lowering)
  const names = boundNames(
    node,
    joined.columns.map((c) => c.name),
  )
  return { ...joined, columns: joined.columns.map(({ column }, i) => ({ name: names[i]!, column })) }
}
