import type { ColumnarPlan, Comparison, PlanAggregate, PlanCall, PlanColumn, PlanCondition, PlanValue } from '../columnar/plan.ts'
import type { Dialect } from '../emit/dialect.ts'
import { emitStatement, newSteps } from '../emit/statement.ts'
import type { Column, NewColumn } from '../ir/column.ts'
import { columnsIn, type Expression, isStable, mapColumns, walkExpression } from '../ir/expression.ts'
import type { Aggregate, AggregateCall, Columnar, Extend, Join, Relation, Scan } from '../ir/relation.ts'
import type { KeptColumns, Storage } from '../storage.ts'

/** One side of a plan: a stored table, the conditions on its rows, and what the columns seen above it stand for. */
interface Side {
  readonly scan: Scan
  readonly kept: KeptColumns
  readonly conditions: readonly Expression[]
  readonly resolve: (expression: Expression) => Expression
  /** One row of each key is kept, the first stored. */
  readonly uniqueBy?: readonly Expression[]
}

const hasRelation = (expression: Expression) => {
  let found = false
  walkExpression(expression, (part) => {
    if (part.kind === 'scalar-query' || part.kind === 'membership' || part.kind === 'collected' || part.kind === 'window') found = true
  })
  return found
}

const movable = (expression: Expression) => isStable(expression) && !hasRelation(expression)

const conjuncts = (condition: Expression): Expression[] =>
  condition.kind === 'operation' && condition.name === 'and' ? condition.args.flatMap(conjuncts) : [condition]

/** Puts what computed columns stand for in their place. */
function through(extend: Extend): ((expression: Expression) => Expression) | undefined {
  if (!extend.outputs.every((output) => movable(output.expression))) return undefined
  const made = new Map(extend.outputs.map((output) => [output.column, output.expression]))
  return (expression) => mapColumns(expression, (column) => made.get(column))
}

function sideOf(relation: Relation, storage: Storage): Side | undefined {
  switch (relation.op) {
    case 'scan': {
      const kept = relation.table.stored && relation.table.rowId ? storage.keptColumns(relation.table) : undefined
      return kept && { scan: relation, kept, conditions: [], resolve: (expression) => expression }
    }
    case 'filter': {
      const below = sideOf(relation.input, storage)
      if (!below || below.uniqueBy || !movable(relation.condition)) return undefined
      return { ...below, conditions: [...below.conditions, ...conjuncts(below.resolve(relation.condition))] }
    }
    case 'extend': {
      const below = sideOf(relation.input, storage)
      const put = below && through(relation)
      return below && put && { ...below, resolve: (expression) => below.resolve(put(expression)) }
    }
    case 'aggregate': {
      if (!relation.unique) return undefined
      const below = sideOf(relation.input, storage)
      if (!below || below.uniqueBy || !isFirstStored(relation, below)) return undefined
      const made = new Map([...relation.keys, ...(relation.carried ?? [])].map((output) => [output.column, output.expression]))
      const resolve = (expression: Expression) => below.resolve(mapColumns(expression, (column) => made.get(column)))
      return { ...below, resolve, uniqueBy: relation.keys.map((key) => below.resolve(key.expression)) }
    }
    default:
      return undefined
  }
}

/** Whether the row a deduplication keeps is the first stored, or any. */
function isFirstStored({ calls }: Aggregate, side: Side): boolean {
  if (calls.length === 0) return true
  const argument = calls[0]?.args[0]
  const order = argument && side.resolve(argument)
  return calls.length === 1 && order?.kind === 'column' && sourceOf(side, order.column) === side.scan.table.rowId
}

const sourceOf = (side: Side, column: Column) => side.scan.columns.find((one) => one.column === column && !one.isExpression)?.source

/** Turns expressions over the sides' columns into parts of a plan; undefined where that cannot be done exactly. */
function createPlanner(sides: readonly Side[], dialect: Dialect, newColumn: NewColumn) {
  const placed = (column: Column): (PlanColumn & { readonly keeps: ReturnType<KeptColumns> }) | undefined => {
    for (const [table, side] of sides.entries()) {
      const source = sourceOf(side, column)
      if (source !== undefined) return { table, column: source, keeps: side.kept(source) }
    }
    return undefined
  }

  /** SQL that works an expression of one column out for every value of the column's dictionary. */
  function overDictionary(expression: Expression, column: Column) {
    const code = newColumn('code', 'long', { nullable: false })
    const result = newColumn('result', expression.type, expression)
    const table = { name: 'kql_dictionary', sqlName: 'kql_dictionary', stored: true, columns: [] }
    const scan: Scan = {
      op: 'scan',
      table,
      columns: [
        { column: code, source: 'code' },
        { column, source: 'value' },
      ],
    }
    const relation: Extend = { op: 'extend', input: scan, outputs: [{ column: result, expression }] }
    return emitStatement(relation, [code, result], [], dialect, newSteps())
  }

  function value(expression: Expression): PlanValue | undefined {
    const columns = [...columnsIn(expression)]
    const [column] = columns
    if (!column || columns.length > 1) return undefined
    const place = placed(column)
    if (!place?.keeps) return undefined
    const at = { table: place.table, column: place.column }
    if (expression.kind === 'column') return at
    if (place.keeps === 'values') return { ...at, sql: overDictionary(expression, column) }
    if (place.keeps !== 'numbers' || expression.kind !== 'operation' || expression.name !== 'bin') return undefined
    const [of, step] = expression.args
    const size = step?.kind === 'literal' && typeof step.value === 'bigint' ? step.value : 0n
    return of?.kind === 'column' && size > 0n ? { ...at, step: size } : undefined
  }

  function compared(place: PlanColumn, expression: Expression): PlanCondition | undefined {
    if (expression.kind !== 'operation') return undefined
    const [a, b] = expression.args
    if (a?.kind !== 'column') return undefined
    if (expression.name === 'is-null' || expression.name === 'is-not-null')
      return { ...place, kind: 'null', isNull: expression.name === 'is-null' }
    const comparison = comparisons[expression.name]
    if (!comparison || b?.kind !== 'literal' || typeof b.value !== 'bigint') return undefined
    return { ...place, kind: 'compare', comparison, value: b.value }
  }

  function condition(expression: Expression): PlanCondition | undefined {
    const columns = [...columnsIn(expression)]
    const place = columns.length === 1 ? placed(columns[0]!) : undefined
    if (place?.keeps === 'values')
      return { table: place.table, column: place.column, kind: 'values', sql: overDictionary(expression, columns[0]!) }
    const compare = place?.keeps === 'numbers' ? compared({ table: place.table, column: place.column }, expression) : undefined
    if (compare) return compare
    if (expression.kind !== 'operation' || (expression.name !== 'and' && expression.name !== 'or')) return undefined
    const parts = expression.args.map(condition)
    return parts.some((part) => part === undefined)
      ? undefined
      : { kind: expression.name === 'and' ? 'all' : 'any', parts: parts as PlanCondition[] }
  }

  return { placed, value, condition, keeps: ({ table, column }: PlanColumn) => sides[table]!.kept(column) }
}

/** A comparison with a literal that is not null: where the column is null, `<>` alone holds (`is not`). */
const comparisons: Readonly<Record<string, Comparison>> = {
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  equal: '=',
  is: '=',
  'is-not': '<>',
}

const aggregates: Readonly<Record<string, PlanAggregate>> = {
  count: 'count',
  countif: 'count',
  dcount: 'dcount',
  dcountif: 'dcount',
  count_distinct: 'dcount',
  count_distinctif: 'dcount',
  min: 'min',
  minif: 'min',
  max: 'max',
  maxif: 'max',
  sum: 'sum',
  sumif: 'sum',
  make_set: 'make_set',
  make_set_if: 'make_set',
}

type Planner = ReturnType<typeof createPlanner>

const SUMMED = new Set(['int', 'long'])
const GATHERED = new Set(['string'])

function callOf(call: AggregateCall, resolve: (expression: Expression) => Expression, planner: Planner): PlanCall | undefined {
  const aggregate = aggregates[call.name]
  if (!aggregate || call.order?.length) return undefined
  const condition = call.condition && planner.condition(resolve(call.condition))
  if (call.condition && (!condition || !movable(call.condition))) return undefined
  const more = { aggregate, type: call.column.type, ...(condition ? { condition } : {}) }
  if (aggregate === 'count') return more
  const [first, second] = call.args
  // The accuracy of dcount changes nothing; a limit of make_set would.
  if (!first || !movable(first) || (second && aggregate !== 'dcount')) return undefined
  const argument = planner.value(resolve(first))
  if (!argument) return undefined
  const keeps = planner.keeps(argument)
  if (aggregate === 'sum' && !SUMMED.has(first.type)) return undefined
  if (aggregate === 'make_set' && (!GATHERED.has(first.type) || keeps === 'numbers')) return undefined
  const isExtreme = aggregate === 'min' || aggregate === 'max'
  if ((isExtreme || aggregate === 'sum') && (argument.sql || argument.step || keeps === 'ids')) return undefined
  return { ...more, argument }
}

/** The two sides of an inner join on equal kept values, the first perhaps without repeated keys. */
function joined(
  join: Join,
  storage: Storage,
): { sides: readonly Side[]; pairs: readonly (readonly [Expression, Expression])[] } | undefined {
  if (join.kind !== 'inner') return undefined
  const [left, right] = [sideOf(join.left, storage), sideOf(join.right, storage)]
  if (!left || !right || right.uniqueBy || left.scan === right.scan) return undefined
  const pairs = conjuncts(join.condition).map((condition): readonly [Expression, Expression] | undefined => {
    if (condition.kind !== 'operation' || (condition.name !== 'equal' && condition.name !== 'is')) return undefined
    const [a, b] = [left.resolve(condition.args[0]!), right.resolve(condition.args[1]!)]
    return a.kind === 'column' && b.kind === 'column' && isSameKind(a, b) ? [a, b] : undefined
  })
  if (pairs.some((pair) => !pair)) return undefined
  const keys = new Set(pairs.map((pair) => (pair![0].kind === 'column' ? pair![0].column : undefined)))
  const isByKeys =
    !left.uniqueBy || (left.uniqueBy.length === keys.size && left.uniqueBy.every((key) => key.kind === 'column' && keys.has(key.column)))
  return isByKeys ? { sides: [left, right], pairs: pairs as (readonly [Expression, Expression])[] } : undefined
}

const isWhole = (type: string) => type === 'int' || type === 'long'
const isSameKind = (a: Expression, b: Expression) => a.type === b.type || (isWhole(a.type) && isWhole(b.type))

interface Source {
  readonly sides: readonly Side[]
  readonly pairs?: readonly (readonly [Expression, Expression])[]
  readonly resolve: (expression: Expression) => Expression
}

function sourceBelow(relation: Relation, storage: Storage): Source | undefined {
  if (relation.op === 'join') {
    const found = joined(relation, storage)
    const [left, right] = found?.sides ?? []
    return found && { ...found, resolve: (expression) => right!.resolve(left!.resolve(expression)) }
  }
  if (relation.op === 'extend') {
    const below = sourceBelow(relation.input, storage)
    const put = below && through(relation)
    return below && put && { ...below, resolve: (expression) => below.resolve(put(expression)) }
  }
  const side = sideOf(relation, storage)
  return side && !side.uniqueBy ? { sides: [side], resolve: side.resolve } : undefined
}

const everyOne = <T>(list: readonly (T | undefined)[]): readonly T[] | undefined =>
  list.includes(undefined) ? undefined : (list as readonly T[])

/** The stored columns that are read from the row which stands for a group. */
function lateColumns(aggregate: Aggregate, source: Source): readonly { column: Column; source: string }[] | undefined {
  const side = source.sides[0]!
  return everyOne(
    (aggregate.carried ?? []).map(({ column, expression }) => {
      const resolved = source.resolve(expression)
      const stored = resolved.kind === 'column' ? sourceOf(side, resolved.column) : undefined
      return stored === undefined ? undefined : { column, source: stored }
    }),
  )
}

function planOf(aggregate: Aggregate, source: Source, planner: Planner): ColumnarPlan | undefined {
  const tables = everyOne(
    source.sides.map(({ scan, conditions }) => {
      const parts = everyOne(conditions.map(planner.condition))
      return parts && { name: scan.table.sqlName, conditions: parts }
    }),
  )
  const keys = everyOne(
    aggregate.keys.map(({ expression }) => (movable(expression) ? planner.value(source.resolve(expression)) : undefined)),
  )
  const calls = everyOne(aggregate.calls.map((call) => callOf(call, source.resolve, planner)))
  const on = everyOne(
    (source.pairs ?? []).map((pair) => {
      const [left, right] = pair.map((side) => planner.value(side))
      return left && right && planner.keeps(left) === 'values' && planner.keeps(right) === 'values' ? ([left, right] as const) : undefined
    }),
  )
  if (!tables || !keys || !calls || !on) return undefined
  const join = source.pairs ? { join: { on, unique: source.sides[0]!.uniqueBy !== undefined } } : {}
  return { tables, keys, calls, ...join }
}

/**
 * Answers a grouping from the kept columns where every part of it can be worked out there exactly: filters and keys over one column
 * each, the plainest aggregates, an inner join on equal values. Anything else stays SQL.
 */
export function fromColumns(aggregate: Aggregate, storage: Storage, dialect: Dialect, newColumn: NewColumn): Relation {
  if (aggregate.unique) return aggregate
  const source = sourceBelow(aggregate.input, storage)
  if (!source) return aggregate
  const plan = planOf(aggregate, source, createPlanner(source.sides, dialect, newColumn))
  const late = plan && lateColumns(aggregate, source)
  if (!plan || !late) return aggregate
  const columns = [...aggregate.keys, ...aggregate.calls].map((output) => output.column)
  if (late.length === 0) return { op: 'columnar', plan, columns } satisfies Columnar
  const extremes = plan.calls.flatMap((call, i) => (call.aggregate === 'min' || call.aggregate === 'max' ? [i] : []))
  // Without keys there is a row even where there is none to stand for it; of a join, a row is two.
  if (plan.keys.length === 0 || plan.join || extremes.length > 1 || extremes.some((i) => plan.calls[i]!.condition)) return aggregate
  const { table } = source.sides[0]!.scan
  return { op: 'columnar', plan: { ...plan, row: { ofCall: extremes[0] ?? null } }, columns, late: { table, columns: late } }
}
