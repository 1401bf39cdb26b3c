import type { WriteStore } from '../store/sql.ts'
import type { AlertFact } from './facts.ts'
import type { Placed } from './place.ts'
import type { Link } from './rule.ts'

/** How many reasons an alert keeps; the rest say the same again. */
const KEPT = 6

const TICKS_PER_MS = 10_000n

/** For each alert its links, those to an earlier alert first: what came before explains, what came after only confirms. */
function linksByAlert(links: readonly Link[]): Map<AlertFact, { link: Link; other: AlertFact }[]> {
  const of = new Map<AlertFact, { link: Link; other: AlertFact }[]>()
  const add = (alert: AlertFact, link: Link, other: AlertFact) => {
    const list = of.get(alert) ?? []
    const known = list.some((one) => one.link.rule === link.rule && one.other === other)
    if (list.length < KEPT && !known) list.push({ link, other })
    of.set(alert, list)
  }
  for (const link of links) add(link.later, link, link.earlier)
  for (const link of links) if (!of.has(link.earlier)) add(link.earlier, link, link.later)
  return of
}

function insert(store: WriteStore, alert: number, other: number | null, link: Link | null, reason: string, chosen: boolean): void {
  store.run(
    'INSERT INTO alert_link (alert, with_alert, rule, rule_version, entity, distance, reason, chosen) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    alert,
    other,
    link?.rule.id ?? 'provider-incident',
    link?.rule.version ?? 1,
    link?.entity?.id ?? null,
    link ? BigInt(link.distance) * TICKS_PER_MS : null,
    reason,
    Number(chosen),
  )
}

/** Writes why each alert stands where it does. What an analyst gave as a reason stays and remains the one shown. */
export function keepLinks(store: WriteStore, incidents: readonly Placed[], placedByAnalyst: ReadonlySet<number>): void {
  store.run("DELETE FROM alert_link WHERE rule <> 'manual-association'")
  for (const { alerts, links, providerIncident } of incidents) {
    const of = linksByAlert(links)
    for (const alert of alerts) {
      const byHand = placedByAnalyst.has(alert.id)
      const own = of.get(alert) ?? []
      for (const [i, { link, other }] of own.entries()) {
        insert(store, alert.id, other.id, link, link.rule.explain(link), i === 0 && !byHand)
      }
      if (own.length > 0 || !providerIncident || alert === alerts[0]) continue
      const reason = `The provider holds both alerts in its incident ${providerIncident}.`
      insert(store, alert.id, alerts[0]!.id, null, reason, !byHand)
    }
  }
}
