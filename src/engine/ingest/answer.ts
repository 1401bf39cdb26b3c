import { isoFromTicks, type Ticks } from '#base/ticks.ts'
import type { ReadStore } from '../store/sql.ts'

/** What became of one source, as `import` answers it. */
export interface SourceAnswer {
  readonly id: number
  readonly path: string
  /** where the same bytes were met again, if not there: `path` is where the case has them from */
  readonly metAt?: string
  readonly container: number | null
  readonly sha256: string
  readonly bytes: number
  readonly format: string
  readonly status: string
  readonly records: { readonly read: number; readonly stored: number; readonly rejected: number }
  /** rows by table */
  readonly tables: { readonly [table: string]: number }
  readonly alerts: number
  readonly first: string | null
  readonly last: string | null
  readonly problems: readonly { readonly code: string; readonly message: string; readonly record?: number; readonly offset?: number }[]
}

export interface ImportAnswer {
  readonly sources: readonly SourceAnswer[]
  readonly elapsedMs: number
  /** whether the analyst stopped the import: what `sources` lists stands, the rest was not read */
  readonly cancelled: boolean
  /** whether it completed one that had not ended: alerts may be new although every source was there */
  readonly completes?: boolean
}

interface SourceRow {
  id: number
  path: string
  container: number | null
  sha256: string
  bytes: number
  format: string
  status: string
  read: number
  stored: number
  rejected: number
  first_time: Ticks | null
  last_time: Ticks | null
}

/** Problems of a source that an answer lists; the case holds them all. */
const LISTED = 100

const iso = (at: Ticks | null) => (at === null ? null : isoFromTicks(at))

/** The entry of a source whose bytes were met again at a path. */
export function alreadyImported(store: ReadStore, id: number, path: string): SourceAnswer {
  const known = sourceAnswer(store, id)
  return { ...known, status: 'already-imported', ...(known.path === path ? {} : { metAt: path }) }
}

/** The entry of a source as the case holds it. */
export function sourceAnswer(store: ReadStore, id: number): SourceAnswer {
  const row = store.get<SourceRow>('SELECT * FROM source WHERE id = ?', id)!
  const tables = store.all<{ name: string; rows: number }>('SELECT name, rows FROM source_table WHERE source = ? ORDER BY name', id)
  const problems = store.all<{ code: string; message: string; record: number | null; offset: number | null }>(
    'SELECT code, message, record, offset FROM source_problem WHERE source = ? ORDER BY id LIMIT ?',
    id,
    LISTED,
  )
  const alerts = store.get<{ n: number }>('SELECT count(DISTINCT alert) AS n FROM alert_source WHERE source = ?', id)!.n
  return {
    id: row.id,
    path: row.path,
    container: row.container,
    sha256: row.sha256,
    bytes: row.bytes,
    format: row.format,
    status: row.status,
    records: { read: row.read, stored: row.stored, rejected: row.rejected },
    tables: Object.fromEntries(tables.map(({ name, rows }) => [name, rows])),
    alerts,
    first: iso(row.first_time),
    last: iso(row.last_time),
    problems: problems.map(({ code, message, record, offset }) => ({
      code,
      message,
      ...(record === null ? {} : { record }),
      ...(offset === null ? {} : { offset }),
    })),
  }
}
