import type { Ticks } from '#base/ticks.ts'
import { parseDynamic } from '#kql/values/json.ts'
import { type HuntingRow, huntingRows, type TableInSql, tableWithRows } from '../entities/hunting-rows.ts'
import { namedRows } from '../entities/name-conditions.ts'
import { rowsByWords } from '../entities/rows-by-words.ts'
import type { ReadStore, SqlValue } from '../store/sql.ts'
import type { SignIn } from './sign-in.ts'

/** Tables of sign-ins: Defender's and Sentinel's. */
export const SIGN_IN_TABLES = ['EntraIdSignInEvents', 'AADSignInEventsBeta', 'SigninLogs', 'AADNonInteractiveUserSignInLogs'] as const

interface Name {
  readonly type: string
  readonly value: string
}

type Bag = Readonly<Record<string, unknown>>

const isBag = (value: unknown): value is Bag => typeof value === 'object' && value !== null && !Array.isArray(value)
const bag = (text: string | undefined): Bag => {
  const value = text ? parseDynamic(text) : null
  return isBag(value) ? value : {}
}
const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value))
const number = (value: unknown): number | null => (text(value) === '' || Number.isNaN(Number(value)) ? null : Number(value))

function told({ row, at, values: v }: HuntingRow, table: string): SignIn {
  const [location, device] = [bag(v.LocationDetails), bag(v.DeviceDetail)]
  const place = bag(text(JSON.stringify(location.geoCoordinates ?? null)))
  const code = v.ErrorCode || v.ResultType || ''
  const name = v.DeviceName || text(device.displayName)
  const system = v.OSPlatform || text(device.operatingSystem)
  return {
    at: at!,
    table,
    row,
    app: v.Application || v.AppDisplayName || '',
    ip: v.IPAddress || v.IpAddress || '',
    country: v.Country || text(location.countryOrRegion) || v.Location || '',
    city: v.City || text(location.city),
    device: [name, system].filter(Boolean).join(', '),
    deviceKey: v.EntraIdDeviceId || v.AadDeviceId || text(device.deviceId) || name || '',
    client: v.ClientAppUsed || '',
    agent: v.UserAgent || '',
    succeeded: code === '' || code === '0',
    outcome: code === '' || code === '0' ? 'Success' : [`Failure ${code}`, v.ResultDescription].filter(Boolean).join(': '),
    mfa: v.AuthenticationRequirement || '',
    asn: v.AutonomousSystemNumber || '',
    latitude: number(v.Latitude || place.latitude),
    longitude: number(v.Longitude || place.longitude),
  }
}

/** The newest a reader takes: a service account's million sign-ins are hunted, not read. */
const MOST = 50_000

/** Columns that say who signed in. */
const COLUMNS = ['AccountUpn', 'AccountObjectId', 'UserPrincipalName', 'UserId']

/** Rows of one user, newest first, with how to find them where a large table has an index of its words. */
function rowsOfUser(store: ReadStore, of: TableInSql, all: readonly Name[], until: Ticks): { sql: string; params: SqlValue[] } | undefined {
  const names = all.filter((name) => name.type !== 'address')
  const ids = names.flatMap((name) => (name.type === 'objectId' ? [name.value] : []))
  const named = namedRows(of, names, COLUMNS)
  const byId = of.has('UserId') && ids.length > 0
  const parts = [...(named ? [named.sql] : []), ...(byId ? [`${of.sql('UserId')} IN (SELECT value FROM json_each(?))`] : [])]
  if (parts.length === 0) return undefined
  const few = rowsByWords(store, of, names, COLUMNS, byId ? ids.map((value) => ({ columns: ['UserId'], value })) : [])
  // one user's rows are few and soon sorted; along the index on time every row of the table would be fetched for them
  const time = `+${of.time}`
  return {
    sql: `(${parts.join(' OR ')})${few ? ` AND ${few.sql}` : ''} AND ${time} <= ? ORDER BY ${time} DESC LIMIT ${MOST}`,
    params: [...(named?.params ?? []), ...(byId ? [JSON.stringify(ids)] : []), ...(few?.params ?? []), until],
  }
}

/** A user's sign-ins up to a moment, oldest first, over all tables that hold such; the same event in two exports is told once. */
export function readSignIns(store: ReadStore, names: readonly Name[], until: Ticks): SignIn[] {
  const found: SignIn[] = []
  for (const table of SIGN_IN_TABLES) {
    const of = tableWithRows(store, table)
    const rows = of && rowsOfUser(store, of, names, until)
    if (!of || !rows) continue
    const columns = of.table.columns.map((column) => column.name)
    for (const row of huntingRows(store, of, columns, rows.sql, ...rows.params)) found.push(told(row, table))
  }
  const tablesOf = new Map<string, Set<string>>()
  for (const { at, app, table } of found) tablesOf.set(`${at} ${app}`, (tablesOf.get(`${at} ${app}`) ?? new Set()).add(table))
  const seen = new Set<string>()
  return found
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.row - b.row))
    .filter((one) => {
      const same = [one.at, one.app, one.ip, one.outcome].join(' ')
      const twin = seen.has(same) && tablesOf.get(`${one.at} ${one.app}`)!.size > 1
      seen.add(same)
      return !twin
    })
}
