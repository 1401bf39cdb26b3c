import { columnsOf } from '../emit/demand.ts'
import type { Column } from '../ir/column.ts'
import { columnExpression, columnsIn, type Expression, isCostly, isStable, mapColumns, operation } from '../ir/expression.ts'
import type { Filter, Relation } from '../ir/relation.ts'

/** The parts of a condition that must all hold. */
function conjuncts(condition: Expression): Expression[] {
  return condition.kind === 'operation' && condition.name === 'and' ? condition.args.flatMap(conjuncts) : [condition]
}

const together = (conditions: readonly Expression[]) => conditions.reduce((a, b) => operation('and', 'bool', [a, b]))

const within = (condition: Expression, columns: ReadonlySet<Column>) => [...columnsIn(condition)].every((column) => columns.has(column))

/** A filter on whatever is left of its conditions, put as deep as they may go. */
function filtered(input: Relation, conditions: readonly Expression[]): Relation {
  return conditions.length ? pushFilter({ op: 'filter', input, condition: together(conditions) }) : input
}

/** Splits conditions into those that may go below and those that must stay. */
function split(conditions: readonly Expression[], mayPass: (condition: Expression) => boolean): [pass: Expression[], stay: Expression[]] {
  const pass = conditions.filter((condition) => isStable(condition) && mayPass(condition))
  return [pass, conditions.filter((condition) => !pass.includes(condition))]
}

const stays = (input: Relation, conditions: readonly Expression[]): Relation =>
  conditions.length ? { op: 'filter', input, condition: together(conditions) } : input

/**
 * Moves a filter towards the rows it sifts: past computed columns (where those are cheap, by putting in what they stand for), into
 * the side of a join that has its columns, below the deduplication of `innerunique`, which Kusto does as well.
 */
export function pushFilter(relation: Filter): Relation {
  const { input } = relation
  const conditions = conjuncts(relation.condition)
  switch (input.op) {
    case 'filter':
      return filtered(input.input, [...conjuncts(input.condition), ...conditions])
    case 'extend': {
      if (input.outputs.some((output) => output.expression.kind === 'window')) return relation
      const made = new Map(input.outputs.map((output) => [output.column, output.expression]))
      const cheap = (column: Column) => {
        const expression = made.get(column)
        return !expression || (!isCostly(expression) && isStable(expression))
      }
      const hasWindow = input.outputs.some((output) => !isStable(output.expression))
      const [pass, stay] = split(conditions, (condition) => !hasWindow && [...columnsIn(condition)].every(cheap))
      if (pass.length === 0) return relation
      const moved = pass.map((condition) => mapColumns(condition, (column) => made.get(column)))
      return stays({ ...input, input: filtered(input.input, moved) }, stay)
    }
    case 'join': {
      const [left, right] = [columnsOf(input.left), columnsOf(input.right)]
      const toLeft = input.kind === 'inner' || input.kind === 'left' || input.kind === 'cross'
      const toRight = input.kind === 'inner' || input.kind === 'cross'
      const [l, rest] = split(conditions, (condition) => toLeft && within(condition, left))
      const [r, stay] = split(rest, (condition) => toRight && within(condition, right) && !within(condition, left))
      if (l.length + r.length === 0) return relation
      return stays({ ...input, left: filtered(input.left, l), right: filtered(input.right, r) }, stay)
    }
    case 'aggregate': {
      const keys = new Map(input.keys.map((key) => [key.column, key.expression]))
      const deduplicated = new Map(input.unique ? (input.carried ?? []).map((o) => [o.column, o.expression]) : [])
      const below = (column: Column) => keys.get(column) ?? deduplicated.get(column)
      const [pass, stay] = split(
        conditions,
        (condition) => [...columnsIn(condition)].every((column) => below(column)) && columnsIn(condition).size > 0,
      )
      if (pass.length === 0) return relation
      const moved = pass.map((condition) => mapColumns(condition, below))
      return stays({ ...input, input: filtered(input.input, moved) }, stay)
    }
    case 'union': {
      const [pass, stay] = split(conditions, (condition) => !isCostly(condition) && columnsIn(condition).size > 0)
      if (pass.length === 0) return relation
      const inputs = input.inputs.map(({ relation: member, values }) => {
        const moved = pass.map((condition) =>
          mapColumns(condition, (column) => values[input.columns.indexOf(column)] ?? columnExpression(column)),
        )
        return { relation: filtered(member, moved), values }
      })
      return stays({ ...input, inputs }, stay)
    }
    default:
      return relation
  }
}
