import type { AssetView } from './entity-kind.ts'
import type { ServiceSource } from './service-source.ts'
import type { Severity } from './severity.ts'
import type { Classification } from './triage.ts'

/** One reason the priority score stands where it does; points may be negative (spec §1.6). */
export interface PriorityFactor {
  readonly id: string
  readonly title: string
  readonly points: number
  readonly detail: string
}

/**
 * What the queue shows of an incident and filters by, derived from its alerts and evidence whenever they change and kept in
 * `incident.digest` as JSON: the queue never joins alerts to draw a row.
 */
export interface IncidentDigest {
  readonly alertCount: number
  readonly activeAlertCount: number
  readonly assets: Readonly<Record<AssetView, number>>
  /** the most affected assets, at most three of a view */
  readonly topAssets: readonly { readonly view: AssetView; readonly entity: number; readonly label: string }[]
  readonly alertSeverities: readonly Severity[]
  readonly alertClassifications: readonly Classification[]
  readonly categories: readonly string[]
  readonly techniques: readonly string[]
  readonly serviceSources: readonly ServiceSource[]
  readonly detectionSources: readonly string[]
  readonly productNames: readonly string[]
  readonly threats: readonly string[]
  readonly deviceGroups: readonly string[]
  readonly osPlatforms: readonly string[]
  readonly policies: readonly string[]
  readonly subscriptions: readonly string[]
  /** labels of sensitive data that alerts or their evidence carry, as the evidence spells them */
  readonly sensitivityLabels: readonly string[]
  /** states of automated investigations that alerts tell, in the API's spelling; the case's own investigations stand in their table */
  readonly investigationStates: readonly string[]
}

export const emptyDigest: IncidentDigest = {
  alertCount: 0,
  activeAlertCount: 0,
  assets: { devices: 0, users: 0, mailboxes: 0, apps: 0, cloudResources: 0 },
  topAssets: [],
  alertSeverities: [],
  alertClassifications: [],
  categories: [],
  techniques: [],
  serviceSources: [],
  detectionSources: [],
  productNames: [],
  threats: [],
  deviceGroups: [],
  osPlatforms: [],
  policies: [],
  subscriptions: [],
  sensitivityLabels: [],
  investigationStates: [],
}
