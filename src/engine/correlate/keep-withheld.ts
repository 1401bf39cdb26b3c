import type { WriteStore } from '../store/sql.ts'
import type { AlertFact } from './facts.ts'
import type { Placed, Placement } from './place.ts'
import { distanceInTicks } from './rule.ts'

/** How many incidents an alert says it was kept apart from; the surest links say it first. */
const KEPT = 3

/** A row of withheld_link. */
type Row = readonly [
  alert: number,
  with_alert: number,
  rule: string,
  version: number,
  entity: number | null,
  distance: number,
  reason: string,
  because: string,
]

/** One row for each incident an alert would have been joined with, were it not for a guard. */
function rowsOf({ incidents, withheld }: Placement): Row[] {
  const homes = new Map<AlertFact, Placed>(incidents.flatMap((placed) => placed.alerts.map((alert) => [alert, placed] as const)))
  const told = new Map<AlertFact, Set<Placed>>()
  const rows: Row[] = []
  for (const { link, because } of withheld) {
    const others = told.get(link.later) ?? new Set()
    told.set(link.later, others)
    const other = homes.get(link.earlier)!
    if (others.has(other) || others.size === KEPT) continue
    others.add(other)
    const { rule, entity, earlier, later } = link
    rows.push([later.id, earlier.id, rule.id, rule.version, entity?.id ?? null, distanceInTicks(link), rule.explain(link), because])
  }
  return rows
}

const COLUMNS = 'alert, with_alert, rule, rule_version, entity, distance, reason, because'

/** Writes why linked alerts stand in different incidents, where that changed. */
export function keepWithheld(store: WriteStore, placement: Placement): void {
  const rows = rowsOf(placement)
  const stored = store.all<Record<string, unknown>>(`SELECT ${COLUMNS} FROM withheld_link ORDER BY rowid`).map(Object.values)
  if (stored.length === rows.length && stored.every((row, i) => row.every((value, place) => value === rows[i]![place]))) return
  store.run('DELETE FROM withheld_link')
  for (const row of rows) store.run(`INSERT INTO withheld_link (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`, ...row)
}
