import { TICKS_PER_DAY, type Ticks } from '#base/ticks.ts'
import { parseDynamic } from '#kql/values/json.ts'
import { type TableInSql, tableWithRows } from '../../entities/hunting-rows.ts'
import type { ReadStore, SqlValue } from '../../store/sql.ts'
import { type SeenRow, seenRows } from '../seen-row.ts'
import type { Scope } from './gathered.ts'

/** Tables of cloud sign-ins; their columns differ little and are read under one set of names. */
export const SIGN_IN_TABLES = ['EntraIdSignInEvents', 'AADSignInEventsBeta', 'SigninLogs'] as const

/** What each table calls what the analyzer reads. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  AccountUpn: ['AccountUpn', 'UserPrincipalName'],
  AccountObjectId: ['AccountObjectId', 'UserId'],
  IPAddress: ['IPAddress'],
  Country: ['Country', 'Location'],
  City: ['City'],
  Latitude: ['Latitude'],
  Longitude: ['Longitude'],
  ErrorCode: ['ErrorCode', 'ResultType'],
  ClientAppUsed: ['ClientAppUsed'],
  Application: ['Application', 'AppDisplayName'],
  RiskLevelDuringSignIn: ['RiskLevelDuringSignIn'],
  DeviceName: ['DeviceName'],
  UserAgent: ['UserAgent'],
  LocationDetails: ['LocationDetails'],
}

interface Location {
  readonly city?: unknown
  readonly geoCoordinates?: { readonly latitude?: unknown; readonly longitude?: unknown } | null
}

/** City and coordinates, which Sentinel's and Graph's tables have within one value. */
function placed(v: Readonly<Record<string, string>>): Record<string, string> {
  const location = (v.LocationDetails ? parseDynamic(v.LocationDetails) : null) as Location | null
  const { latitude, longitude } = location?.geoCoordinates ?? {}
  const text = (value: unknown) => (value === undefined || value === null ? '' : String(value))
  return {
    ...v,
    City: v.City || text(location?.city),
    Latitude: v.Latitude || text(latitude),
    Longitude: v.Longitude || text(longitude),
  }
}

function readable(table: TableInSql): Map<string, string> {
  return new Map(
    Object.entries(NAMES).flatMap(([name, columns]) =>
      columns
        .filter((column) => table.has(column))
        .slice(0, 1)
        .map((column) => [name, column]),
    ),
  )
}

/** Sign-ins this long before the alerts are the user's habits. */
const HABITS = 14n * TICKS_PER_DAY

/** Cloud sign-ins of the users and mailboxes under investigation, with those that show their habits before. */
export function gatherSignIns(store: ReadStore, scope: Scope): SeenRow[] {
  const upns = [...new Set([...scope.users.flatMap((user) => user.upns), ...scope.mailboxes])]
  const objectIds = scope.users.flatMap((user) => user.objectIds)
  if (upns.length + objectIds.length === 0) return []
  const rows: SeenRow[] = []
  for (const name of SIGN_IN_TABLES) {
    const table = tableWithRows(store, name)
    if (!table) continue
    const columns = readable(table)
    const parts: string[] = []
    const params: SqlValue[] = []
    for (const [column, values] of [
      ['AccountUpn', upns],
      ['AccountObjectId', objectIds],
    ] as const) {
      const at = columns.get(column)
      if (!at || values.length === 0) continue
      parts.push(`${table.sql(at)} COLLATE NOCASE IN (SELECT value FROM json_each(?))`)
      params.push(JSON.stringify(values))
    }
    if (parts.length === 0) continue
    const where = `(${parts.join(' OR ')}) AND ${table.time} BETWEEN ? AND ? ORDER BY ${table.time}, _id LIMIT 20000`
    const [from, to] = [(scope.from - HABITS) as Ticks, (scope.to + TICKS_PER_DAY) as Ticks]
    for (const row of seenRows(store, table, [...columns.values()], where, ...params, from, to)) {
      rows.push({ ...row, v: placed(Object.fromEntries(Object.keys(NAMES).map((to) => [to, row.v[columns.get(to) ?? ''] ?? '']))) })
    }
  }
  return rows
}
