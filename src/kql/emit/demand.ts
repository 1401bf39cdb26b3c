import type { Column } from '../ir/column.ts'
import { type Expression, type SortKey, walkExpression } from '../ir/expression.ts'
import type { Relation } from '../ir/relation.ts'

/** Which columns of each relation someone reads, how often each column is read, and how many readers a relation has. */
export interface Demand {
  readonly columns: ReadonlyMap<Relation, ReadonlySet<Column>>
  readonly readers: ReadonlyMap<Relation, number>
  readonly reads: ReadonlyMap<Column, number>
}

/** The relations an expression reads by itself (`toscalar`, `in (T)`), with the column it takes. */
function relationsIn(expression: Expression, visit: (relation: Relation, column: Column) => void): void {
  walkExpression(expression, (part) => {
    if (part.kind === 'scalar-query' || part.kind === 'membership' || part.kind === 'collected') visit(part.relation, part.column)
  })
}

/**
 * Walks a plan from its result down and notes what is read. Columns nobody reads are never emitted: that prunes scans and keeps
 * results of shared parts narrow.
 */
export function demandOf(root: Relation, wanted: readonly Column[]): Demand {
  const columns = new Map<Relation, Set<Column>>()
  const readers = new Map<Relation, number>()
  const reads = new Map<Column, number>()
  const seenExpressions = new Set<Expression>()

  function readersOf(relation: Relation) {
    readers.set(relation, (readers.get(relation) ?? 0) + 1)
  }

  /** Columns an expression reads; each expression counts once, however often its relation is visited. */
  function read(expression: Expression, into: Set<Column>): void {
    const first = !seenExpressions.has(expression)
    seenExpressions.add(expression)
    walkExpression(expression, (part) => {
      if (part.kind !== 'column') return
      into.add(part.column)
      if (first) reads.set(part.column, (reads.get(part.column) ?? 0) + 1)
    })
    relationsIn(expression, (relation, column) => {
      if (first) readersOf(relation)
      want(relation, new Set([column]), false)
    })
  }

  const readAll = (expressions: readonly (Expression | undefined)[], into: Set<Column>) => {
    for (const expression of expressions) if (expression) read(expression, into)
  }
  const keysOf = (keys: readonly SortKey[]) => keys.map((key) => key.expression)

  function want(relation: Relation, asked: ReadonlySet<Column>, counts = true): void {
    const known = columns.get(relation)
    if (counts) readersOf(relation)
    const added = known ? [...asked].some((column) => !known.has(column)) : true
    const all = new Set([...(known ?? []), ...asked])
    columns.set(relation, all)
    if (!added) return
    descend(relation, all, known === undefined)
  }

  function descend(relation: Relation, asked: ReadonlySet<Column>, first: boolean): void {
    switch (relation.op) {
      case 'scan':
      case 'values':
      case 'columnar':
        return
      case 'row':
        for (const output of relation.outputs) if (asked.has(output.column)) read(output.expression, new Set())
        return
      case 'numbers':
        read(relation.count, new Set())
        return
      case 'filter': {
        const below = new Set(asked)
        read(relation.condition, below)
        want(relation.input, below, first)
        return
      }
      case 'extend': {
        const made = new Set(relation.outputs.map((output) => output.column))
        const below = new Set([...asked].filter((column) => !made.has(column)))
        for (const output of relation.outputs) if (asked.has(output.column)) read(output.expression, below)
        want(relation.input, below, first)
        return
      }
      case 'aggregate': {
        const below = new Set<Column>()
        readAll(
          relation.keys.map((key) => key.expression),
          below,
        )
        for (const call of relation.calls) readAll([...call.args, call.condition, ...keysOf(call.order ?? [])], below)
        for (const output of relation.carried ?? []) if (asked.has(output.column)) read(output.expression, below)
        want(relation.input, below, first)
        return
      }
      case 'limit': {
        const below = new Set(asked)
        readAll([relation.count, ...keysOf(relation.order)], below)
        want(relation.input, below, first)
        return
      }
      case 'join': {
        const both = new Set(asked)
        read(relation.condition, both)
        const leftHas = columnsOf(relation.left)
        want(relation.left, new Set([...both].filter((column) => leftHas.has(column))), first)
        want(relation.right, new Set([...both].filter((column) => !leftHas.has(column))), first)
        return
      }
      case 'union': {
        const places = relation.columns.flatMap((column, i) => (asked.has(column) ? [i] : []))
        for (const input of relation.inputs) {
          const below = new Set<Column>()
          readAll(
            places.map((i) => input.values[i]!),
            below,
          )
          want(input.relation, below, first)
        }
        return
      }
      case 'unnest': {
        const below = new Set([...asked].filter((column) => column !== relation.value && column !== relation.index))
        read(relation.array, below)
        // The dialect spells the array twice, to test it before it opens it.
        if (first && relation.array.kind === 'column') reads.set(relation.array.column, (reads.get(relation.array.column) ?? 0) + 1)
        want(relation.input, below, first)
        return
      }
      case 'shared':
        want(relation.input, asked, first)
        return
      case 'step':
        for (const input of relation.inputs) {
          const below = new Set(input.columns)
          readAll(keysOf(input.order), below)
          want(input.relation, below, first)
        }
        return
    }
  }

  want(root, new Set(wanted))
  for (const column of wanted) reads.set(column, (reads.get(column) ?? 0) + 1)
  return { columns, readers, reads }
}

const outputs = new WeakMap<Relation, ReadonlySet<Column>>()

/** Every column a relation can give. */
export function columnsOf(relation: Relation): ReadonlySet<Column> {
  const known = outputs.get(relation)
  if (known) return known
  const found = new Set(given(relation))
  outputs.set(relation, found)
  return found
}

function* given(relation: Relation): Iterable<Column> {
  switch (relation.op) {
    case 'scan':
      for (const { column } of relation.columns) yield column
      return
    case 'columnar':
      yield* relation.columns
      for (const { column } of relation.late?.columns ?? []) yield column
      return
    case 'values':
    case 'union':
    case 'step':
      yield* relation.columns
      return
    case 'row':
      for (const { column } of relation.outputs) yield column
      return
    case 'numbers':
      yield relation.column
      return
    case 'aggregate':
      for (const { column } of [...relation.keys, ...relation.calls, ...(relation.carried ?? [])]) yield column
      return
    case 'join':
      yield* columnsOf(relation.left)
      yield* columnsOf(relation.right)
      return
    case 'extend':
      for (const { column } of relation.outputs) yield column
      yield* columnsOf(relation.input)
      return
    case 'unnest':
      yield relation.value
      yield relation.index
      yield* columnsOf(relation.input)
      return
    default:
      yield* columnsOf(relation.input)
  }
}
