import type { TableRow } from '../format.ts'
import type { EventFamily, EventMapping } from './event-mapping.ts'
import { powershell } from './powershell.ts'
import { security } from './security.ts'
import { sysmon } from './sysmon.ts'
import { system } from './system.ts'
import { taskScheduler } from './task-scheduler.ts'
import { windowsDefender } from './windows-defender.ts'
import { type WindowsEvent, wholeEvent } from './windows-event.ts'
import { wmi } from './wmi.ts'

/** Logs whose events are rows of hunting tables too; events of others stand in `WindowsEvents` alone. */
export const eventFamilies: readonly EventFamily[] = [sysmon, security, powershell, system, taskScheduler, wmi, windowsDefender]

const index = new Map<string, EventMapping[]>()
for (const family of eventFamilies) {
  for (const log of [...family.channels, ...family.providers]) {
    for (const mapping of family.events) {
      const key = `${log.toLowerCase()}|${mapping.id}`
      index.set(key, [...(index.get(key) ?? []), mapping])
    }
  }
}

/** Mappings of an event by its channel, failing that by its provider: an export may leave either out. */
function mappingsOf(event: WindowsEvent): readonly EventMapping[] {
  const log = event.channel === '' ? event.provider : event.channel
  return index.get(`${log.toLowerCase()}|${event.id}`) ?? []
}

function mappedRow(event: WindowsEvent, mapping: EventMapping): TableRow | undefined {
  const action = typeof mapping.action === 'string' ? mapping.action : mapping.action(event)
  if (action === undefined) return undefined
  const values = {
    Timestamp: event.time,
    ActionType: action,
    ReportId: event.recordId,
    ...deviceOf(event, mapping.table),
    ...mapping.cells(event),
  }
  return { table: mapping.table, values }
}

/** Device tables name the computer that logged the event; identity tables name the one it is about, which the mapping knows. */
const deviceOf = (event: WindowsEvent, table: string) => (table.startsWith('Device') ? { DeviceName: event.device } : {})

/** The rows of hunting tables that an event is, beside being one of `WindowsEvents`. */
export const mappedRows = (event: WindowsEvent): TableRow[] =>
  mappingsOf(event)
    .map((mapping) => mappedRow(event, mapping))
    .filter((row) => row !== undefined)

/** Every row one event fills: itself, whole, and what it is mapped to. */
export const windowsEventRows = (event: WindowsEvent): TableRow[] => [wholeEvent(event), ...mappedRows(event)]
