import type { WriteStore } from '../store/sql.ts'
import type { AlertFact } from './facts.ts'
import type { Placed } from './place.ts'
import { distanceInTicks, type Link } from './rule.ts'

/** How many reasons an alert keeps; the rest say the same again. */
const KEPT = 6

/** A row of alert_link beside the alert it belongs to. */
type Row = readonly [
  with_alert: number | null,
  rule: string,
  version: number,
  entity: number | null,
  distance: number | null,
  reason: string,
  chosen: number,
]

/** For each alert its links, those to an earlier alert first: what came before explains, what came after only confirms. */
function linksByAlert(links: readonly Link[]): Map<AlertFact, { link: Link; other: AlertFact }[]> {
  const of = new Map<AlertFact, { link: Link; other: AlertFact }[]>()
  const add = (alert: AlertFact, link: Link, other: AlertFact) => {
    const list = of.get(alert) ?? []
    of.set(alert, list)
    const known = list.some((one) => one.link.rule === link.rule && one.other === other)
    if (list.length < KEPT && !known) list.push({ link, other })
  }
  for (const link of links) add(link.later, link, link.earlier)
  for (const link of links) if (!of.has(link.earlier)) add(link.earlier, link, link.later)
  return of
}

/** Why each alert of an incident stands there; the one that began it needs no reason. */
function rowsOf({ alerts, links, providerIncident }: Placed, placedByAnalyst: ReadonlySet<number>): Map<number, Row[]> {
  const of = linksByAlert(links)
  return new Map(
    alerts.map((alert) => {
      const byHand = placedByAnalyst.has(alert.id)
      const rows = (of.get(alert) ?? []).map(
        ({ link, other }, i): Row => [
          other.id,
          link.rule.id,
          link.rule.version,
          link.entity?.id ?? null,
          distanceInTicks(link),
          link.rule.explain(other === link.later ? { ...link, told: 'earlier' } : link),
          Number(i === 0 && !byHand),
        ],
      )
      if (rows.length === 0 && providerIncident && alert !== alerts[0]) {
        const reason = `The provider holds both alerts in its incident ${providerIncident}.`
        rows.push([alerts[0]!.id, 'provider-incident', 1, null, null, reason, Number(!byHand)])
      }
      return [alert.id, rows]
    }),
  )
}

interface StoredLink {
  alert: number
  with_alert: number | null
  rule: string
  rule_version: number
  entity: number | null
  distance: number | null
  reason: string
  chosen: number
}

const sameRows = (a: readonly Row[], b: readonly Row[]): boolean =>
  a.length === b.length && a.every((row, i) => row.every((value, place) => value === b[i]![place]))

const BY_CORRELATION = "rule <> 'manual-association'"

/** Writes why each alert stands where it does, where it changed. What an analyst gave as a reason stays and remains the one shown. */
export function keepLinks(store: WriteStore, incidents: readonly Placed[], placedByAnalyst: ReadonlySet<number>): void {
  const was = new Map<number, Row[]>()
  const stored = store.iterate<StoredLink>(
    `SELECT alert, with_alert, rule, rule_version, entity, distance, reason, chosen FROM alert_link
     WHERE ${BY_CORRELATION} ORDER BY alert, rowid`,
  )
  for (const { alert, with_alert, rule, rule_version, entity, distance, reason, chosen } of stored) {
    const row: Row = [with_alert, rule, rule_version, entity, distance, reason, chosen]
    const of = was.get(alert)
    if (of) of.push(row)
    else was.set(alert, [row])
  }
  for (const incident of incidents) {
    for (const [alert, rows] of rowsOf(incident, placedByAnalyst)) {
      const before = was.get(alert) ?? []
      was.delete(alert)
      if (sameRows(before, rows)) continue
      if (before.length > 0) store.run(`DELETE FROM alert_link WHERE alert = ? AND ${BY_CORRELATION}`, alert)
      for (const row of rows) {
        store.run(
          'INSERT INTO alert_link (alert, with_alert, rule, rule_version, entity, distance, reason, chosen) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
          alert,
          ...row,
        )
      }
    }
  }
  for (const alert of was.keys()) store.run(`DELETE FROM alert_link WHERE alert = ? AND ${BY_CORRELATION}`, alert)
}
