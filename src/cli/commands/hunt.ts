import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { text as textOf } from 'node:stream/consumers'
import { Failure, fail, type Problem, problem } from '#base/problem.ts'
import type { Result } from '#base/result.ts'
import { caseCatalog } from '#engine/hunt/case-catalog.ts'
import { checkHunt, type HuntInput, huntRows } from '#engine/hunt/case-hunt.ts'
import { runHuntOnClickHouse } from '#engine/hunt/clickhouse/run-hunt.ts'
import { nowBy } from '#engine/hunt/query-clock.ts'
import type { HuntResult, HuntTable } from '#engine/hunt/run-hunt.ts'
import type { ReadStore } from '#engine/store/sql.ts'
import { reading } from '../case-access.ts'
import { withClickHouse } from '../clickhouse.ts'
import { defineVerb, type Run } from '../command.ts'
import { csv, table } from '../output.ts'

interface Options {
  readonly file?: string
  readonly batch?: string
  readonly check?: boolean
  readonly explain?: boolean
  readonly format?: string
  readonly limit?: string
  readonly clock?: string
  readonly clickhouse?: string
  readonly database: string
}

interface Asked {
  readonly id: unknown
  readonly query: string
}

const shown = (cell: unknown): string =>
  typeof cell === 'object' && cell !== null ? JSON.stringify(cell) : cell === null || cell === undefined ? '' : String(cell)

const told = ({ code, message, hint, where }: Problem) => ({ code, message, ...(hint ? { hint } : {}), ...(where ? { where } : {}) })

async function queryOf(query: string | undefined, options: Options): Promise<string> {
  if (options.file) return readFile(options.file, 'utf8')
  if (query === '-') return textOf(process.stdin)
  return query ?? fail('usage.wrong', 'A query is needed: as an argument, with -f FILE, or - for standard input.')
}

/** Refuses values that mean nothing, before the case is opened. */
function refuseWrong({ format, limit, clock, check, file, batch }: Options, query: string | undefined): void {
  if (format !== undefined && format !== 'csv' && format !== 'jsonl')
    fail('usage.wrong', `There is no format ${format}: give csv or jsonl.`)
  if (limit !== undefined && !/^\d+$/.test(limit)) fail('usage.wrong', `--limit is a number of rows, not ${limit}.`)
  if (check && limit !== undefined) fail('usage.wrong', 'Nothing is run with --check, so that --limit means nothing.')
  if (clock !== undefined && clock !== 'case' && clock !== 'today' && Number.isNaN(Date.parse(clock))) {
    fail('usage.wrong', `--clock is case, today or a time such as 2026-01-31T08:15:00Z, not ${clock}.`)
  }
  if ([query, file, batch].filter((each) => each !== undefined).length > 1) fail('usage.wrong', 'Give one of a query, --file and --batch.')
}

function clockOf(option: string | undefined): HuntInput['clock'] {
  if (option === undefined || option === 'case') return { kind: 'case' }
  return option === 'today' ? { kind: 'today' } : { kind: 'at', at: option }
}

function askedOf(line: string): Asked | undefined {
  try {
    const asked = JSON.parse(line) as Partial<Asked> | null
    return typeof asked?.query === 'string' ? { id: asked.id, query: asked.query } : undefined
  } catch {
    return undefined
  }
}

/** One line a query, answered as it is read: a batch of any length needs no memory of its own. */
async function runBatch(store: ReadStore, file: string, options: Options): Promise<void> {
  let number = 0
  for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1
    if (!line.trim()) continue
    const asked = askedOf(line)
    const answer = asked
      ? { id: asked.id, ...answerOf(store, asked.query, options) }
      : { id: null, error: told(problem('batch.bad-line', 'A line of a batch is {"id","query"}', { where: { line: number } })) }
    process.stdout.write(`${JSON.stringify(answer)}\n`)
  }
}

function answerOf(store: ReadStore, query: string, options: Options): object {
  const clock = clockOf(options.clock)
  if (options.check) {
    const problem = checkHunt(store, query, clock)
    return problem ? { error: told(problem) } : { ok: true }
  }
  const answer = huntRows(store, { query, clock, range: null })
  if (!answer.ok) return { error: told(answer.problem) }
  return { columns: answer.value.columns, rows: answer.value.rows, ...moreOf(answer.value) }
}

/** Further tables of a query that answers several; nothing where it answers one. */
const moreOf = ({ more }: HuntResult) =>
  more.length > 0 ? { more: more.map(({ name, columns, rows, truncated }) => ({ name, columns, rows, truncated })) } : {}

function printedTable(result: HuntTable, format: string | undefined): string {
  const names = result.columns.map((column) => column.name)
  if (format === 'jsonl')
    return result.rows.map((row) => `${JSON.stringify(Object.fromEntries(names.map((name, i) => [name, row[i]])))}\n`).join('')
  const rows = result.rows.map((row) => row.map(shown))
  return format === 'csv' ? csv(names, rows) : table(names, rows)
}

/** Tables one after the other, each under its name or number where there are several. */
function printed(result: HuntResult, format: string | undefined): string {
  const tables = [result, ...result.more]
  if (tables.length === 1) return printedTable(result, format)
  const heading = (one: HuntTable, i: number) => (format === undefined ? `# ${one.name || `Table ${i + 1}`}\n` : '')
  return tables.map((one, i) => `${heading(one, i)}${printedTable(one, format)}`).join(format === 'jsonl' ? '' : '\n')
}

/** The query on the case's copy in ClickHouse where one is named, else on the case itself. */
async function answered(store: ReadStore, query: string, options: Options): Promise<Result<HuntResult>> {
  const clock = clockOf(options.clock)
  const limit = options.limit ? { limit: Number(options.limit) } : {}
  if (options.clickhouse === undefined) return huntRows(store, { query, clock, range: null, ...limit })
  const settings = { catalog: caseCatalog(store), clock: nowBy(store, clock), ...limit }
  return withClickHouse(options.clickhouse, options.database, (copy) => runHuntOnClickHouse(copy, query, settings))
}

async function runOne(store: ReadStore, query: string, options: Options, { output }: Run): Promise<void> {
  const started = performance.now()
  const answer = await answered(store, query, options)
  if (!answer.ok) throw new Failure(answer.problem)
  const { columns, rows, truncated, sql, warnings } = answer.value
  const elapsedMs = Math.round(performance.now() - started)
  for (const warning of warnings) output.say(`warning: ${warning.message}`)
  output.answer({ columns, rows, elapsedMs, truncated, ...moreOf(answer.value), ...(options.explain ? { sql } : {}) }, () =>
    options.explain ? `${sql}\n` : printed(answer.value, options.format),
  )
  const count = [answer.value, ...answer.value.more].reduce((sum, one) => sum + one.rows.length, 0)
  output.say(`${count} ${count === 1 ? 'row' : 'rows'} in ${elapsedMs} ms${truncated ? ' (cut by --limit)' : ''}`)
}

function checkOne(store: ReadStore, query: string, options: Options, { output }: Run): void {
  const problem = checkHunt(store, query, clockOf(options.clock))
  if (problem) throw new Failure(problem)
  output.answer({ ok: true }, () => 'ok\n')
}

export const huntVerb = defineVerb({
  name: 'hunt',
  add(program, run) {
    program
      .command('hunt')
      .argument('<case>', 'path of the case file')
      .argument('[kql]', 'the query; - reads it from standard input')
      .description('runs KQL over the case; `-` reads the query from standard input')
      .option('-f, --file <file>', 'read the query from a file')
      .option('--batch <file>', 'run many: {"id","query"} a line, an answer a line')
      .option('--check', 'translate without running: one query, or a batch')
      .option('--explain', 'show the SQL')
      .option('--format <format>', 'csv or jsonl instead of a table')
      .option('--limit <rows>', 'most rows to answer')
      .option('--clock <clock>', 'what now() is: case (newest evidence), today, or a time', 'case')
      .option('--clickhouse <url>', 'run on the copy of the case that `clickhouse` made on this server')
      .option('--database <name>', 'database of the copy', 'coldtrail')
      .action(
        run(async (running, path: string, query: string | undefined, options: Options) => {
          refuseWrong(options, query)
          await reading(path, async (store) => {
            if (options.batch) await runBatch(store, options.batch, options)
            else if (options.check) checkOne(store, await queryOf(query, options), options, running)
            else await runOne(store, await queryOf(query, options), options, running)
          })
        }),
      )
  },
})
