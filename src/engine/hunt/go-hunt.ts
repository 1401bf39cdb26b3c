import { fail } from '#base/problem.ts'
import { isoFromTicks, TICKS_PER_HOUR, TICKS_PER_MINUTE, type Ticks, ticks } from '#base/ticks.ts'
import type { EntityKind } from '#model/entity-kind.ts'
import { advancedHuntingTables, schemaTable } from '#model/tables/schema.ts'
import type { Inputs, Outputs } from '../calls/index.ts'
import { accountColumns, columnsOfName } from '../entities/record-names.ts'
import { quotedName } from '../store/column-layout.ts'
import { huntingTable } from '../store/hunting-table.ts'
import type { ReadStore } from '../store/sql.ts'
import { kqlText } from './kql-text.ts'

type Query = Outputs['hunt']['goHunt'][number]

interface Name {
  readonly type: string
  readonly value: string
}

interface Match {
  readonly column: string
  readonly condition: string
}

/** Which name of an entity a hunt goes by first: what tables carry most, then what is surest (spec §15). */
const preferred: Partial<Record<EntityKind, readonly string[]>> = {
  device: ['dnsName', 'mdeDeviceId', 'azureAdDeviceId'],
  user: ['upn', 'sid', 'objectId', 'accountName'],
  mailbox: ['address', 'upn'],
  file: ['sha1', 'sha256', 'md5'],
  analyzedMessage: ['networkMessageId', 'internetMessageId'],
}

/** Evidence writes these in whatever case it likes. */
const anyCase = new Set(['dnsName', 'upn', 'address', 'url', 'domain', 'accountName'])

/** Tables of activity: alerts, inventories and state are asked for by other queries. */
const activityTables = advancedHuntingTables.filter(
  (table) => table.timeColumn === 'Timestamp' && /Events$|^EmailAttachmentInfo$|^EmailUrlInfo$/.test(table.name) && !table.deprecated,
)

function matchesOf(name: Name): Match[] {
  if (name.type === 'accountName') {
    const [domain = '', account = ''] = name.value.split('\\')
    return accountColumns.map(([left, right]) => ({
      column: right,
      condition: `(${right} =~ ${kqlText(account)} and ${left} =~ ${kqlText(domain)})`,
    }))
  }
  const operator = anyCase.has(name.type) ? '=~' : '=='
  return (columnsOfName[name.type] ?? []).map((column) => ({ column, condition: `${column} ${operator} ${kqlText(name.value)}` }))
}

/** Tables that have the column as text: where a schema types it otherwise, a search over both could not name it. */
const tablesWith = (column: string): string[] =>
  activityTables.filter((table) => table.columns.some((one) => one.name === column && one.type === 'string')).map((table) => table.name)

const between = (from: bigint, to: bigint) =>
  `Timestamp between (datetime(${isoFromTicks(ticks(from))}) .. datetime(${isoFromTicks(ticks(to))}))`

function allActivity(label: string, matches: readonly Match[], at: Ticks): Query[] {
  const main = matches.find((match) => tablesWith(match.column).length > 0)
  if (!main) return []
  const others = matches.filter((match) => match !== main && tablesWith(match.column).length > 0)
  const tables = tablesWith(main.column)
  const alternatives = others.map((match) => `    // or ${match.condition}`).join('\n')
  const where = `${main.condition}${alternatives ? `\n${alternatives}` : ''}`
  return [
    {
      id: 'all-activity',
      title: 'All activity',
      description: `What ${label} did within an hour of when the evidence first speaks of it`,
      query: `search in (${tables.join(', ')})\n    ${between(at - TICKS_PER_HOUR, at + TICKS_PER_HOUR)}\n    and ${where}\n| take 100`,
    },
    {
      id: 'activity-by-table',
      title: 'Activity by table',
      description: `Where in the whole case ${label} appears, how often, first and last`,
      query: `search in (${tables.join(', ')}) ${where}\n| summarize Events = count(), First = min(Timestamp), Last = max(Timestamp) by Table = $table\n| sort by Events desc`,
    },
  ]
}

function relatedAlerts(label: string, matches: readonly Match[]): Query[] {
  const columns = new Set(schemaTable('AlertEvidence')?.columns.map((column) => column.name))
  const conditions = matches.filter((match) => columns.has(match.column)).map((match) => match.condition)
  if (conditions.length === 0) return []
  return [
    {
      id: 'related-alerts',
      title: 'Related alerts',
      description: `Alerts whose evidence names ${label}`,
      query: `let named = AlertEvidence\n    | where ${conditions.join('\n        or ')}\n    | distinct AlertId;\nAlertInfo\n| where AlertId in (named)\n| sort by Timestamp asc`,
    },
  ]
}

/** Questions analysts ask of one kind, over the tables that answer them; `WHERE` stands for the entity's condition there. */
const questions: Partial<Record<EntityKind, readonly { readonly title: string; readonly table: string; readonly after: string }[]>> = {
  device: [
    {
      title: 'Processes started',
      table: 'DeviceProcessEvents',
      after: '| summarize Runs = count(), First = min(Timestamp) by FileName, InitiatingProcessFileName\n| sort by Runs asc',
    },
    {
      title: 'Logons to the device',
      table: 'DeviceLogonEvents',
      after:
        '| summarize Logons = count(), First = min(Timestamp), Last = max(Timestamp) by AccountName, LogonType, ActionType, RemoteDeviceName, RemoteIP\n| sort by First asc',
    },
    {
      title: 'Remote addresses',
      table: 'DeviceNetworkEvents',
      after:
        '| summarize Connections = count(), First = min(Timestamp) by RemoteIP, RemotePort, RemoteUrl, InitiatingProcessFileName\n| sort by Connections asc',
    },
  ],
  user: [
    {
      title: 'Sign-ins by address and application',
      table: 'EntraIdSignInEvents',
      after:
        '| summarize SignIns = count(), Failed = countif(ErrorCode != 0), First = min(Timestamp), Last = max(Timestamp) by IPAddress, Country, Application\n| sort by First asc',
    },
    {
      title: 'Devices logged on to',
      table: 'DeviceLogonEvents',
      after: '| summarize Logons = count(), First = min(Timestamp) by DeviceName, LogonType, RemoteIP\n| sort by First asc',
    },
    {
      title: 'Changes in cloud apps',
      table: 'CloudAppEvents',
      after: '| summarize Acts = count(), First = min(Timestamp) by Application, ActionType, IPAddress\n| sort by Acts asc',
    },
  ],
  mailbox: [
    {
      title: 'Mail received',
      table: 'EmailEvents',
      after: '| project Timestamp, SenderFromAddress, Subject, DeliveryAction, ThreatTypes, NetworkMessageId\n| sort by Timestamp desc',
    },
  ],
  file: [
    {
      title: 'Devices the file was seen on',
      table: 'DeviceFileEvents',
      after: '| summarize Events = count(), First = min(Timestamp) by DeviceName, FileName, FolderPath, ActionType\n| sort by First asc',
    },
    {
      title: 'Runs of the file',
      table: 'DeviceProcessEvents',
      after: '| project Timestamp, DeviceName, AccountName, ProcessCommandLine, InitiatingProcessFileName\n| sort by Timestamp asc',
    },
  ],
  ip: [
    {
      title: 'Devices that met the address',
      table: 'DeviceNetworkEvents',
      after:
        '| summarize Connections = count(), First = min(Timestamp), Last = max(Timestamp) by DeviceName, InitiatingProcessFileName, ActionType\n| sort by First asc',
    },
  ],
  url: [
    {
      title: 'Clicks on the address',
      table: 'UrlClickEvents',
      after: '| project Timestamp, AccountUpn, ActionType, IPAddress, Workload\n| sort by Timestamp asc',
    },
  ],
}

function kindQueries(kind: EntityKind, matches: readonly Match[]): Query[] {
  return (questions[kind] ?? []).flatMap(({ title, table, after }) => {
    const columns = new Set(schemaTable(table)?.columns.map((column) => column.name))
    const fitting = matches.filter((match) => columns.has(match.column))
    const id = title.toLowerCase().replaceAll(' ', '-')
    return fitting.length === 0
      ? []
      : [
          {
            id,
            title,
            description: `${table}, the whole case`,
            query: `${table}\n| where ${fitting.map((match) => match.condition).join('\n    or ')}\n${after}`,
          },
        ]
  })
}

/** When the entity is first met: within the incident asked for, else in the case; the newest evidence where it has no time. */
function firstMet(store: ReadStore, entity: number, incident: number | null): Ticks {
  const within = incident
    ? store.get<{ at: Ticks | null }>(
        `SELECT min(alert.first_activity) AS at FROM alert_evidence JOIN alert ON alert.id = alert_evidence.alert
         JOIN incident_alert ON incident_alert.alert = alert.id WHERE entity = ? AND incident = ?`,
        entity,
        incident,
      )?.at
    : null
  const met = within ?? store.get<{ at: Ticks | null }>('SELECT first AS at FROM entity WHERE id = ?', entity)?.at
  return met ?? store.get<{ at: Ticks | null }>('SELECT max(last_time) AS at FROM hunting_table')?.at ?? ticks(TICKS_PER_HOUR)
}

/** Queries that fit an entity, filled in with its names: text for the editor, run only when the analyst runs it. */
export function goHunt(store: ReadStore, input: Inputs['hunt']['goHunt']): Query[] {
  const entity = store.get<{ kind: EntityKind; label: string }>('SELECT kind, label FROM entity WHERE id = ?', input.entity)
  if (!entity) fail('entity.not-found', `The case has no entity ${input.entity}.`)
  const names = store.all<Name>('SELECT type, value FROM entity_identifier WHERE entity = ? ORDER BY type, value', input.entity)
  const order = preferred[entity.kind] ?? []
  const rank = (name: Name) => (order.includes(name.type) ? order.indexOf(name.type) : order.length)
  const matches = [...names].sort((a, b) => rank(a) - rank(b)).flatMap(matchesOf)
  return [
    ...allActivity(entity.label, matches, firstMet(store, input.entity, input.incident)),
    ...relatedAlerts(entity.label, matches),
    ...kindQueries(entity.kind, matches),
  ]
}

const DEVICE_TABLES = [
  'DeviceEvents',
  'DeviceFileEvents',
  'DeviceImageLoadEvents',
  'DeviceLogonEvents',
  'DeviceNetworkEvents',
  'DeviceProcessEvents',
  'DeviceRegistryEvents',
]

/** What the same device did half an hour before and after one event, each row told whether it is earlier or later. */
export function goHuntRow(store: ReadStore, input: Inputs['hunt']['goHuntRow']): Query[] {
  const table = huntingTable(store, input.table)
  const columns = new Map(table?.columns.map((column) => [column.name, column.internal]))
  const [time, device] = [columns.get(table?.timeColumn ?? ''), columns.get('DeviceId')]
  if (!table || !time || !device) return []
  const row = store.get<{ at: Ticks | null; device: string }>(
    `SELECT ${quotedName(time)} AS at, ${quotedName(device)} AS device FROM ${quotedName(table.name)} WHERE _id = ?`,
    input.row,
  )
  if (!row?.at || row.device === '') return []
  const at = isoFromTicks(row.at)
  const half = 30n * TICKS_PER_MINUTE
  return [
    {
      id: 'related-events',
      title: 'Hunt for related events',
      description: 'The same device 30 minutes before and after',
      query: `let selected = datetime(${at});\nsearch in (${DEVICE_TABLES.join(', ')})\n    ${between(row.at - half, row.at + half)}\n    and DeviceId == ${kqlText(row.device)}\n| extend Relevance = iff(Timestamp == selected, "Selected event", iff(Timestamp < selected, "Earlier event", "Later event"))\n| sort by Timestamp desc\n| project-reorder Relevance`,
    },
  ]
}
