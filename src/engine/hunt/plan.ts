import { Failure } from '#base/problem.ts'
import type { Result } from '#base/result.ts'
import { type ColumnarPlan, type CompiledQuery, describePlan, type Sql } from '#kql/index.ts'
import type { Outputs } from '../calls/index.ts'
import type { ReadStore } from '../store/sql.ts'
import { caseCatalog } from './case-catalog.ts'
import { type HuntInput, huntConnection } from './case-hunt.ts'
import { caseStorage } from './case-storage.ts'
import { dropAnswers, holdAnswers } from './columnar/answers.ts'
import { runPlan } from './columnar/run-plan.ts'
import { Unfit } from './columnar/unfit.ts'
import type { HuntConnection } from './connection.ts'
import { nowBy } from './query-clock.ts'
import { registerKql } from './register-kql.ts'
import { compileOn, fromTables, type HuntOptions } from './run-hunt.ts'
import { bindings, rowsOf, runSteps } from './run-steps.ts'
import { within } from './time-range.ts'

type Stage = Outputs['hunt']['plan']['stages'][number]

/** How SQLite means to reach the rows: the indexes it chose, what it scans and sorts. */
function accessOf(connection: HuntConnection, sql: Sql): string[] {
  const statement = connection.prepare(`EXPLAIN QUERY PLAN ${sql.text}`)
  const rows = (sql.parameters.length > 0 ? statement.all(bindings(sql.parameters)) : statement.all()) as { detail: string }[]
  return rows.map((row) => row.detail)
}

function timed(connection: HuntConnection, title: string, sql: Sql): Stage {
  const access = accessOf(connection, sql)
  const started = performance.now()
  let rows = 0
  for (const _row of rowsOf(connection, sql)) rows++
  return { title, sql: sql.text, access, rows, elapsedMs: Math.round(performance.now() - started) }
}

type Options = HuntOptions & Required<Pick<HuntOptions, 'answerPlan'>>

/** Compiles, and answers groupings from kept columns, each a stage; where they are unfit for it, the query is compiled without them. */
function groupedOn(connection: HuntConnection, text: string, options: Options): { compiled: Result<CompiledQuery>; grouped: Stage[] } {
  const grouped: Stage[] = []
  try {
    const compiled = compileOn(connection, text, options)
    if (!compiled.ok) return { compiled, grouped }
    holdAnswers(connection, compiled.value.columnar, (plan) => {
      const started = performance.now()
      const rows = options.answerPlan(plan)
      const elapsedMs = Math.round(performance.now() - started)
      grouped.push({ title: 'kept columns', sql: '', access: describePlan(plan), rows: rows.length, elapsedMs })
      return rows
    })
    return { compiled, grouped }
  } catch (thrown) {
    if (!(thrown instanceof Unfit)) throw thrown
    return { compiled: compileOn(connection, text, fromTables(options)), grouped: [] }
  }
}

/** A query's SQL, stage by stage, with the indexes used, the rows that came out and the time it took; it runs the query to know. */
export function planHunt(store: ReadStore, input: HuntInput): Outputs['hunt']['plan'] {
  const connection = huntConnection(store)
  registerKql(connection)
  const answerPlan = (plan: ColumnarPlan) => runPlan(store, connection, plan)
  const options = {
    catalog: caseCatalog(store),
    clock: nowBy(store, input.clock),
    storage: caseStorage(store),
    answerPlan,
    ...within(input.range),
  }
  const { compiled, grouped } = groupedOn(connection, input.query, options)
  if (!compiled.ok) throw new Failure(compiled.problem)
  const { sql, steps, more } = compiled.value
  const stepStages: Stage[] = steps.flatMap((step) => {
    const inputs = step.inputs.map((input) => timed(connection, `input of ${step.operator}`, input))
    const started = performance.now()
    runSteps(connection, [step])
    return [...inputs, { title: step.operator, sql: '', access: [], rows: null, elapsedMs: Math.round(performance.now() - started) }]
  })
  try {
    return {
      sql: [sql, ...more.map((one) => one.sql)].map((one) => one.text).join(';\n'),
      stages: [
        ...grouped,
        ...stepStages,
        timed(connection, 'query', sql),
        ...more.map((one, i) => timed(connection, one.name || `table ${i + 2}`, one.sql)),
      ],
    }
  } finally {
    dropAnswers(connection)
    for (const step of steps) connection.exec(`DROP TABLE IF EXISTS temp."${step.table}"`)
  }
}
