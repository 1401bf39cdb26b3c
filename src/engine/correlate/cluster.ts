import type { Classification, Determination } from '#model/triage.ts'
import type { AlertFact, EntityFact } from './facts.ts'

/** Alerts that already stand together for a reason correlation must respect: a provider's incident, or one an analyst has put his hand to. */
export interface Seed {
  readonly alerts: readonly AlertFact[]
  /** the case's incident, where the seed is one */
  readonly incident: number | null
  readonly providerIncident: string
  /** resolved incidents take nothing in and are not reopened */
  readonly closed: boolean
  /** whether an analyst placed alerts here: the seed then keeps its own incident */
  readonly pinned: boolean
  readonly assignedTo: string
  readonly classification: Classification
  readonly determination: Determination
}

/** What a growing cluster holds that may forbid it to take in another. */
export interface Holding {
  readonly alerts: AlertFact[]
  readonly entities: Set<EntityFact>
  readonly deviceGroups: Set<string>
  readonly pinned: number | null
  readonly closed: boolean
  readonly providerIncident: string
  readonly assignedTo: string
  readonly classification: Classification
  readonly determination: Determination
}

export interface GuardOptions {
  readonly maxEntities: number
  /** whether alerts of different device groups stay apart (off in the portal too, unless asked for) */
  readonly byDeviceGroup: boolean
}

const differ = (a: string, b: string, unset: string) => a !== unset && b !== unset && a !== b

/** Why two clusters must stay two (spec §13.4); undefined where they may be one. What is not set equals anything. */
export function guardBetween(a: Holding, b: Holding, options: GuardOptions): string | undefined {
  if (a.closed || b.closed) return 'one is resolved, and resolved incidents are not reopened'
  if (a.pinned !== null && b.pinned !== null && a.pinned !== b.pinned) return 'an analyst placed alerts in both'
  if (differ(a.providerIncident, b.providerIncident, '')) return 'the provider holds them in two incidents'
  if (differ(a.assignedTo, b.assignedTo, '')) return 'they are assigned to two people'
  if (differ(a.classification, b.classification, 'unknown')) return 'their classifications differ'
  if (differ(a.determination, b.determination, 'unknown')) return 'their determinations differ'
  if (a.entities.size + b.entities.size > options.maxEntities && sizeOfBoth(a.entities, b.entities) > options.maxEntities)
    return `together they would hold more than ${options.maxEntities} entities`
  if (options.byDeviceGroup && a.deviceGroups.size > 0 && b.deviceGroups.size > 0 && a.deviceGroups.isDisjointFrom(b.deviceGroups))
    return 'their devices are of different device groups'
  return undefined
}

function sizeOfBoth(a: ReadonlySet<EntityFact>, b: ReadonlySet<EntityFact>): number {
  const [large, small] = a.size >= b.size ? [a, b] : [b, a]
  let both = large.size
  for (const entity of small) if (!large.has(entity)) both += 1
  return both
}

const either = <T extends string>(a: T, b: T, unset: T): T => (a === unset ? b : a)

/** Two clusters as one; the larger one's sets grow, so that joining n alerts stays near-linear. */
export function together(a: Holding, b: Holding): Holding {
  const [large, small] = a.alerts.length >= b.alerts.length ? [a, b] : [b, a]
  for (const alert of small.alerts) large.alerts.push(alert)
  for (const entity of small.entities) large.entities.add(entity)
  for (const group of small.deviceGroups) large.deviceGroups.add(group)
  return {
    alerts: large.alerts,
    entities: large.entities,
    deviceGroups: large.deviceGroups,
    pinned: a.pinned ?? b.pinned,
    closed: a.closed || b.closed,
    providerIncident: either(a.providerIncident, b.providerIncident, ''),
    assignedTo: either(a.assignedTo, b.assignedTo, ''),
    classification: either(a.classification, b.classification, 'unknown'),
    determination: either(a.determination, b.determination, 'unknown'),
  }
}

export const holdingOf = (alert: AlertFact): Holding => ({
  alerts: [alert],
  entities: new Set(alert.mentions.map((mention) => mention.entity)),
  deviceGroups: new Set(alert.deviceGroups),
  pinned: null,
  closed: false,
  providerIncident: '',
  assignedTo: '',
  classification: 'unknown',
  determination: 'unknown',
})

/** A holding with what a seed adds to it. */
export const seeded = (holding: Holding, seed: Seed): Holding => ({
  ...holding,
  pinned: seed.pinned ? seed.incident : null,
  closed: seed.closed,
  providerIncident: seed.providerIncident,
  assignedTo: seed.assignedTo,
  classification: seed.classification,
  determination: seed.determination,
})
