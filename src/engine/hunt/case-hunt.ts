import { Failure, type Problem, problem } from '#base/problem.ts'
import { notOk, ok, type Result } from '#base/result.ts'
import { isoFromTicks } from '#base/ticks.ts'
import { type ColumnarPlan, compile, type KqlColumn } from '#kql/index.ts'
import type { Inputs, Outputs } from '../calls/index.ts'
import { clocksOfResult } from '../clocks/result-clocks.ts'
import type { ReadStore } from '../store/sql.ts'
import { connectionOf } from '../store/statements.ts'
import { caseCatalog } from './case-catalog.ts'
import { caseStorage } from './case-storage.ts'
import { runPlan } from './columnar/run-plan.ts'
import type { HuntConnection } from './connection.ts'
import { nowBy, type QueryClock } from './query-clock.ts'
import { registerKql } from './register-kql.ts'
import { compileOn, type HuntResult, type HuntTable, runHunt } from './run-hunt.ts'
import { within } from './time-range.ts'

export type HuntInput = Inputs['hunt']['run']

/** The store's connection as hunts use it; both describe the same driver structurally. */
export const huntConnection = (store: ReadStore) => connectionOf(store) as unknown as HuntConnection

/** Runs a query over the case, row by row; the problem where it cannot be translated or run. */
export function huntRows(store: ReadStore, input: Pick<HuntInput, 'query' | 'clock' | 'range'> & { limit?: number }): Result<HuntResult> {
  const clock = nowBy(store, input.clock)
  const limit = input.limit === undefined ? {} : { limit: input.limit }
  const connection = huntConnection(store)
  const answerPlan = (plan: ColumnarPlan) => runPlan(store, connection, plan)
  const options = { catalog: caseCatalog(store), clock, storage: caseStorage(store), answerPlan, ...within(input.range), ...limit }
  return runHunt(connection, input.query, options)
}

/** The columns of the one table a query would answer, as a detection needs it; nothing of it is run but what columns depend on. */
export function columnsOfHunt(store: ReadStore, query: string): Result<readonly KqlColumn[]> {
  const connection = huntConnection(store)
  registerKql(connection)
  const compiled = compileOn(connection, query, { catalog: caseCatalog(store), clock: nowBy(store, { kind: 'case' }) })
  if (!compiled.ok) return compiled
  const { columns, more } = compiled.value
  return more.length === 0
    ? ok(columns)
    : notOk(problem('kql.several-tables', `The query answers ${more.length + 1} tables; one is wanted here`))
}

function byColumns(table: HuntTable, clocks: ReturnType<typeof clocksOfResult>) {
  const { name, columns, rows, truncated } = table
  const standing = clocks(table)
  return {
    name,
    columns: [...columns],
    values: columns.map((_column, c) => rows.map((row) => row[c])),
    rowCount: rows.length,
    truncated,
    ...(standing ? { clocks: standing } : {}),
  }
}

/** Runs a query for the hunting page: the answer travels column by column. */
export function huntCase(store: ReadStore, input: HuntInput): Outputs['hunt']['run'] {
  const started = performance.now()
  const answer = huntRows(store, input)
  if (!answer.ok) throw new Failure(answer.problem)
  const { render, warnings, more, ...first } = answer.value
  const clocks = clocksOfResult(store, input.query)
  return {
    ...byColumns(first, clocks),
    more: more.map((table) => byColumns(table, clocks)),
    elapsedMs: Math.round(performance.now() - started),
    now: isoFromTicks(nowBy(store, input.clock)),
    render: render ? { visualization: render.visualization, properties: { ...render.properties } } : null,
    warnings: [...warnings],
  }
}

/**
 * Translates a query without running it. Columns that only data can tell are taken as they stand: such a query is fine as far as it goes.
 * @returns the problem that keeps it from being run, or null
 */
export function checkHunt(store: ReadStore, query: string, clock: QueryClock): Problem | null {
  const compiled = compile(query, { catalog: caseCatalog(store), clock: nowBy(store, clock) })
  return compiled.ok ? null : compiled.problem
}
