import { type Ticks, unixMsFromTicks } from '#base/ticks.ts'
import { textAt } from '#model/identity/properties.ts'
import type { Properties } from '#model/kinds/kind.ts'
import type { ServiceSource } from '#model/service-source.ts'
import type { Severity } from '#model/severity.ts'
import type { Verdict } from '#model/verdict.ts'
import { DATED } from '../alerts/summary.ts'
import type { Kept } from '../entities/keep-entities.ts'
import type { Group } from '../entities/partition.ts'
import type { Resolved } from '../entities/resolve.ts'
import type { ReadStore, WriteStore } from '../store/sql.ts'
import { enoughDevices, everydayEntities } from './everyday.ts'
import { type AlertFact, byTime, type EdgeFact, type EntityFact, type Facts, type LogonFact, type Mention } from './facts.ts'
import { readPrevalence } from './prevalence.ts'

interface AlertRow {
  id: number
  service_source: ServiceSource
  provider_alert_id: string
  title: string
  category: string
  severity: Severity
  detector_id: string
  tenant_id: string
  provider_incident_id: string
  additional_data: string
  dated: number
  first_activity: Ticks
  last_activity: Ticks
}

const ms = (at: Ticks) => Math.floor(unixMsFromTicks(at))

/** Entities as correlation sees them, in the order of their ids. */
function entityFacts(kept: Kept): Map<Group, EntityFact> {
  const rows = [...kept].sort(([, a], [, b]) => a.id - b.id)
  return new Map(
    rows.map(([group, { id, key, label, verdict, critical }]) => {
      const names = [...group.names.keys()]
      if (names.length > 1) names.sort()
      return [group, { id, kind: group.kind, key, label, verdict: verdict as Verdict, critical: critical === 1, names }]
    }),
  )
}

const INVESTIGATION = ['InvestigationId', 'investigationId', 'AutomatedInvestigationId']

function investigationOf(additionalData: string): string {
  if (additionalData === '{}') return ''
  const data = JSON.parse(additionalData) as Properties
  const id = INVESTIGATION.map((name) => textAt(data, name)).find((text) => text && text !== '0')
  return id ?? ''
}

function fileFacts(read: Properties): Mention['file'] {
  const path = textAt(read, 'fileDetails.filePath').toLowerCase().replaceAll('/', '\\')
  const name = textAt(read, 'fileDetails.fileName').toLowerCase() || (path.split('\\').pop() ?? '')
  const folder = path.endsWith(`\\${name}`) ? path.slice(0, -name.length - 1) : path
  return {
    name,
    // a user's own folder is a place of its own kind on every device
    folder: folder.replace(/^[a-z]:\\users\\[^\\]+/, '%userprofile%'),
    size: textAt(read, 'fileDetails.fileSize'),
    signer: textAt(read, 'fileDetails.signer'),
  }
}

const ROWS_OF =
  "SELECT edge, at, table_name, row FROM edge_record WHERE table_name <> '' AND edge IN (SELECT id FROM edge WHERE relation = ?) ORDER BY at"

interface RecordRow {
  edge: number
  at: Ticks
  table_name: string
  row: number
}

function readEdges(store: ReadStore, entities: ReadonlyMap<number, EntityFact>): EdgeFact[] {
  const rows = store.all<{ id: number; source: number; target: number; relation: string }>(
    "SELECT id, source, target, relation FROM edge WHERE relation IN ('spawned', 'clicked')",
  )
  const edges = new Map(
    rows.map((row) => {
      const [source, target] = [entities.get(row.source)!, entities.get(row.target)!]
      return [row.id, { source, target, relation: row.relation, moments: [] as number[] }] as const
    }),
  )
  for (const { edge, at } of store.iterate<RecordRow>(ROWS_OF, 'clicked')) edges.get(edge)!.moments.push(ms(at))
  const key = (edge: EdgeFact) => `${edge.relation}\n${edge.source.key}\n${edge.target.key}`
  return [...edges.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1))
}

/** Logons as whole rows: the two devices and the account stand in one record, whose edges are put together again here. */
function readLogons(store: ReadStore, entities: ReadonlyMap<number, EntityFact>): LogonFact[] {
  const ends = new Map(
    store
      .all<{ id: number; source: number; target: number }>("SELECT id, source, target FROM edge WHERE relation = 'logged-on-to'")
      .map((row) => [row.id, { source: entities.get(row.source)!, target: entities.get(row.target)! }]),
  )
  const rows = new Map<string, { at: number; users: EntityFact[]; steps: { source: EntityFact; target: EntityFact }[] }>()
  for (const { edge, at, table_name, row } of store.iterate<RecordRow>(ROWS_OF, 'logged-on-to')) {
    const key = `${table_name} ${row}`
    const of = rows.get(key) ?? { at: ms(at), users: [], steps: [] }
    rows.set(key, of)
    const end = ends.get(edge)!
    if (end.source.kind === 'device') of.steps.push(end)
    else of.users.push(end.source)
  }
  const logons = [...rows.values()].flatMap(({ at, users, steps }) =>
    steps.map(({ source, target }) => ({ from: source, to: target, user: users[0] ?? null, at })),
  )
  const key = (logon: LogonFact) => `${logon.from.key}\n${logon.to.key}\n${logon.user?.key ?? ''}`
  return logons.sort((a, b) => a.at - b.at || (key(a) < key(b) ? -1 : 1))
}

/** Adds what each alert's evidence says of entities; evidence that says the same of a file is read once. */
function addMentions(byId: ReadonlyMap<number, Mutable>, { alerts }: Resolved, entities: ReadonlyMap<Group, EntityFact>): void {
  const files = new Map<Properties, Mention['file']>()
  const fileOf = (properties: Properties) => {
    let file = files.get(properties)
    if (!file) {
      file = fileFacts(properties)
      files.set(properties, file)
    }
    return file
  }
  for (const { alert, pieces } of alerts) {
    const { mentions, deviceGroups } = byId.get(alert.id)!
    for (const { piece, self } of pieces) {
      const { kind, roles, verdict, properties } = piece
      const mention = { entity: entities.get(self)!, roles, verdict }
      mentions.push(kind === 'file' ? { ...mention, file: fileOf(properties) } : mention)
      const group = kind === 'device' ? textAt(properties, 'rbacGroupName') : ''
      if (group && !deviceGroups.includes(group)) deviceGroups.push(group)
    }
  }
}

type Mutable = AlertFact & { mentions: Mention[]; deviceGroups: string[] }

/** What the rules need of the case: who is who as it was just resolved, and what the case says of its alerts besides. */
export function readFacts(store: WriteStore, resolved: Resolved): Facts {
  const ofGroup = entityFacts(resolved.entities)
  const entities = new Map(Array.from(ofGroup.values(), (one) => [one.id, one]))
  const byId = new Map<number, Mutable>()
  const rows = store.iterate<AlertRow>(
    `SELECT id, service_source, provider_alert_id, title, category, severity, detector_id, tenant_id, provider_incident_id,
       additional_data, first_activity, last_activity, ${DATED} AS dated FROM alert`,
  )
  for (const row of rows) {
    byId.set(row.id, {
      id: row.id,
      key: `${row.service_source}:${row.provider_alert_id}`,
      title: row.title,
      service: row.service_source,
      category: row.category,
      severity: row.severity,
      detector: row.detector_id || row.title,
      tenant: row.tenant_id,
      providerIncident: row.provider_incident_id,
      investigation: investigationOf(row.additional_data),
      deviceGroups: [],
      dated: row.dated === 1,
      first: ms(row.first_activity),
      last: Math.max(ms(row.first_activity), ms(row.last_activity)),
      mentions: [],
    })
  }
  addMentions(byId, resolved, ofGroup)
  const alerts = [...byId.values()].sort(byTime)
  for (const alert of alerts) alert.mentions.sort((a, b) => (a.entity.key < b.entity.key ? -1 : a.entity.key > b.entity.key ? 1 : 0))
  return {
    alerts,
    edges: readEdges(store, entities),
    logons: readLogons(store, entities),
    everyday: everydayEntities(alerts, readPrevalence(store, entities.values(), enoughDevices)),
  }
}
