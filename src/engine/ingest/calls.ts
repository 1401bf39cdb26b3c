import type { ProblemSeverity } from '#base/problem.ts'
import { isoFromTicks, type Ticks } from '#base/ticks.ts'
import { schemaTable } from '#model/tables/schema.ts'
import type { Outputs, Reads } from '../calls/index.ts'
import { GEO_PACK } from '../hunt/geo-pack.ts'
import { LINKED_ROWS } from '../hunt/link/kept-rows.ts'
import { huntingTables } from '../store/hunting-table.ts'
import type { ReadStore, SqlValue } from '../store/sql.ts'
import { formats } from './formats/index.ts'
import type { SourceStatus } from './source-entry.ts'

type SourceEntry = Outputs['evidence']['sources'][number]
type ProblemEntry = Outputs['evidence']['problems']['problems'][number]

interface SourceRow {
  id: number
  path: string
  container: number | null
  sha256: string
  bytes: number
  format: string
  importer_version: number
  status: SourceStatus
  imported_at: Ticks
  read: number
  stored: number
  rejected: number
  first_time: Ticks | null
  last_time: Ticks | null
  tables: string
  alerts: number
  problems: number
}

const SOURCES = `
  SELECT s.*,
    (SELECT json_group_object(t.name, t.rows) FROM source_table t WHERE t.source = s.id) AS tables,
    (SELECT count(DISTINCT a.alert) FROM alert_source a WHERE a.source = s.id) AS alerts,
    (SELECT count(*) FROM source_problem p WHERE p.source = s.id) AS problems
  FROM source s ORDER BY s.id`

const iso = (at: Ticks | null) => (at === null ? null : isoFromTicks(at))

/** Sources that no format reads: archives, rows of hunts that an alert was made of, the geo pack. */
const otherFormats: Readonly<Record<string, string>> = { container: 'Archive', [LINKED_ROWS]: 'Rows of a hunt', [GEO_PACK]: 'Geo pack' }

const titleOf = (format: string) => otherFormats[format] ?? formats.find(({ id }) => id === format)?.title ?? ''

function sources(store: ReadStore): SourceEntry[] {
  return store.all<SourceRow>(SOURCES).map((row) => ({
    id: row.id,
    path: row.path,
    container: row.container,
    sha256: row.sha256,
    bytes: row.bytes,
    format: row.format,
    formatTitle: titleOf(row.format),
    importerVersion: row.importer_version,
    status: row.status,
    imported: isoFromTicks(row.imported_at),
    records: { read: row.read, stored: row.stored, rejected: row.rejected },
    tables: JSON.parse(row.tables) as Record<string, number>,
    alerts: row.alerts,
    first: iso(row.first_time),
    last: iso(row.last_time),
    problemCount: row.problems,
  }))
}

interface ProblemRow {
  source: number
  path: string
  code: string
  severity: ProblemSeverity
  message: string
  record: number | null
  offset: number | null
  raw: string
}

function problemEntry(row: ProblemRow): ProblemEntry {
  const { source, path, code, severity, message, record, offset, raw } = row
  const where = { ...(record === null ? {} : { record }), ...(offset === null ? {} : { offset }) }
  return { source, sourcePath: path, code, severity, message, where, raw }
}

function problems(store: ReadStore, source: number | undefined, offset: number, limit: number): Outputs['evidence']['problems'] {
  const where = source === undefined ? '' : 'WHERE p.source = ?'
  const of: SqlValue[] = source === undefined ? [] : [source]
  const total = store.get<{ n: number }>(`SELECT count(*) AS n FROM source_problem p ${where}`, ...of)!.n
  const rows = store.all<ProblemRow>(
    `SELECT p.source, s.path, p.code, p.severity, p.message, p.record, p.offset, p.raw
     FROM source_problem p JOIN source s ON s.id = p.source ${where} ORDER BY p.source, p.id LIMIT ? OFFSET ?`,
    ...of,
    limit,
    offset,
  )
  return { total, problems: rows.map(problemEntry) }
}

/** What was imported, what went wrong with it, and which tables hold rows. */
export const evidenceReads = {
  sources,
  problems: (store, input) => problems(store, input.source, input.offset, input.limit),
  tables: (store) =>
    huntingTables(store)
      .filter(({ rows }) => rows > 0) // what a source that was taken back had filled is empty
      .map(({ name, rows, first, last }) => ({
        name,
        rows,
        first: iso(first as Ticks | null),
        last: iso(last as Ticks | null),
        description: schemaTable(name)?.description ?? 'A result that is kept in a table of its own',
      })),
} satisfies Reads<'evidence'>
