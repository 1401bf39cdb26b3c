import { emptyRecord, firstSaid, isObject, type JsonObject, textOf } from '../reading/object.ts'
import type { ReadEvent } from './event-reader.ts'
import { eventTime } from './event-time.ts'

const part = (of: JsonObject, name: string): JsonObject => {
  const value = of[name]
  return isObject(value) ? value : {}
}

/** Members under dots (`winlog.event_id`), as some shippers flatten them, brought back under their parents. */
function nested(object: JsonObject): JsonObject {
  if (isObject(object.winlog) || !Object.keys(object).some((name) => name.startsWith('winlog.'))) return object
  const tree = emptyRecord<unknown>()
  for (const [name, value] of Object.entries(object)) {
    const path = name.split('.')
    let at = tree
    for (const step of path.slice(0, -1)) {
      if (typeof at[step] !== 'object' || at[step] === null) at[step] = emptyRecord()
      at = at[step] as Record<string, unknown>
    }
    at[path.at(-1)!] = value
  }
  return tree as JsonObject
}

/** An event as Winlogbeat ships it: system fields under `winlog`, data under `winlog.event_data`; the rest is the shipper's. */
export function beatEvent(written: JsonObject): ReadEvent | undefined {
  const object = nested(written)
  const winlog = part(object, 'winlog')
  const id = firstSaid(winlog.event_id, part(object, 'event').code)
  if (id === undefined || !Number.isInteger(Number(textOf(id)))) return undefined
  const provider = textOf(firstSaid(winlog.provider_name, part(object, 'event').provider))
  const data = { ...part(winlog, 'user_data'), ...part(winlog, 'event_data') }
  const time = eventTime({
    utcTime: /sysmon/i.test(provider) ? data.UtcTime : undefined,
    logged: object['@timestamp'],
    received: undefined,
    taken: part(object, 'event').created,
  })
  const { winlog: _, message, '@timestamp': __, ...shipper } = object
  const process = part(winlog, 'process')
  const { event_data: ___, user_data: ____, ...system } = winlog
  return {
    time,
    event: {
      time: time.at,
      device: textOf(firstSaid(winlog.computer_name, part(object, 'host').name)),
      channel: textOf(winlog.channel),
      provider,
      id: Number(textOf(id)),
      version: winlog.version,
      level: firstSaid(winlog.level, part(object, 'log').level),
      task: winlog.task,
      opcode: winlog.opcode,
      keywords: Array.isArray(winlog.keywords) ? winlog.keywords.join(',') : winlog.keywords,
      recordId: winlog.record_id,
      processId: process.pid,
      threadId: part(process, 'thread').id,
      userSid: part(winlog, 'user').identifier,
      data,
      message: message === undefined ? undefined : textOf(message),
      collector: { ...shipper, winlog: system },
    },
  }
}
