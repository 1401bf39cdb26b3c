import { defineJsonFormat } from './json/json-format.ts'
import type { JsonObject } from './reading/object.ts'
import { createEventReader } from './windows/event-reader.ts'
import { flatEvent } from './windows/flat-event.ts'

const BESIDE = [
  'Hostname',
  'Computer',
  'SourceName',
  'ProviderGuid',
  'EventTime',
  'TimeCreated',
  'RecordNumber',
  'ExecutionProcessID',
  'Message',
]

function recognise(object: JsonObject): number {
  if (!('EventID' in object || 'EventId' in object) || !('Channel' in object) || 'TimeGenerated' in object) return 0
  return BESIDE.filter((member) => member in object).length >= 3 ? 0.95 : 0.6
}

export const windowsEventsFlat = defineJsonFormat({
  id: 'windows-events-flat',
  title: 'Windows and Sysmon events (flat JSON, NXLog style)',
  version: 1,
  keepsRaw: false,
  recognise,
  open: () => createEventReader(flatEvent),
})
