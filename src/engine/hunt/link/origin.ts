import { textAt } from '#model/identity/properties.ts'
import type { Properties } from '#model/kinds/kind.ts'
import type { Inputs, Outputs } from '../../calls/index.ts'
import { clockOfRow } from '../../clocks/clock-of-row.ts'
import { rowCorrected } from '../../clocks/result-rows.ts'
import type { ReadStore } from '../../store/sql.ts'

type Origin = NonNullable<Outputs['hunt']['origin']>

interface Made {
  readonly detection_key: string
  readonly query: string
  readonly made_by: string
}

/** Where providers write the query of the rule that raised an alert (Sentinel's scheduled rules, custom details of others). */
const QUERY_AT = ['Query', 'query', 'ExtendedProperties.Query', 'extendedProperties.Query', 'properties.query']

function ofProviderRule(store: ReadStore, alert: number): Origin | null {
  const row = store.get<{ data: string; by: string }>('SELECT additional_data AS data, product_name AS by FROM alert WHERE id = ?', alert)
  if (!row) return null
  const data = JSON.parse(row.data) as Properties
  const query = QUERY_AT.map((path) => textAt(data, path)).find((text) => text !== '')
  return query ? { kind: 'provider-rule', detection: null, query, by: row.by, rows: 0 } : null
}

/** How an alert came about, where a query made it: for *Run query* and for the rows behind it. */
export function originOf(store: ReadStore, { alert }: Inputs['hunt']['origin']): Outputs['hunt']['origin'] {
  const made = store.get<Made>('SELECT detection_key, query, made_by FROM made_alert WHERE alert = ?', alert)
  if (!made) return ofProviderRule(store, alert)
  const detection = store.get<{ id: number; name: string; query: string }>(
    'SELECT id, name, query FROM detection WHERE key = ?',
    made.detection_key,
  )
  return {
    kind: made.detection_key ? 'detection' : 'linked',
    detection: detection ? { id: detection.id, name: detection.name } : null,
    query: made.query,
    by: made.made_by,
    rows: store.get<{ n: number }>('SELECT count(*) AS n FROM made_of_row WHERE alert = ?', alert)!.n,
  }
}

interface Kept {
  readonly source: number
  readonly record: number
  readonly body: string
  readonly table_name: string
  readonly table_row: number
}

function placeOf(store: ReadStore, { table_name, table_row }: Kept): Outputs['hunt']['originRows']['rows'][number]['at'] {
  if (!table_name) return null
  const row = store.get<{ source: number; record: number; path: string }>(
    `SELECT _source AS source, _record AS record, path FROM "${table_name.replaceAll('"', '""')}" JOIN source ON source.id = _source WHERE _id = ?`,
    table_row,
  )
  return row ? { table: table_name, row: table_row, ...row } : null
}

/** The rows an alert was made of, a page of them, in the order they were linked or found. */
export function originRows(store: ReadStore, { alert, offset, limit }: Inputs['hunt']['originRows']): Outputs['hunt']['originRows'] {
  const total = store.get<{ n: number }>('SELECT count(*) AS n FROM made_of_row WHERE alert = ?', alert)!.n
  const rows = store.all<Kept>(
    `SELECT made_of_row.source, made_of_row.record, body, table_name, table_row FROM made_of_row
     JOIN raw_record ON raw_record.source = made_of_row.source AND raw_record.record = made_of_row.record
     WHERE alert = ? ORDER BY made_of_row.source, made_of_row.record LIMIT ? OFFSET ?`,
    alert,
    limit,
    offset,
  )
  // rows are kept as the device wrote them; those that are no record of evidence stand as their alert does
  const standing = BigInt(store.get<{ clock: number | bigint }>('SELECT clock FROM alert WHERE id = ?', alert)?.clock ?? 0)
  return {
    total,
    rows: rows.map((row) => {
      const at = placeOf(store, row)
      const written = JSON.parse(row.body) as Record<string, unknown>
      const clock = (at && clockOfRow(store, at.table, at.row)) || standing
      return { source: row.source, record: row.record, values: { ...rowCorrected(written, clock) }, at }
    }),
  }
}
