import { isoFromTicks, ticks, ticksFromIso } from '#base/ticks.ts'
import { corrected } from '#model/device-clock.ts'
import type { EntityKind } from '#model/entity-kind.ts'
import { second } from '#model/identity/normalise.ts'
import { advancedHuntingTables } from '#model/tables/schema.ts'
import { scopedCorrection } from '../../clocks/scoped-correction.ts'
import { accountColumns, columnsOfName, processColumns } from '../../entities/record-names.ts'
import type { ReadStore } from '../../store/sql.ts'
import { kqlText } from '../kql-text.ts'

interface Name {
  readonly type: string
  readonly value: string
}

/** A condition by which rows name an entity, and the columns a table needs for it. */
export interface Match {
  readonly columns: readonly string[]
  readonly condition: string
}

/** Which name of an entity a hunt goes by first: what tables carry most, then what is surest (spec §15). */
const preferred: Partial<Record<EntityKind, readonly string[]>> = {
  device: ['dnsName', 'mdeDeviceId', 'azureAdDeviceId'],
  user: ['upn', 'sid', 'objectId', 'accountName'],
  mailbox: ['address', 'upn'],
  file: ['sha1', 'sha256', 'md5'],
  analyzedMessage: ['networkMessageId', 'internetMessageId'],
  process: ['process', 'commandLine'],
  securityGroup: ['sid', 'objectId', 'distinguishedName'],
}

/** Evidence writes these in whatever case it likes. */
const anyCase = new Set(['dnsName', 'upn', 'address', 'url', 'domain', 'accountName', 'resourceId'])

/** Numbers to some tables and text to others. */
const untyped = new Set(['appId'])

/** Columns that name what a row of the case's own identity lists does not, beside those that records are found by. */
const more: Readonly<Record<string, readonly string[]>> = {
  resourceId: ['ResourceId', 'AzureResourceId', 'ResourceID'],
  objectId: ['ServicePrincipalId'],
}

/** Tables of activity: alerts, inventories and state are asked for by other queries. */
const activityTables = advancedHuntingTables.filter(
  (table) => table.timeColumn === 'Timestamp' && /Events$|^EmailAttachmentInfo$|^EmailUrlInfo$/.test(table.name) && !table.deprecated,
)

/** A process by its id and start on its device: what it did first, then the record of its own start. */
function processMatches(value: string, clock: bigint): Match[] {
  const [device = '', id = '', start = ''] = value.split('|')
  const colon = device.indexOf(':')
  const type = device.slice(0, colon)
  const deviceColumn = columnsOfName[type]?.[0]
  if (!deviceColumn || !/^\d+$/.test(id) || !start) return []
  const at = clock === 0n ? null : ticksFromIso(`${start}Z`)
  const told = at === null ? `${start}Z` : `${second(isoFromTicks(ticks(corrected(at, clock))))}Z`
  const pairs = [processColumns[1]!, processColumns[0]!]
  return pairs.map(([pid, created]) => ({
    columns: [deviceColumn, pid, created],
    condition: `(${deviceColumn} =~ ${kqlText(device.slice(colon + 1))} and ${pid} == ${id} and bin(${created}, 1s) == datetime(${told}))`,
  }))
}

/** `subject;p2senderdomain|the subject;example.org`: what a cluster goes by that mail tables have a column for. */
function clusterMatches(value: string): Match[] {
  const columns: Readonly<Record<string, string>> = {
    subject: 'Subject',
    p2senderdomain: 'SenderFromDomain',
    p1senderdomain: 'SenderMailFromDomain',
    p2sender: 'SenderFromAddress',
    p1sender: 'SenderMailFromAddress',
    senderip: 'SenderIPv4',
  }
  const bar = value.indexOf('|')
  const keys = value.slice(0, bar).split(';')
  const values = value.slice(bar + 1).split(';')
  if (bar < 0 || keys.length !== values.length) return []
  const known = keys.flatMap((key, place) => (columns[key] && values[place] ? [[columns[key], values[place]] as const] : []))
  if (known.length === 0) return []
  return [
    {
      columns: known.map(([column]) => column),
      condition: `(${known.map(([column, text]) => `${column} =~ ${kqlText(text)}`).join(' and ')})`,
    },
  ]
}

const HIVE = /^hkey_[a-z_]+\\/

function registryMatches({ type, value }: Name): Match[] {
  const [, key = '', name = ''] = value.split('|')
  if (!key) return []
  const path = `RegistryKey endswith ${kqlText(key.replace(HIVE, '\\'))}`
  return type === 'registryValue' && name
    ? [{ columns: ['RegistryKey', 'RegistryValueName'], condition: `(${path} and RegistryValueName =~ ${kqlText(name)})` }]
    : [{ columns: ['RegistryKey'], condition: path }]
}

/** A group stands in directory events within their additional fields, by its name or id. */
const groupMatches = (label: string): Match[] => [{ columns: ['AdditionalFields'], condition: `AdditionalFields has ${kqlText(label)}` }]

function connectionMatches(value: string): Match[] {
  const far = /^[^>]*>(.+):(\d+)\|/.exec(value)
  if (!far) return []
  return [{ columns: ['RemoteIP', 'RemotePort'], condition: `(RemoteIP == ${kqlText(far[1]!)} and RemotePort == ${far[2]})` }]
}

function matchesOf(store: ReadStore, name: Name): Match[] {
  const { type, value } = name
  if (type === 'accountName') {
    const [domain = '', account = ''] = value.split('\\')
    return accountColumns.map(([left, right]) => ({
      columns: [left, right],
      condition: `(${right} =~ ${kqlText(account)} and ${left} =~ ${kqlText(domain)})`,
    }))
  }
  if (type === 'process') return processMatches(value, scopedCorrection(store, value))
  if (type === 'commandLine') {
    const line = value.split('|').slice(2).join('|')
    return ['InitiatingProcessCommandLine', 'ProcessCommandLine'].map((column) => ({
      columns: [column],
      condition: `${column} =~ ${kqlText(line)}`,
    }))
  }
  if (type === 'cluster') return clusterMatches(value)
  if (type === 'registryKey' || type === 'registryValue') return registryMatches(name)
  if (type === 'connection') return connectionMatches(value)
  if (type === 'malware') return [{ columns: ['ThreatFamily'], condition: `ThreatFamily =~ ${kqlText(value)}` }]
  const operator = anyCase.has(type) ? '=~' : '=='
  return [...(columnsOfName[type] ?? []), ...(more[type] ?? [])].map((column) => ({
    columns: [column],
    condition: untyped.has(type) ? `tostring(${column}) == ${kqlText(value)}` : `${column} ${operator} ${kqlText(value)}`,
  }))
}

/** How rows of any table name an entity, the surest condition first. */
export function matchesOfEntity(store: ReadStore, entity: number, kind: EntityKind, label: string): Match[] {
  const names = store.all<Name>('SELECT type, value FROM entity_identifier WHERE entity = ? ORDER BY type, value', entity)
  const order = preferred[kind] ?? []
  const rank = (name: Name) => (order.includes(name.type) ? order.indexOf(name.type) : order.length)
  const matches = [...names].sort((a, b) => rank(a) - rank(b)).flatMap((name) => matchesOf(store, name))
  return kind === 'securityGroup' ? [...groupMatches(label), ...matches] : matches
}

/** Tables of activity that have a condition's columns, of one type: a search over a column of two types could not name it. */
export function tablesFor(match: Match): string[] {
  const bySignature = new Map<string, string[]>()
  for (const table of activityTables) {
    const types = match.columns.map((name) => table.columns.find((one) => one.name === name)?.type)
    if (types.includes(undefined)) continue
    const signature = types.join()
    bySignature.set(signature, [...(bySignature.get(signature) ?? []), table.name])
  }
  return [...bySignature.values()].sort((a, b) => b.length - a.length)[0] ?? []
}
