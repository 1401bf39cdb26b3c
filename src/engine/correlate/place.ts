import { type GuardOptions, guardBetween, type Holding, holdingOf, type Seed, seeded, together } from './cluster.ts'
import { type AlertFact, byTime, type Facts } from './facts.ts'
import type { Link } from './rule.ts'
import { rules } from './rules/index.ts'

/** Alerts that belong to one incident, in order of time, with every link between them. */
export interface Placed {
  readonly alerts: readonly AlertFact[]
  readonly links: readonly Link[]
  readonly pinned: number | null
  readonly providerIncident: string
}

/** Links that hold but that a guard forbade to join on. */
export interface Withheld {
  readonly link: Link
  readonly because: string
}

export interface Placement {
  readonly incidents: readonly Placed[]
  readonly withheld: readonly Withheld[]
}

const MAX_ENTITIES = 5000
const defaults: GuardOptions = { maxEntities: MAX_ENTITIES, byDeviceGroup: false }

const sharedName = ({ entity }: Link) => (entity ? `${entity.kind}:${entity.key}` : '')
const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Every link the rules find, surest rule first, then nearest in time; ties by the alerts' own keys, so that import order plays no part. */
export function linksOf(facts: Facts): Link[] {
  return rules.flatMap((rule) =>
    [...rule.run(facts)].sort(
      (a, b) => a.distance - b.distance || byTime(a.later, b.later) || byTime(a.earlier, b.earlier) || byName(sharedName(a), sharedName(b)),
    ),
  )
}

/**
 * Places alerts into incidents: what linked alerts are together, as far as the guards allow (spec §13). A pure function of the facts and
 * the seeds; neither the order the alerts are given in nor the order they were imported in changes the outcome.
 */
export function place(facts: Facts, seeds: readonly Seed[] = [], options: Partial<GuardOptions> = {}): Placement {
  const guards = { ...defaults, ...options }
  const parent = new Map<AlertFact, AlertFact>()
  const holdings = new Map<AlertFact, Holding>(facts.alerts.map((alert) => [alert, holdingOf(alert)]))
  const find = (alert: AlertFact): AlertFact => {
    let root = alert
    for (let up = parent.get(root); up; up = parent.get(root)) root = up
    for (let at = alert; at !== root; ) {
      const next = parent.get(at)!
      parent.set(at, root)
      at = next
    }
    return root
  }
  const join = (a: AlertFact, b: AlertFact): AlertFact => {
    const [left, right] = [find(a), find(b)]
    if (left === right) return left
    const [root, child] = holdings.get(left)!.alerts.length >= holdings.get(right)!.alerts.length ? [left, right] : [right, left]
    holdings.set(root, together(holdings.get(left)!, holdings.get(right)!))
    holdings.delete(child)
    parent.set(child, root)
    return root
  }

  for (const seed of seeds) {
    const [first, ...rest] = seed.alerts
    if (!first) continue
    const root = rest.reduce((so, alert) => join(so, alert), find(first))
    holdings.set(root, seeded(holdings.get(root)!, seed))
  }
  const links = linksOf(facts)
  const withheld: Withheld[] = []
  for (const link of links) {
    const [a, b] = [find(link.earlier), find(link.later)]
    if (a === b) continue
    const because = guardBetween(holdings.get(a)!, holdings.get(b)!, guards)
    if (because) withheld.push({ link, because })
    else join(a, b)
  }
  const within = new Map<AlertFact, Link[]>()
  for (const link of links) {
    const root = find(link.earlier)
    if (root !== find(link.later)) continue
    const of = within.get(root) ?? []
    of.push(link)
    within.set(root, of)
  }
  const incidents = [...holdings].map(([root, holding]) => ({
    alerts: holding.alerts.sort(byTime),
    links: within.get(root) ?? [],
    pinned: holding.pinned,
    providerIncident: holding.providerIncident,
  }))
  incidents.sort((a, b) => byTime(a.alerts[0]!, b.alerts[0]!))
  return { incidents, withheld: withheld.filter(({ link }) => find(link.earlier) !== find(link.later)) }
}
