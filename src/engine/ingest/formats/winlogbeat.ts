import { defineJsonFormat } from './json/json-format.ts'
import { isObject } from './reading/object.ts'
import { beatEvent } from './windows/beat-event.ts'
import { createEventReader } from './windows/event-reader.ts'

export const winlogbeat = defineJsonFormat({
  id: 'winlogbeat',
  title: 'Windows and Sysmon events (Winlogbeat)',
  version: 1,
  keepsRaw: false,
  recognise: (object) => (isObject(object.winlog) || 'winlog.event_id' in object ? 0.96 : 0),
  open: () => createEventReader(beatEvent),
})
