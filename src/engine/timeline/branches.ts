import { type Ticks, ticksFromIso } from '#base/ticks.ts'
import type { EntityKind } from '#model/entity-kind.ts'
import { groupedActions, stateTables, timelineGroups } from '#model/timeline-group.ts'
import { UNDATED } from '../alerts/summary.ts'
import type { Inputs } from '../calls/index.ts'
import { entityRow } from '../entities/detail.ts'
import { inSql, type TableInSql } from '../entities/hunting-rows.ts'
import { namedRows } from '../entities/name-conditions.ts'
import type { Condition } from '../entities/records-of-entity.ts'
import { rowsByWords } from '../entities/rows-by-words.ts'
import { huntingTables } from '../store/hunting-table.ts'
import type { ReadStore } from '../store/sql.ts'
import { deviceConditions } from './device-conditions.ts'
import { isMappedSql } from './mapped-events.ts'

export type TimelineFilter = Omit<Inputs['timeline']['histogram'], 'bins'>

/** Rows of one table that are events of the entity; no row is in two branches. */
export interface Branch {
  /** its time is no column an index is looked up by where the rows are found by their words */
  readonly of: TableInSql
  readonly where: Condition
}

interface Name {
  readonly type: string
  readonly value: string
}

/** Text columns a search looks into, where a table has them. */
const SEARCHED = [
  'ActionType',
  'Activity',
  'OperationName',
  'Operation',
  'FileName',
  'FolderPath',
  'ProcessCommandLine',
  'InitiatingProcessFileName',
  'InitiatingProcessCommandLine',
  'AccountName',
  'AccountUpn',
  'UserPrincipalName',
  'RemoteIP',
  'RemoteUrl',
  'RemoteDeviceName',
  'IPAddress',
  'RegistryKey',
  'RegistryValueName',
  'RegistryValueData',
  'Application',
  'AppDisplayName',
  'Subject',
  'Url',
  'ObjectName',
  'Provider',
  'AdditionalFields',
  'EventData',
  'Message',
  'SHA256',
  'TargetAccountUpn',
  'TargetDeviceName',
  'SenderFromAddress',
  'RecipientEmailAddress',
]

function searched(of: TableInSql, text: string): Condition {
  const like = `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const columns = SEARCHED.filter((column) => of.has(column))
  if (columns.length === 0) return { sql: '0', params: [] }
  return { sql: `(${columns.map((column) => `${of.sql(column)} LIKE ? ESCAPE '\\'`).join(' OR ')})`, params: columns.map(() => like) }
}

const begins = (of: TableInSql, starts: readonly string[]) =>
  `(${starts.map((start) => `${of.sql('ActionType')} GLOB '${start}*'`).join(' OR ') || '0'})`

/** What of a table the groups chosen let through; undefined: all, null: nothing. */
function grouped(of: TableInSql, groups: readonly string[] | undefined): string | undefined | null {
  if (!groups) return undefined
  const chosen = timelineGroups.filter((group) => groups.includes(group.id))
  const known = timelineGroups.some((group) => group.tables.includes(of.table.name))
  if (!known) return groups.includes('rest') ? undefined : null
  const mine = chosen.filter((group) => group.tables.includes(of.table.name))
  if (mine.length === 0) return null
  const parts = mine.flatMap(({ actions }) =>
    actions ? [actions.length > 0 ? begins(of, actions) : `NOT ${begins(of, groupedActions)}`] : [],
  )
  return parts.length > 0 ? `(${parts.join(' OR ')})` : undefined
}

/** Whose accounts' every process start would drown what they did: left out of a user's timeline unless asked for by group. */
const drowning = new Set([
  'DeviceProcessEvents',
  'DeviceNetworkEvents',
  'DeviceFileEvents',
  'DeviceRegistryEvents',
  'DeviceImageLoadEvents',
  'DeviceEvents',
  'WindowsEvents',
])
const isAccount = (kind: EntityKind) => ['user', 'account', 'servicePrincipal'].includes(kind)

const isDevice = (kind: EntityKind) => kind === 'device' || kind === 'iotDevice'

function conditions(store: ReadStore, of: TableInSql, kind: EntityKind, names: readonly Name[]): readonly Condition[] {
  if (isDevice(kind)) return deviceConditions(store, of, names)
  const condition = namedRows(of, names)
  return condition ? [{ sql: `(${condition.sql})`, params: condition.params }] : []
}

/** Rows without a time stand in no order, and so in a lane of their own. */
export type Lane = 'dated' | 'undated'

/** Everything a timeline's rows come from, filtered. Fails with `entity.not-found`. */
export function branchesOf(store: ReadStore, filter: TimelineFilter, lane: Lane = 'dated'): Branch[] {
  const { kind } = entityRow(store, filter.entity)
  const names = store.all<Name>('SELECT type, value FROM entity_identifier WHERE entity = ? ORDER BY type, value', filter.entity)
  const [from, to] = [filter.from, filter.to].map((time) => (time === undefined ? undefined : ticksFromIso(time)!))
  return huntingTables(store).flatMap((table) => {
    if (table.rows === 0 || table.timeColumn === null || stateTables.has(table.name)) return []
    if (!filter.groups && isAccount(kind) && drowning.has(table.name)) return []
    const read = inSql(table)
    const few = isDevice(kind) ? undefined : rowsByWords(store, read, names)
    // few rows are fetched and sorted: an order of the table by time would have all of it read for them
    const of = few ? { ...read, time: `+${read.time}` } : read
    const inGroups = grouped(of, filter.groups)
    if (inGroups === null) return []
    const also: Condition[] = [...(few ? [few] : []), { sql: `${of.time} IS ${lane === 'dated' ? 'NOT NULL' : 'NULL'}`, params: [] }]
    if (inGroups) also.push({ sql: inGroups, params: [] })
    if (from !== undefined) also.push({ sql: `${of.time} >= ?`, params: [from] })
    if (to !== undefined) also.push({ sql: `${of.time} <= ?`, params: [to] })
    if (table.name === 'WindowsEvents') also.push({ sql: `NOT ${isMappedSql(of)}`, params: [] })
    if (filter.search?.trim()) also.push(searched(of, filter.search.trim()))
    if (filter.flagged) also.push({ sql: '_id IN (SELECT row FROM timeline_flag WHERE table_name = ?)', params: [table.name] })
    return conditions(store, of, kind, names).map((one) => ({
      of,
      where: { sql: [one, ...also].map((part) => part.sql).join(' AND '), params: [one, ...also].flatMap((part) => part.params) },
    }))
  })
}

export interface TimelineAlert {
  readonly id: number
  readonly at: Ticks
  readonly title: string
  readonly severity: string
  readonly category: string
  readonly techniques: string
  readonly clock: number | bigint
}

/** The alerts that name the entity and pass the filter, newest first. */
export function alertsOf(store: ReadStore, filter: TimelineFilter, lane: Lane = 'dated'): TimelineAlert[] {
  if ((filter.groups && !filter.groups.includes('alerts')) || filter.flagged) return []
  const alerts = store.all<TimelineAlert>(
    `SELECT DISTINCT alert.id, first_activity AS at, title, severity, category, techniques, clock FROM alert_evidence
     JOIN alert ON alert.id = alert_evidence.alert WHERE entity = ? AND ${lane === 'dated' ? 'NOT ' : ''}(${UNDATED}) ORDER BY first_activity DESC, alert.id DESC`,
    filter.entity,
  )
  const text = filter.search?.trim().toLowerCase() ?? ''
  const [from, to] = [filter.from, filter.to].map((time) => (time === undefined ? undefined : ticksFromIso(time)!))
  return alerts.filter(
    ({ at, title }) => (from === undefined || at >= from) && (to === undefined || at <= to) && title.toLowerCase().includes(text),
  )
}
