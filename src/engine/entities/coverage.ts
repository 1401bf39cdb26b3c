import { isoFromTicks, TICKS_PER_HOUR, type Ticks, ticks } from '#base/ticks.ts'
import type { Inputs, Outputs } from '../calls/index.ts'
import { huntingTables } from '../store/hunting-table.ts'
import type { ReadStore } from '../store/sql.ts'
import { inSql, type TableInSql } from './hunting-rows.ts'

/**
 * Hours without a row that are a gap. Endpoints write something in every hour they run; shorter silence is a lid that was closed, or a
 * quiet server, as often as a log that is missing.
 */
const GAP_HOURS = 4

/** Columns that say which device wrote a row; others name devices it met. */
const WRITER = { mdeDeviceId: ['DeviceId'], dnsName: ['DeviceName', 'Computer'] } as const

/** Tables that repeat alerts, or state what is, rather than log what happened. */
const NO_LOG = /^Alert(Info|Evidence)$|^Security(Alert|Incident)$|Info$/

/** A device the incident names, by every name its rows may stand under. */
interface Device {
  readonly id: number
  readonly label: string
  readonly names: ReadonlyMap<keyof typeof WRITER, readonly string[]>
}

function devicesOf(store: ReadStore, incident: number): Device[] {
  const rows = store.all<{ id: number; label: string; type: keyof typeof WRITER; value: string }>(
    `SELECT entity.id, entity.label, entity_identifier.type, entity_identifier.value FROM known_entity AS entity
     JOIN entity_identifier ON entity_identifier.entity = entity.id AND entity_identifier.type IN ('mdeDeviceId', 'dnsName')
     WHERE entity.kind = 'device' AND entity.id IN (
       SELECT alert_evidence.entity FROM incident_alert JOIN alert_evidence ON alert_evidence.alert = incident_alert.alert
       WHERE incident_alert.incident = ?)
     ORDER BY entity.label, entity.id`,
    incident,
  )
  return [...Map.groupBy(rows, (row) => row.id)].map(([id, of]) => ({
    id,
    label: of[0]!.label,
    names: new Map(
      [...Map.groupBy(of, (row) => row.type)].map(([type, named]) => [type, named.flatMap(({ value }) => [value, value.toUpperCase()])]),
    ),
  }))
}

const hourOf = (at: Ticks): number => Number(at / TICKS_PER_HOUR)
const timeOf = (hour: number): string => isoFromTicks(ticks(BigInt(hour) * TICKS_PER_HOUR))

/** Hours in which a table has rows the device wrote. */
function hoursIn(store: ReadStore, of: TableInSql, { names }: Device, from: Ticks, to: Ticks): number[] {
  const conditions = [...names].flatMap(([type, values]) =>
    WRITER[type].filter((column) => of.has(column)).map((column) => ({ column: of.sql(column), values: JSON.stringify(values) })),
  )
  return conditions.flatMap(({ column, values }) =>
    store
      .all<{ hour: number }>(
        `SELECT DISTINCT ${of.time} / ${TICKS_PER_HOUR} AS hour FROM ${of.from}
         WHERE ${column} IN (SELECT value FROM json_each(?)) AND ${of.time} BETWEEN ? AND ?`,
        values,
        from,
        to,
      )
      .map((row) => row.hour),
  )
}

/** Runs of hours, first and last, in which nothing lies. */
function silences(covered: ReadonlySet<number>, first: number, last: number): [number, number][] {
  const found: [number, number][] = []
  let from = first
  for (let hour = first; hour <= last + 1; hour++) {
    if (hour <= last && !covered.has(hour)) continue
    if (hour - from >= GAP_HOURS) found.push([from, hour - 1])
    from = hour + 1
  }
  return found
}

/** Cuts silences of several devices into stretches in which the same devices are silent. */
function stretches(silent: ReadonlyMap<Device, readonly (readonly [number, number])[]>): Outputs['graph']['coverage']['gaps'] {
  const bounds = new Set([...silent.values()].flat().flatMap(([from, to]) => [from, to + 1]))
  const cuts = [...bounds].sort((a, b) => a - b)
  return cuts.slice(0, -1).flatMap((from, i) => {
    const devices = [...silent]
      .filter(([, runs]) => runs.some(([a, b]) => a <= from && from <= b))
      .map(([{ id, label }]) => ({ id, label }))
    return devices.length > 0 ? [{ from: timeOf(from), to: timeOf(cuts[i + 1]!), devices }] : []
  })
}

/**
 * Where the logs of an incident's devices are silent while it lasts: stretches of at least four whole hours (UTC) between its first and
 * last activity in which the case has no row that the device wrote. What no log covers may have happened all the same. A device without
 * any row in that time is told apart: its log is not in this evidence.
 */
export function incidentCoverage(store: ReadStore, input: Inputs['graph']['coverage']): Outputs['graph']['coverage'] {
  const devices = devicesOf(store, input.incident)
  const span = store.get<{ from: Ticks; to: Ticks }>(
    'SELECT first_activity AS "from", last_activity AS "to" FROM incident WHERE id = ?',
    input.incident,
  )
  if (!span) return { devices: devices.length, gapHours: GAP_HOURS, gaps: [], without: [] }
  const [first, last] = [hourOf(span.from), hourOf(span.to)]
  const from = ticks(BigInt(first) * TICKS_PER_HOUR)
  const to = ticks(BigInt(last + 1) * TICKS_PER_HOUR - 1n)
  const logs = huntingTables(store)
    .filter((table) => table.rows > 0 && table.timeColumn !== null && !NO_LOG.test(table.name))
    .filter((table) => table.first === null || table.last === null || (table.first <= to && table.last >= from))
    .map(inSql)
  const silent = new Map<Device, [number, number][]>()
  const without: { id: number; label: string }[] = []
  for (const device of devices) {
    const covered = new Set(logs.flatMap((of) => hoursIn(store, of, device, from, to)))
    if (covered.size === 0) without.push({ id: device.id, label: device.label })
    else silent.set(device, silences(covered, first, last))
  }
  return { devices: devices.length, gapHours: GAP_HOURS, gaps: stretches(silent), without }
}
