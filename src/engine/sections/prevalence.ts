import { isoFromTicks, TICKS_PER_DAY, ticks } from '#base/ticks.ts'
import type { Inputs, Outputs } from '../calls/index.ts'
import { entityRow } from '../entities/detail.ts'
import { type TableInSql, tableWithRows } from '../entities/hunting-rows.ts'
import { type NameCondition, namedRows } from '../entities/name-conditions.ts'
import type { ReadStore } from '../store/sql.ts'

type Prevalence = Outputs['sections']['prevalence']

/** Tables whose rows tell that a device, or a user, met something, and what each calls them. */
const met: readonly { readonly table: string; readonly who: 'devices' | 'users'; readonly named: readonly string[] }[] = [
  ...['DeviceNetworkEvents', 'DeviceProcessEvents', 'DeviceFileEvents', 'DeviceImageLoadEvents', 'DeviceEvents', 'DeviceLogonEvents'].map(
    (table) => ({ table, who: 'devices' as const, named: ['DeviceName', 'DeviceId'] }),
  ),
  { table: 'UrlClickEvents', who: 'users', named: ['AccountUpn'] },
  { table: 'EmailAttachmentInfo', who: 'users', named: ['RecipientEmailAddress'] },
  ...['EntraIdSignInEvents', 'AADSignInEventsBeta', 'SigninLogs', 'AADNonInteractiveUserSignInLogs'].map((table) => ({
    table,
    who: 'users' as const,
    named: ['AccountUpn', 'UserPrincipalName'],
  })),
]

/** The devices' own addresses and names say nothing of who met them. */
const FOREIGN = (column: string) => column !== 'LocalIP'

interface Day {
  readonly devices: Set<string>
  readonly users: Set<string>
  events: number
}

function* rowsOf(store: ReadStore, of: TableInSql, column: string, condition: NameCondition) {
  yield* store.all<{ day: number; who: string; n: number }>(
    `SELECT CAST(${of.time} / ? AS INTEGER) AS day, lower(${of.sql(column)}) AS who, count(*) AS n FROM ${of.from}
     WHERE (${condition.sql}) AND ${of.time} IS NOT NULL GROUP BY 1, 2`,
    TICKS_PER_DAY,
    ...condition.params,
  )
}

/**
 * How many devices and users of the case met a file, an address or a name, day by day (UTC). Devices by the events of endpoints, users by
 * sign-ins, clicks and attachments; rows without a time are in no day. Fails with `entity.not-found`.
 */
export function prevalenceOf(store: ReadStore, { entity }: Inputs['sections']['prevalence']): Prevalence {
  entityRow(store, entity)
  const names = store.all<{ type: string; value: string }>(
    'SELECT type, value FROM entity_identifier WHERE entity = ? ORDER BY type, value',
    entity,
  )
  const days = new Map<number, Day>()
  const queries: string[] = []
  for (const { table, who, named } of met) {
    const of = tableWithRows(store, table)
    const column = of && named.find((one) => of.has(one))
    if (!of || !column || of.time === 'NULL') continue
    const condition = namedRows(of, names, of.table.columns.map(({ name }) => name).filter(FOREIGN))
    if (!condition) continue
    queries.push(`(${table} | where ${condition.kql} | project At = ${of.table.timeColumn})`)
    for (const row of rowsOf(store, of, column, condition)) {
      const day = days.get(row.day) ?? { devices: new Set(), users: new Set(), events: 0 }
      days.set(row.day, day)
      if (row.who) day[who].add(row.who)
      day.events += row.n
    }
  }
  const all = [...days].sort(([a], [b]) => a - b)
  const inAll = (who: 'devices' | 'users') => new Set(all.flatMap(([, day]) => [...day[who]])).size
  return {
    days: all.map(([day, { devices, users, events }]) => ({
      day: isoFromTicks(ticks(BigInt(day) * TICKS_PER_DAY)).slice(0, 10),
      devices: devices.size,
      users: users.size,
      events,
    })),
    devices: inAll('devices'),
    users: inAll('users'),
    query: queries.length > 0 ? `union ${queries.join(',\n  ')}\n| summarize Events = count() by Day = startofday(At)` : '',
  }
}
