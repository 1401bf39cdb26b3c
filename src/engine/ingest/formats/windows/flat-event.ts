import type { Json } from '#model/alert-record.ts'
import type { JsonObject } from '../reading/object.ts'
import { emptyRecord, firstSaid, textOf } from '../reading/object.ts'
import type { ReadEvent } from './event-reader.ts'
import { eventTime } from './event-time.ts'

/** Members that are columns of `WindowsEvents`, by the names flat exports give them. */
const SYSTEM = new Set([
  'EventID',
  'EventId',
  'Channel',
  'Hostname',
  'Computer',
  'SourceName',
  'ProviderName',
  'Version',
  'Level',
  'Task',
  'Opcode',
  'OpcodeValue',
  'Keywords',
  'RecordNumber',
  'EventRecordID',
  'ExecutionProcessID',
  'ThreadID',
  'UserID',
  'Message',
])

/** Members a collector adds (NXLog, Logstash); `EventType` only where it is not the event's own. */
const COLLECTOR = new Set([
  '@timestamp',
  '@version',
  'ActivityID',
  'RelatedActivityID',
  'Category',
  'ERROR_EVT_UNRESOLVED',
  'EventReceivedTime',
  'EventTime',
  'EventTypeOrignal',
  'ProviderGuid',
  'Severity',
  'SeverityValue',
  'SourceModuleName',
  'SourceModuleType',
  'TimeCreated',
  'host',
  'port',
  'tags',
  'timestamp',
])
const LOG_TYPES = new Set(['INFO', 'WARNING', 'ERROR', 'CRITICAL', 'VERBOSE', 'DEBUG', 'AUDIT_SUCCESS', 'AUDIT_FAILURE'])

/** Taken apart: the event's data, and what the collector added to it. */
function parts(object: JsonObject): { data: Record<string, Json>; collector: Record<string, Json> } {
  const data = emptyRecord()
  const collector = emptyRecord()
  for (const [name, value] of Object.entries(object)) {
    if (SYSTEM.has(name)) continue
    const added = COLLECTOR.has(name) || (name === 'EventType' && LOG_TYPES.has(textOf(value)))
    ;(added ? collector : data)[name] = value
  }
  return { data, collector }
}

/** Sysmon wrote a time of its own; in other logs a datum of that name is just a datum. */
const ownTime = (object: JsonObject, provider: string) => (/sysmon/i.test(provider) ? object.UtcTime : undefined)

/** An event of the flat style, in which system fields, event data and the collector's own stand side by side. */
export function flatEvent(object: JsonObject): ReadEvent | undefined {
  const id = Number(textOf(firstSaid(object.EventID, object.EventId)))
  if (!Number.isInteger(id) || firstSaid(object.EventID, object.EventId) === undefined) return undefined
  const channel = textOf(object.Channel)
  const provider = textOf(firstSaid(object.SourceName, object.ProviderName))
  const time = eventTime({
    utcTime: ownTime(object, provider || channel),
    logged: firstSaid(object.EventTime, object.TimeCreated),
    received: object.EventReceivedTime,
    taken: firstSaid(object['@timestamp'], object.timestamp),
  })
  const { data, collector } = parts(object)
  return {
    time,
    event: {
      time: time.at,
      device: textOf(firstSaid(object.Hostname, object.Computer)),
      channel,
      provider,
      id,
      version: object.Version,
      level: firstSaid(object.Level, object.Severity),
      task: object.Task,
      opcode: firstSaid(object.OpcodeValue, object.Opcode),
      keywords: object.Keywords,
      recordId: firstSaid(object.RecordNumber, object.EventRecordID),
      processId: object.ExecutionProcessID,
      threadId: object.ThreadID,
      userSid: object.UserID,
      data,
      message: object.Message === undefined ? undefined : textOf(object.Message),
      collector: Object.keys(collector).length > 0 ? collector : undefined,
    },
  }
}
