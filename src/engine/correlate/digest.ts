import type { Ticks } from '#base/ticks.ts'
import { type AssetView, assetViewOf, assetViews } from '#model/entity-kind.ts'
import { isWellKnownSid } from '#model/identity/well-known-account.ts'
import type { IncidentDigest } from '#model/incident-digest.ts'
import { canonicalInvestigationState } from '#model/investigation.ts'
import { highestSeverity, type Severity, severities } from '#model/severity.ts'
import type { WriteStore } from '../store/sql.ts'
import { type DigestEntity, type DigestInput, readDigestInputs } from './digest-input.ts'
import { incidentName, inKillChainOrder } from './naming.ts'
import { priorityOf } from './priority.ts'
import { type ProviderIncidents, readProviderIncidents } from './provider-incidents.ts'

export type { IncidentDigest }

const TOP = 3

const distinct = <T>(values: Iterable<T>): T[] => [...new Set(values)].filter((value) => value !== '').sort()

/** The view an entity counts in; parts of Windows are nobody's asset. */
function viewOf({ kind, key }: DigestEntity): AssetView | undefined {
  return key.startsWith('sid:') && isWellKnownSid(key.slice(4)) ? undefined : assetViewOf(kind)
}

const subscriptionOf = (text: string): string =>
  /\/subscriptions\/([^/]+)/i.exec(text)?.[1]?.toLowerCase() ?? (text.includes('/') ? '' : text)

/** What the queue shows of an incident, from its alerts and their evidence. */
export function digestOfInput({ alerts, entities, scopes, labels }: DigestInput): IncidentDigest {
  const assets: Record<AssetView, number> = { devices: 0, users: 0, mailboxes: 0, apps: 0, cloudResources: 0 }
  const topAssets: { view: AssetView; entity: number; label: string }[] = []
  for (const entity of entities) {
    const view = viewOf(entity)
    if (!view) continue
    assets[view] += 1
    if (assets[view] <= TOP) topAssets.push({ view, entity: entity.id, label: entity.label })
  }
  const views = Object.keys(assetViews)
  topAssets.sort((a, b) => views.indexOf(a.view) - views.indexOf(b.view))
  return {
    alertCount: alerts.length,
    activeAlertCount: alerts.filter((alert) => alert.status !== 'resolved').length,
    assets,
    topAssets,
    alertSeverities: severities.filter((severity) => alerts.some((alert) => alert.severity === severity)),
    alertClassifications: distinct(alerts.map((alert) => alert.classification)),
    categories: inKillChainOrder(alerts.map((alert) => alert.category)),
    techniques: distinct(alerts.flatMap((alert) => (alert.techniques === '[]' ? [] : (JSON.parse(alert.techniques) as string[])))),
    serviceSources: distinct(alerts.map((alert) => alert.serviceSource)),
    detectionSources: distinct(alerts.map((alert) => alert.detectionSource)),
    productNames: distinct(alerts.map((alert) => alert.productName)),
    threats: distinct(alerts.flatMap((alert) => [alert.threat, alert.actor])),
    deviceGroups: distinct(scopes.map((scope) => scope.deviceGroup)),
    osPlatforms: distinct(scopes.map((scope) => scope.osPlatform)),
    policies: distinct(alerts.map((alert) => alert.policy)),
    subscriptions: distinct(scopes.map((scope) => subscriptionOf(scope.subscription))),
    sensitivityLabels: distinct([...alerts.map((alert) => alert.sensitivityLabel), ...labels.map(({ label }) => label)]),
    investigationStates: distinct(alerts.map((alert) => canonicalInvestigationState(alert.investigationState))),
  }
}

interface Standing {
  id: number
  name: string
  name_set: number
  severity: Severity
  severity_set: number
  priority: number
  priority_factors: string
  first_activity: Ticks
  last_activity: Ticks
  last_update: Ticks
  digest: string
  provider_incident_ids: string
}

const latest = (of: readonly (Ticks | null)[], floor: Ticks): Ticks =>
  of.reduce<Ticks>((so, at) => (at !== null && at > so ? at : so), floor)

/** The provider's own name, where the incident is one provider's alone. */
function givenName(stored: Standing, providers: ProviderIncidents): string | undefined {
  const ids = JSON.parse(stored.provider_incident_ids) as string[]
  return ids.length === 1 ? providers.all.get(ids[0]!)?.displayName : undefined
}

/** As they began; ties by title, so that the order of import plays no part in a name. */
const inOrder = (alerts: DigestInput['alerts']) =>
  [...alerts].sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : a.title < b.title ? -1 : 1))

function writeDigest(store: WriteStore, stored: Standing, input: DigestInput, providers: ProviderIncidents): void {
  const { alerts } = input
  const digest = digestOfInput(input)
  const severity = stored.severity_set
    ? stored.severity
    : alerts.length > 0
      ? highestSeverity(alerts.map((alert) => alert.severity))
      : stored.severity
  const titles = inOrder(alerts).map((alert) => alert.title)
  const automatic = () => givenName(stored, providers) ?? incidentName(digest, titles)
  const name = stored.name_set || (alerts.length === 0 && stored.name) ? stored.name : automatic()
  const { score, factors } = priorityOf(severity, digest, input)
  const dated = alerts.filter((alert) => alert.dated)
  const timed = dated.length > 0 ? dated : alerts
  const first = timed[0]?.first ?? stored.first_activity
  const last = latest(
    timed.map((alert) => alert.last),
    timed[0]?.last ?? stored.last_activity,
  )
  const update = latest(
    alerts.map((alert) => alert.lastUpdate),
    stored.last_update,
  )
  const [digestText, factorText] = [JSON.stringify(digest), JSON.stringify(factors)]
  const unchanged =
    digestText === stored.digest &&
    factorText === stored.priority_factors &&
    name === stored.name &&
    severity === stored.severity &&
    first === stored.first_activity &&
    last === stored.last_activity &&
    update === stored.last_update
  if (unchanged) return
  store.run(
    `UPDATE incident SET digest = ?, priority_factors = ?, priority = ?, name = ?, severity = ?, first_activity = ?, last_activity = ?,
       last_update = ? WHERE id = ?`,
    digestText,
    factorText,
    score,
    name,
    severity,
    first,
    last,
    update,
    stored.id,
  )
}

/** Recomputes digest, severity, activity window, name and priority of some incidents, or of all. What the analyst set stays set. */
export function digestIncidents(store: WriteStore, incidents?: readonly number[]): void {
  const providers = readProviderIncidents(store)
  const ids = incidents ?? store.all<{ id: number }>('SELECT id FROM incident ORDER BY id').map((row) => row.id)
  for (const [incident, input] of readDigestInputs(store, ids)) {
    const stored = store.get<Standing>('SELECT * FROM incident WHERE id = ?', incident)
    if (stored) writeDigest(store, stored, input, providers)
  }
}

/** Recomputes what is derived of one incident: whoever changes its alerts calls this in the same transaction. */
export const digestIncident = (store: WriteStore, incident: number): void => digestIncidents(store, [incident])
