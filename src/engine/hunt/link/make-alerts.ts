import type { AlertRecord, Json } from '#model/alert-record.ts'
import { evidenceIdentity } from '../../alerts/evidence-identity.ts'
import type { ToldRecord } from '../../alerts/merge-records.ts'
import { storeTold } from '../../alerts/store-alert.ts'
import type { Inputs } from '../../calls/index.ts'
import type { WriteStore } from '../../store/sql.ts'
import type { Combination } from './combinations.ts'
import { keepRows, sha256 } from './kept-rows.ts'
import { momentOf, type RowValues } from './row-evidence.ts'
import { rowPlacer } from './row-places.ts'
import { writtenCombinations } from './written-rows.ts'

export type AlertTemplate = Inputs['hunt']['link']['alert']

export interface Making {
  readonly template: AlertTemplate
  readonly detectionSource: 'manual' | 'customDetection'
  /** of the detection, '' for an analyst's link */
  readonly detectionKey: string
  readonly by: string
  readonly query: string
  /** what the query was run by, kept with the rows */
  readonly ran: { readonly [name: string]: Json }
  /** what the source of the rows is called in the list of evidence */
  readonly path: string
  readonly combinations: readonly Combination[]
  /** id of the alert that a combination's rows belong to */
  idOf(combination: Combination): string
}

export interface MadeAlert {
  readonly id: number
  readonly rows: number
  readonly isNew: boolean
}

/** `{{Column}}` in a title is the first row's value; a column that the rows lack stays as it was written. */
const titleOf = (title: string, values: RowValues): string =>
  title.replace(/\{\{\s*(\w+)\s*\}\}/g, (written, name: string) => {
    const value = values[name]
    return value === null || value === undefined || value === '' ? written : typeof value === 'string' ? value : JSON.stringify(value)
  })

/** What the alert says, told by its first new row; the other rows bring evidence alone. */
function recordOf(making: Making, combination: Combination, providerAlertId: string, first: RowValues): AlertRecord {
  const { template } = making
  const moments = combination.rows
    .map(({ values }) => momentOf(values))
    .filter((at) => at !== null)
    .sort((a, b) => Number(a - b))
  const [firstActivity, lastActivity] = [moments[0], moments.at(-1)]
  return {
    providerAlertId,
    serviceSource: 'coldtrail',
    productName: 'Coldtrail',
    title: titleOf(template.title, first),
    description: template.description,
    recommendedActions: template.recommendedActions,
    severity: template.severity,
    status: 'new',
    category: template.category,
    detectionSource: making.detectionSource,
    ...(making.detectionKey ? { detectorId: making.detectionKey } : {}),
    techniques: template.techniques,
    ...(firstActivity === undefined || lastActivity === undefined ? {} : { firstActivity, lastActivity }),
  }
}

/**
 * Makes one alert of each combination, by the way imported alerts go: records of a source, evidence, then whatever is derived of both.
 * Rows an alert was made of before are left out, so that a detection that runs again adds only what is new. The rows stay whole as the
 * source's records, each with its place in the evidence where it has one. Entities are resolved and alerts placed by the caller.
 * Call it within a transaction.
 */
export function makeAlerts(store: WriteStore, making: Making): { readonly alerts: readonly MadeAlert[]; readonly source: number | null } {
  const placeOf = rowPlacer(store, making.query)
  const written = writtenCombinations(store, making.combinations)
  const fresh = written.flatMap((combination, i) => {
    const providerAlertId = making.idOf(making.combinations[i]!)
    const known = store.get<{ id: number }>(
      "SELECT id FROM alert WHERE service_source = 'coldtrail' AND provider_alert_id = ?",
      providerAlertId,
    )
    const rows = combination.rows
      .map((row) => ({ ...row, body: JSON.stringify(row.values) }))
      .map((row) => ({ ...row, hash: sha256(row.body) }))
      .filter(({ hash }) => !known || !store.get('SELECT 1 FROM made_of_row WHERE alert = ? AND sha256 = ?', known.id, hash))
    return rows.length === 0 ? [] : [{ combination, providerAlertId, rows, isNew: !known }]
  })
  if (fresh.length === 0) return { alerts: [], source: null }
  const bodies = fresh.flatMap(({ rows }) => rows.map((row) => row.body))
  const source = keepRows(store, making.path, { query: making.query, by: making.by, ...making.ran }, bodies)
  let record = 0
  const alerts = fresh.map(({ combination, providerAlertId, rows, isNew }): MadeAlert => {
    const met = new Set<string>()
    const begin = record
    const told = rows.map(({ values, pieces }, place): ToldRecord => {
      record += 1
      const evidence = pieces.map((piece) => piece.evidence).filter((piece) => !met.has(evidenceIdentity(piece)))
      for (const piece of evidence) met.add(evidenceIdentity(piece))
      const whole =
        place === 0 ? recordOf(making, combination, providerAlertId, values) : { providerAlertId, serviceSource: 'coldtrail' as const }
      return { source, record, alert: { ...whole, evidence } }
    })
    // rows that bring nothing new need no word of their own: they stand in made_of_row
    const id = storeTold(
      store,
      told.filter(({ alert }, place) => place === 0 || (alert.evidence?.length ?? 0) > 0),
    )
    store.run(
      'INSERT OR IGNORE INTO made_alert (alert, detection_key, query, made_by) VALUES (?, ?, ?, ?)',
      id,
      making.detectionKey,
      making.query,
      making.by,
    )
    for (const [place, { shown, hash }] of rows.entries()) {
      const found = placeOf(shown)
      store.run(
        'INSERT OR IGNORE INTO made_of_row (alert, source, record, sha256, table_name, table_row) VALUES (?, ?, ?, ?, ?, ?)',
        id,
        source,
        begin + place + 1,
        hash,
        found?.table ?? '',
        found?.row ?? 0,
      )
    }
    return { id, rows: rows.length, isNew }
  })
  return { alerts, source }
}
