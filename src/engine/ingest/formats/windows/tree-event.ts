import type { Json } from '#model/alert-record.ts'
import { emptyRecord, firstSaid, isObject, type JsonObject, textOf } from '../reading/object.ts'
import type { ReadEvent } from './event-reader.ts'
import { eventTime } from './event-time.ts'

const part = (value: Json | undefined): JsonObject => (isObject(value) ? value : {})

/** An XML attribute as converters write it: under `#attributes`, under `@Name`, or as a member. */
const attribute = (of: Json | undefined, name: string): Json | undefined => {
  const element = part(of)
  return firstSaid(part(element['#attributes'])[name], element[`@${name}`], element[name])
}

/** The text of an element that may carry attributes beside it. */
const content = (of: Json | undefined): Json | undefined => (isObject(of) ? firstSaid(of['#text'], of['#value']) : of)

/** Named data: members as they are, or a list of `Data` elements with their names; unnamed ones by their place. */
function dataOf(element: Json | undefined): JsonObject {
  const data = emptyRecord()
  for (const [name, value] of Object.entries(part(element))) {
    if (name === '#attributes' || name === '@Name') continue
    if (name !== 'Data' || !(Array.isArray(value) || isObject(value))) {
      data[name] = value
      continue
    }
    const items = Array.isArray(value) ? value : isObject(value) && Array.isArray(value['#text']) ? value['#text'] : [value]
    items.forEach((item: Json, i: number) => {
      const named = textOf(attribute(item, 'Name'))
      data[named === '' ? `Data${i + 1}` : named] = content(item) ?? ''
    })
  }
  return data
}

/** User data stands one element deeper than event data. */
function userData(element: Json | undefined): JsonObject {
  const inner = Object.entries(part(element)).find(([name, value]) => name !== '#attributes' && isObject(value))
  return inner ? dataOf(inner[1]) : {}
}

/** An event as the tree its XML is (`{"Event": {"System": …, "EventData": …}}`), as EVTX dumpers write it. */
export function treeEvent(object: JsonObject): ReadEvent | undefined {
  const event = part(object.Event)
  const system = part(event.System)
  const id = Number(textOf(content(system.EventID)))
  if (content(system.EventID) === undefined || !Number.isInteger(id)) return undefined
  const provider = textOf(attribute(system.Provider, 'Name'))
  const data = { ...userData(event.UserData), ...dataOf(event.EventData) }
  const time = eventTime({
    utcTime: /sysmon/i.test(provider) ? data.UtcTime : undefined,
    logged: attribute(system.TimeCreated, 'SystemTime'),
    received: undefined,
    taken: undefined,
  })
  return {
    time,
    event: {
      time: time.at,
      device: textOf(content(system.Computer)),
      channel: textOf(content(system.Channel)),
      provider,
      id,
      version: content(system.Version),
      level: content(system.Level),
      task: content(system.Task),
      opcode: content(system.Opcode),
      keywords: content(system.Keywords),
      recordId: content(system.EventRecordID),
      processId: attribute(system.Execution, 'ProcessID'),
      threadId: attribute(system.Execution, 'ThreadID'),
      userSid: attribute(system.Security, 'UserID'),
      data,
      message: textOf(part(event.RenderingInfo).Message) || undefined,
      collector: undefined,
    },
  }
}
