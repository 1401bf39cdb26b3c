import type { Json } from '#model/alert-record.ts'
import { emptyRecord, firstSaid, type JsonObject, said, textOf } from '../reading/object.ts'
import type { ReadEvent } from '../windows/event-reader.ts'
import { eventTime } from '../windows/event-time.ts'

/** Columns of the table that are not the event's own data: what the agent and the workspace add, and the system fields. */
const BESIDE = new Set([
  '',
  'TenantId',
  'TimeGenerated',
  'SourceSystem',
  'Account',
  'AccountType',
  'Computer',
  'EventSourceName',
  'Channel',
  'Task',
  'Level',
  'EventData',
  'EventID',
  'Activity',
  'PartitionKey',
  'RowKey',
  'StorageAccount',
  'AzureDeploymentID',
  'AzureTableName',
  'SourceComputerId',
  'EventOriginId',
  'MG',
  'TimeCollected',
  'TimeCreatedUtc',
  'ManagementGroupName',
  'SystemUserId',
  'Version',
  'Opcode',
  'Keywords',
  'Correlation',
  'SystemProcessId',
  'SystemThreadId',
  'EventRecordId',
  'EventLevelName',
  'LogonTypeName',
  'SubjectAccount',
  'TargetAccount',
  'TargetUser',
  'Process',
  'Type',
  '_ResourceId',
  '_SubscriptionId',
  '_IsBillable',
  '_BilledSize',
])

const ENTITIES: { readonly [entity: string]: string } = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

const plain = (xml: string): string =>
  xml.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : Number.NaN
    if (Number.isInteger(code) && code > 0 && code <= 0x10ffff) return String.fromCodePoint(code)
    return ENTITIES[String(name).toLowerCase()] ?? whole
  })

/** Named data of an event's XML (`<Data Name="X">v</Data>`). */
function xmlData(xml: string): Record<string, Json> {
  const data = emptyRecord()
  for (const [, name, value] of xml.matchAll(/<Data Name=['"]([^'"]+)['"]\s*(?:\/>|>([^<]*)<\/Data>)/g))
    data[plain(name!)] = plain(value ?? '')
  return data
}

function dataOf(row: JsonObject): JsonObject {
  const columns = Object.fromEntries(Object.entries(row).filter(([name]) => !BESIDE.has(name)))
  return { ...said(columns), ...xmlData(textOf(row.EventData)) }
}

/** `4688 - A new process has been created.` begins with the event's id. */
const idInActivity = (activity: string) => /^(\d+) - /.exec(activity)?.[1]

/** The event that a row of `SecurityEvent` is; undefined where it has no id. */
export function securityEvent(row: JsonObject): ReadEvent | undefined {
  const written = firstSaid(row.EventID, idInActivity(textOf(row.Activity)))
  const id = Number(textOf(written))
  if (written === undefined || !Number.isInteger(id)) return undefined
  // Log Analytics dates rows in UTC, whether or not the export says so
  const time = {
    ...eventTime({ utcTime: firstSaid(row.TimeCreatedUtc, row.TimeGenerated), logged: undefined, received: undefined, taken: undefined }),
    skew: undefined,
  }
  return {
    time,
    event: {
      time: time.at,
      device: textOf(row.Computer),
      channel: textOf(row.Channel) || 'Security',
      provider: textOf(row.EventSourceName),
      id,
      version: row.Version,
      level: firstSaid(row.EventLevelName, row.Level),
      task: row.Task,
      opcode: row.Opcode,
      keywords: row.Keywords,
      recordId: row.EventRecordId,
      processId: row.SystemProcessId,
      threadId: row.SystemThreadId,
      userSid: row.SystemUserId,
      data: dataOf(row),
      message: undefined,
      collector: undefined,
    },
  }
}
