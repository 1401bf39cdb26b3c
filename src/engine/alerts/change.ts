import type { Inputs } from '../calls/index.ts'
import type { WriteStore } from '../store/sql.ts'

export type AlertChange = Inputs['alerts']['update']['change']

const columns = {
  status: 'status',
  assignedTo: 'assigned_to',
  classification: 'classification',
  determination: 'determination',
  severity: 'severity',
} as const

/** A type, not an interface: it stands in the log as JSON. */
export type AlertBefore = {
  readonly id: number
  readonly title: string
  readonly before: Readonly<Record<string, string>>
}

/**
 * Lays an analyst's change over some alerts and answers what stood before, for the log. The evidence itself stays as it was read:
 * the change is kept in `overrides` and put in force in the columns. Must run within a transaction that also logs it.
 */
export function changeAlerts(store: WriteStore, alerts: readonly number[], change: AlertChange): AlertBefore[] {
  const fields = (Object.keys(columns) as (keyof typeof columns)[]).filter((field) => change[field] !== undefined)
  if (fields.length === 0) return []
  return alerts.flatMap((alert) => {
    const row = store.get<Record<string, string> & { title: string; overrides: string }>('SELECT * FROM alert WHERE id = ?', alert)
    if (!row) return []
    const changed = fields.filter((field) => row[columns[field]] !== change[field])
    if (changed.length === 0) return []
    const overrides = { ...(JSON.parse(row.overrides) as object), ...Object.fromEntries(changed.map((field) => [field, change[field]])) }
    const sets = changed.map((field) => `${columns[field]} = ?`).join(', ')
    store.run(
      `UPDATE alert SET ${sets}, overrides = ? WHERE id = ?`,
      ...changed.map((field) => change[field]!),
      JSON.stringify(overrides),
      alert,
    )
    return [{ id: alert, title: row.title, before: Object.fromEntries(changed.map((field) => [field, row[columns[field]] ?? ''])) }]
  })
}
