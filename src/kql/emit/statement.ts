import { fail } from '#base/problem.ts'
import type { ColumnarPlan } from '../columnar/plan.ts'
import type { Column } from '../ir/column.ts'
import type { LiteralValue, SortKey } from '../ir/expression.ts'
import type { Relation } from '../ir/relation.ts'
import type { KqlType } from '../types.ts'
import { type Demand, demandOf } from './demand.ts'
import { type Dialect, type Parameter, parameterOf } from './dialect.ts'
import { emitOrder, refuse } from './expression.ts'
import { emitRelation } from './relation.ts'

/** Text of SQL with the values for its placeholders `?1`, `?2`, … */
export interface Sql {
  readonly text: string
  readonly parameters: readonly Parameter[]
}

/** An operator in JavaScript that must run before the query: inputs as SQL, the result as a temporary table. */
export interface StepPlan {
  readonly table: string
  readonly operator: string
  readonly settings: unknown
  readonly inputs: readonly (Sql & { readonly columns: readonly { readonly name: string; readonly type: KqlType }[] })[]
  readonly columns: readonly { readonly name: string; readonly type: KqlType }[]
}

/** One SQL statement in the making: its parameters, its common table expressions, its demand. */
export interface Statement {
  readonly dialect: Dialect
  readonly demand: Demand
  parameter(value: LiteralValue, type: KqlType): string
  /** Quoted name to read a relation by; it is added to the statement the first time. */
  relation(relation: Relation): string
  needed(relation: Relation): readonly Column[]
  /** FROM item of a plan over kept columns. */
  columnar(plan: ColumnarPlan, width: number): string
  /** Quoted temporary table of a step. */
  step(relation: Relation & { readonly op: 'step' }): string
}

/** Steps of the whole query, in the order they must run. */
export interface Steps {
  readonly plans: StepPlan[]
  readonly tables: Map<Relation, string>
  /** Plans over kept columns, by their place; they run before the steps. */
  readonly columnar: ColumnarPlan[]
}

export const newSteps = (): Steps => ({ plans: [], tables: new Map(), columnar: [] })

/** A whole statement for some columns of a relation in an order. */
export function emitStatement(root: Relation, columns: readonly Column[], order: readonly SortKey[], dialect: Dialect, steps: Steps): Sql {
  const orderColumns = order.flatMap(({ expression }) => (expression.kind === 'column' ? [expression.column] : []))
  const demand = demandOf(root, [...new Set([...columns, ...orderColumns])])
  const marks: { readonly value: Parameter; readonly type: KqlType }[] = []
  const parts: string[] = []
  const names = new Map<Relation, string>()

  const statement: Statement = {
    dialect,
    demand,
    parameter(value, type) {
      marks.push({ value: parameterOf(value), type })
      return `\u{f0000}${marks.length - 1}\u{f0001}`
    },
    needed: (relation) => [...(demand.columns.get(relation) ?? [])],
    relation(relation) {
      const known = names.get(relation)
      if (known) return known
      if (relation.op === 'step') return statement.step(relation)
      const text = emitRelation(relation, statement)
      const name = dialect.quote(`${relation.op}${parts.length + 1}`)
      names.set(relation, name)
      parts.push(`${name}${hint(relation, demand, dialect)} (${text})`)
      return name
    },
    columnar: (plan, width) =>
      dialect.columnar?.(width, steps.columnar.push(plan) - 1) ?? fail('kql.unsupported-by-dialect', `${dialect.name} keeps no columns`),
    step: (relation) => stepTable(relation, dialect, steps),
  }

  const from = statement.relation(root)
  const list = columns.length ? columns.map((column) => dialect.quote(column.sql)).join(', ') : 'NULL AS "nothing"'
  const orderBy = order.length ? `\nORDER BY ${emitOrder(order, statement)}` : ''
  const withs = parts.length ? `WITH ${parts.join(',\n')}\n` : ''
  return numbered(`${withs}SELECT ${list} FROM ${from}${orderBy}`, marks, dialect)
}

/** Puts placeholders where literals were marked: numbered in the order of the text, so that none is left without a use. */
function numbered(text: string, marks: readonly { readonly value: Parameter; readonly type: KqlType }[], dialect: Dialect): Sql {
  const places = new Map<number, number>()
  const parameters: Parameter[] = []
  const numberedText = text.replace(/\u{f0000}(\d+)\u{f0001}/gu, (_all, digits: string) => {
    const mark = Number(digits)
    const { value, type } = marks[mark]!
    const place = places.get(mark) ?? parameters.push(value)
    places.set(mark, place)
    return dialect.placeholder(place, type)
  })
  return { text: numberedText, parameters }
}

/** A part read more than once is worked out once where that was asked for, and folded into its readers where that is cheap. */
function hint(relation: Relation, demand: Demand, dialect: Dialect): string {
  if (relation.op === 'shared' && (demand.readers.get(relation) ?? 0) > 1) return ` ${dialect.materialized}`
  if (relation.op === 'scan' || relation.op === 'filter' || relation.op === 'extend') return ` ${dialect.inlined}`
  return ' AS'
}

function stepTable(relation: Relation & { readonly op: 'step' }, dialect: Dialect, steps: Steps): string {
  const known = steps.tables.get(relation)
  if (known) return known
  if (!dialect.runsSteps) refuse(dialect, relation.operator)
  const described = (columns: readonly Column[]) => columns.map((column) => ({ name: column.sql, type: column.type }))
  const inputs = relation.inputs.map((input) => ({
    ...emitStatement(input.relation, input.columns, input.order, dialect, steps),
    columns: described(input.columns),
  }))
  const table = `kql_step_${steps.plans.length + 1}`
  steps.plans.push({ table, operator: relation.operator, settings: relation.settings, inputs, columns: described(relation.columns) })
  const quoted = dialect.quote(table)
  steps.tables.set(relation, quoted)
  return quoted
}
