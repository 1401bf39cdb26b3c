import { Failure, type Problem, problem } from '#base/problem.ts'
import { notOk, ok, type Result } from '#base/result.ts'
import {
  type Catalog,
  type Cell,
  type CompiledQuery,
  type CompiledTable,
  clickhouse,
  compile,
  formatCell,
  type KqlType,
  type Sql,
  type SqlValue,
  shapeOf,
} from '#kql/index.ts'
import { externalDataMissing, type HuntOptions, type HuntResult, type HuntTable, MOST_PROBES } from '../run-hunt.ts'
import type { ClickHouseDatabase } from './database.ts'
import { onClickHouse } from './table.ts'

const INTEGERS: ReadonlySet<KqlType> = new Set<KqlType>(['int', 'long', 'datetime', 'timespan', 'bool'])
const REALS: ReadonlySet<KqlType> = new Set<KqlType>(['real', 'decimal'])
const denormals: Readonly<Record<string, number>> = { inf: Number.POSITIVE_INFINITY, '-inf': Number.NEGATIVE_INFINITY, nan: Number.NaN }

/** A cell of ClickHouse's JSON as the same value stands in SQLite, so that both are shown by one rule. */
function stored(cell: unknown, type: KqlType): SqlValue {
  if (cell === null || cell === undefined) return null
  if (INTEGERS.has(type)) return BigInt(cell as string)
  if (REALS.has(type)) return denormals[String(cell)] ?? Number(cell)
  return String(cell)
}

/** Parameters travel as text: the placeholder says what they are read as. */
const parameterText = (value: string | number | bigint | null) =>
  typeof value === 'number' && !Number.isFinite(value) ? String(value).toLowerCase() : String(value)

const parametersOf = ({ parameters }: Sql) => Object.fromEntries(parameters.map((value, i) => [`p${i + 1}`, parameterText(value)]))

async function* rowsOf(database: ClickHouseDatabase, sql: Sql, types: readonly KqlType[]): AsyncIterable<readonly SqlValue[]> {
  for await (const rows of database.query(sql.text, parametersOf(sql))) {
    for (const row of rows) yield types.map((type, i) => stored(row[i], type))
  }
}

async function compileOn(database: ClickHouseDatabase, text: string, options: HuntOptions): Promise<Result<CompiledQuery>> {
  const shapes = new Map(options.shapes)
  for (let round = 0; round < MOST_PROBES; round++) {
    const compiled = compile(text, { ...options, shapes, dialect: clickhouse })
    if (!compiled.ok) return compiled
    if (compiled.value.kind === 'query') return ok(compiled.value.query)
    const { probe } = compiled.value
    const rows: (readonly SqlValue[])[] = []
    for await (const row of rowsOf(database, probe.sql, probe.types)) rows.push(row)
    shapes.set(probe.key, shapeOf(probe, rows))
  }
  return notOk(problem('kql.too-many-shapes', `more than ${MOST_PROBES} operators whose columns come from data`))
}

/** What ClickHouse refused or broke off, told as a problem. */
function runtimeProblem(thrown: unknown): Problem {
  if (thrown instanceof Failure) return thrown.problem
  if (thrown instanceof Error) return problem('clickhouse.run-failed', thrown.message)
  throw thrown
}

async function answered(
  database: ClickHouseDatabase,
  { name, sql, columns }: CompiledTable,
  limit: number | undefined,
): Promise<HuntTable> {
  const rows: (readonly Cell[])[] = []
  const types = columns.map((column) => column.type)
  for await (const row of rowsOf(database, sql, types)) {
    if (limit !== undefined && rows.length >= limit) return { name, columns, rows, truncated: true }
    rows.push(row.map((value, i) => formatCell(value, types[i]!)))
  }
  return { name, columns, rows, truncated: false }
}

/** The case's catalog as its copy in ClickHouse is asked. */
export const catalogOnClickHouse = (catalog: Catalog): Catalog => ({ ...catalog, tables: catalog.tables.map(onClickHouse) })

/**
 * Runs a KQL query on a case's copy in ClickHouse. It is the same translation with another dialect; what ClickHouse has no words for
 * is refused by name (`kql.unsupported-by-dialect`), never answered in another way.
 */
export async function runHuntOnClickHouse(database: ClickHouseDatabase, text: string, options: HuntOptions): Promise<Result<HuntResult>> {
  try {
    const compiled = await compileOn(database, text, { ...options, catalog: catalogOnClickHouse(options.catalog) })
    if (!compiled.ok) return compiled
    const { render, warnings, missing, ...query } = compiled.value
    if (missing[0]) return notOk(externalDataMissing(missing[0]))
    const first = await answered(database, query, options.limit)
    const more: HuntTable[] = []
    for (const table of query.more) more.push(await answered(database, table, options.limit))
    const sql = [query, ...query.more].map((table) => table.sql.text).join(';\n')
    return ok({ ...first, more, sql, ...(render ? { render } : {}), warnings })
  } catch (thrown) {
    return notOk(runtimeProblem(thrown))
  }
}
