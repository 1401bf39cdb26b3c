import { Failure, type Problem, problem } from '#base/problem.ts'
import { notOk, ok, type Result } from '#base/result.ts'
import {
  type Cell,
  type ColumnarPlan,
  type CompiledQuery,
  type CompiledTable,
  type CompileOptions,
  compile,
  describePlan,
  formatCell,
  type KqlColumn,
  type MissingData,
  type Probe,
  type SqlValue,
  shapeOf,
} from '#kql/index.ts'
import { dropAnswers, holdAnswers } from './columnar/answers.ts'
import { Unfit } from './columnar/unfit.ts'
import type { HuntConnection } from './connection.ts'
import { registerKql } from './register-kql.ts'
import { rowsOf, runSteps } from './run-steps.ts'

export interface HuntOptions extends Omit<CompileOptions, 'dialect'> {
  /** Most rows to answer; none by default. The answer says when there were more. */
  readonly limit?: number
  /** Answers a grouping from kept columns; without it such a plan must not come about. */
  readonly answerPlan?: (plan: ColumnarPlan) => SqlValue[][]
}

/** One table of an answer: cells as KQL prints them (see `formatCell`). */
export interface HuntTable {
  /** '' where the query gives it none */
  readonly name: string
  readonly columns: readonly KqlColumn[]
  readonly rows: readonly (readonly Cell[])[]
  readonly truncated: boolean
}

/** What a hunt answers: its table, and those that follow it where the query answers several. */
export interface HuntResult extends HuntTable {
  readonly more: readonly HuntTable[]
  readonly sql: string
  readonly render?: CompiledQuery['render']
  readonly warnings: readonly Problem[]
}

/** Open operators a query may hold: each costs one more run of what stands before it. */
export const MOST_PROBES = 16

function probed(connection: HuntConnection, probe: Probe, options: HuntOptions): readonly KqlColumn[] {
  const drop = prepared(connection, probe, options)
  try {
    return shapeOf(probe, rowsOf(connection, probe.sql))
  } finally {
    drop()
  }
}

/** Compiles a query; where columns come from data, the data is asked first. */
export function compileOn(connection: HuntConnection, text: string, options: HuntOptions): Result<CompiledQuery> {
  const shapes = new Map(options.shapes)
  for (let round = 0; round < MOST_PROBES; round++) {
    const compiled = compile(text, { ...options, shapes })
    if (!compiled.ok) return compiled
    if (compiled.value.kind === 'query') return ok(compiled.value.query)
    shapes.set(compiled.value.probe.key, probed(connection, compiled.value.probe, options))
  }
  return notOk(problem('kql.too-many-shapes', `more than ${MOST_PROBES} operators whose columns come from data`))
}

/** The SQL of a query, after comments on the groupings from kept columns that it reads. */
const explained = ({ columnar, sql, more }: CompiledQuery) =>
  [
    ...columnar.flatMap((plan, place) => describePlan(plan).map((line) => `-- ${place}: ${line}`)),
    sql.text,
    ...more.flatMap((table, i) => [`-- table ${i + 2}`, table.sql.text]),
  ].join('\n')

function answered(connection: HuntConnection, { name, sql, columns }: CompiledTable, limit: number | undefined): HuntTable {
  const rows: (readonly Cell[])[] = []
  let truncated = false
  for (const row of rowsOf(connection, sql)) {
    if (limit !== undefined && rows.length >= limit) {
      truncated = true
      break
    }
    rows.push(columns.map(({ type }, i) => formatCell(row[i], type)))
  }
  return { name, columns, rows, truncated }
}

/** Works out what the SQL of a query reads: groupings from kept columns, then steps. The answer lets go of it all. */
function prepared(
  connection: HuntConnection,
  { columnar, steps }: Pick<CompiledQuery, 'columnar' | 'steps'>,
  options: HuntOptions,
): () => void {
  if (columnar.length > 0) holdAnswers(connection, columnar, options.answerPlan!)
  const drop = runSteps(connection, steps)
  return () => {
    drop()
    dropAnswers(connection)
  }
}

export const externalDataMissing = ({ kind, uri, where }: MissingData): Problem =>
  kind === 'geo-pack'
    ? problem('kql.geo-pack-missing', 'geo_info_from_ip_address needs a geo pack, and the case has none', {
        where,
        hint: 'import a CSV file of networks and their places, like evidence or by coldtrail geo-pack',
      })
    : problem('kql.external-data-missing', `externaldata reads ${uri}, which is not on this machine`, {
        where,
        hint: 'name a local file to read in its place',
      })

/** An error SQLite met while running, told as a problem; what is no such error is passed on. */
function runtimeProblem(thrown: unknown): Problem {
  if (thrown instanceof Failure) return thrown.problem
  if (thrown instanceof Error) return problem('kql.run-failed', thrown.message)
  throw thrown
}

/**
 * Runs a KQL query on a connection that holds the catalog's tables.
 * @returns rows in the query's order, or the problem: of the text with its place, or of the run.
 */
export function runHunt(connection: HuntConnection, text: string, options: HuntOptions): Result<HuntResult> {
  registerKql(connection)
  // All parts of a query see the case at one moment, while it may grow.
  connection.exec('SAVEPOINT kql_hunt')
  try {
    return runOnce(connection, text, options)
  } catch (thrown) {
    if (!(thrown instanceof Unfit)) throw thrown
    return runOnce(connection, text, fromTables(options))
  } finally {
    connection.exec('RELEASE kql_hunt')
  }
}

/** The same query without kept columns. */
export function fromTables<Options extends HuntOptions>(options: Options): Options {
  return options.storage ? { ...options, storage: { ...options.storage, keptColumns: () => undefined } } : options
}

function runOnce(connection: HuntConnection, text: string, options: HuntOptions): Result<HuntResult> {
  try {
    const compiled = compileOn(connection, text, options)
    if (!compiled.ok) return compiled
    const query = compiled.value
    const [missing] = query.missing
    if (missing) return notOk(externalDataMissing(missing))
    const drop = prepared(connection, query, options)
    try {
      const [first, ...more] = [query, ...query.more].map((table) => answered(connection, table, options.limit))
      const { render, warnings } = query
      return ok({ ...first!, more, sql: explained(query), ...(render ? { render } : {}), warnings })
    } finally {
      drop()
    }
  } catch (thrown) {
    if (thrown instanceof Unfit) throw thrown
    return notOk(runtimeProblem(thrown))
  }
}
