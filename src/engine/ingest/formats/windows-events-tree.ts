import { defineJsonFormat } from './json/json-format.ts'
import { isObject } from './reading/object.ts'
import { createEventReader } from './windows/event-reader.ts'
import { treeEvent } from './windows/tree-event.ts'

export const windowsEventsTree = defineJsonFormat({
  id: 'windows-events-tree',
  title: 'Windows and Sysmon events (JSON as the event XML nests)',
  version: 1,
  keepsRaw: false,
  recognise: (object) => (isObject(object.Event) && isObject(object.Event.System) && 'EventID' in object.Event.System ? 0.97 : 0),
  open: () => createEventReader(treeEvent),
})
