import { type Ticks, unixMsFromTicks } from '#base/ticks.ts'
import type { EntityKind } from '#model/entity-kind.ts'
import { textAt } from '#model/identity/properties.ts'
import type { Properties } from '#model/kinds/kind.ts'
import type { ServiceSource } from '#model/service-source.ts'
import type { Severity } from '#model/severity.ts'
import type { EvidenceRole, Verdict } from '#model/verdict.ts'
import type { ReadStore } from '../store/sql.ts'
import { everydayEntities } from './everyday.ts'
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
  first_activity: Ticks
  last_activity: Ticks
}

interface EvidenceRow {
  alert: number
  entity: number
  kind: EntityKind
  verdict: Verdict
  roles: string
  properties: string
}

const ms = (at: Ticks) => Math.floor(unixMsFromTicks(at))

function readEntities(store: ReadStore): Map<number, EntityFact> {
  const entities = new Map<number, EntityFact & { names: string[] }>()
  const rows = store.iterate<{ id: number; kind: EntityKind; key: string; label: string; verdict: Verdict; critical: number }>(
    'SELECT id, kind, key, label, verdict, critical FROM entity',
  )
  for (const row of rows) entities.set(row.id, { ...row, critical: row.critical === 1, names: [] })
  const names = store.iterate<{ entity: number; type: string; value: string }>('SELECT entity, type, value FROM entity_identifier')
  for (const { entity, type, value } of names) entities.get(entity)!.names.push(`${type}:${value}`)
  return entities
}

const INVESTIGATION = ['InvestigationId', 'investigationId', 'AutomatedInvestigationId']

function investigationOf(additionalData: string): string {
  if (additionalData === '{}') return ''
  const data = JSON.parse(additionalData) as Properties
  const id = INVESTIGATION.map((name) => textAt(data, name)).find((text) => text && text !== '0')
  return id ?? ''
}

function fileFacts(kind: EntityKind, properties: string): Mention['file'] {
  if (kind !== 'file') return undefined
  const read = JSON.parse(properties) as Properties
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

/** Reads what the rules need from the case, after entities were resolved. */
export function readFacts(store: ReadStore): Facts {
  const entities = readEntities(store)
  const byId = new Map<number, AlertFact & { mentions: Mention[]; deviceGroups: string[] }>()
  const rows = store.iterate<AlertRow>(
    `SELECT id, service_source, provider_alert_id, title, category, severity, detector_id, tenant_id, provider_incident_id,
       additional_data, first_activity, last_activity FROM alert`,
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
      first: ms(row.first_activity),
      last: Math.max(ms(row.first_activity), ms(row.last_activity)),
      mentions: [],
    })
  }
  const evidence = store.iterate<EvidenceRow>(
    `SELECT alert, entity, kind, verdict, roles, iif(kind IN ('file', 'device'), properties, '') AS properties FROM alert_evidence
     WHERE entity IS NOT NULL ORDER BY alert, id`,
  )
  for (const row of evidence) {
    const alert = byId.get(row.alert)!
    const file = fileFacts(row.kind, row.properties)
    alert.mentions.push({
      entity: entities.get(row.entity)!,
      roles: row.roles === '[]' ? [] : (JSON.parse(row.roles) as EvidenceRole[]),
      verdict: row.verdict,
      ...(file ? { file } : {}),
    })
    const group = row.kind === 'device' ? textAt(JSON.parse(row.properties) as Properties, 'rbacGroupName') : ''
    if (group && !alert.deviceGroups.includes(group)) alert.deviceGroups.push(group)
  }
  const alerts = [...byId.values()].sort(byTime)
  for (const alert of alerts) alert.mentions.sort((a, b) => (a.entity.key < b.entity.key ? -1 : a.entity.key > b.entity.key ? 1 : 0))
  return {
    alerts,
    edges: readEdges(store, entities),
    logons: readLogons(store, entities),
    everyday: everydayEntities(alerts, readPrevalence(store, entities.values())),
  }
}
