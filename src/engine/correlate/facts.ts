import type { EntityKind } from '#model/entity-kind.ts'
import type { ServiceSource } from '#model/service-source.ts'
import type { Severity } from '#model/severity.ts'
import type { EvidenceRole, Verdict } from '#model/verdict.ts'

/** An entity as correlation sees it. `key` is its canonical identity and does not depend on import order; `id` is the case's row. */
export interface EntityFact {
  readonly id: number
  readonly kind: EntityKind
  readonly key: string
  readonly label: string
  readonly verdict: Verdict
  readonly critical: boolean
  /** all names, `type:value` */
  readonly names: readonly string[]
}

/** One alert's word of an entity. */
export interface Mention {
  readonly entity: EntityFact
  readonly roles: readonly EvidenceRole[]
  readonly verdict: Verdict
  /** file facts that tell look-alikes: folded name, path, size, signer */
  readonly file?: { readonly name: string; readonly folder: string; readonly size: string; readonly signer: string }
}

/** An alert as correlation sees it. Times are whole milliseconds since 1970 (UTC); activity closer than that is together. */
export interface AlertFact {
  readonly id: number
  /** provider and its alert id: the alert's identity, whatever row it stands in */
  readonly key: string
  readonly title: string
  readonly service: ServiceSource
  readonly category: string
  readonly severity: Severity
  readonly detector: string
  readonly tenant: string
  readonly providerIncident: string
  /** id of the automated investigation that raised or handled it, where the evidence carries one */
  readonly investigation: string
  readonly deviceGroups: readonly string[]
  /** whether the evidence gives it a time; without one it stands at its import, which says nothing of when it happened */
  readonly dated: boolean
  readonly first: number
  readonly last: number
  readonly mentions: readonly Mention[]
}

/** An edge of the graph that a rule may follow, with the moments (ms) its table records stand at, in order. */
export interface EdgeFact {
  readonly source: EntityFact
  readonly target: EntityFact
  readonly relation: string
  readonly moments: readonly number[]
}

/** One logon from a device to another; `user` is the account where an alert names it. Moment in ms. */
export interface LogonFact {
  readonly from: EntityFact
  readonly to: EntityFact
  readonly user: EntityFact | null
  readonly at: number
}

/** Everything the rules read. Alerts are in order of first activity, ties by key. */
export interface Facts {
  readonly alerts: readonly AlertFact[]
  readonly edges: readonly EdgeFact[]
  /** in order of time */
  readonly logons: readonly LogonFact[]
  /** entities that tell nothing because everything has them, with the reason in words */
  readonly everyday: ReadonlyMap<EntityFact, string>
}

export const byTime = (a: AlertFact, b: AlertFact): number => a.first - b.first || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)

/** Time between the activity of two alerts in ms; 0 where they overlap. */
export const distance = (a: AlertFact, b: AlertFact): number => Math.max(0, Math.max(a.first, b.first) - Math.min(a.last, b.last))
