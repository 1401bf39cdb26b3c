import { problem } from '#base/problem.ts'
import { defineJsonFormat, share } from './json/json-format.ts'
import { legacyAlert } from './legacy/alert.ts'
import { createNotes } from './reading/notes.ts'
import type { JsonObject } from './reading/object.ts'

const STATES = [
  'hostStates',
  'userStates',
  'fileStates',
  'networkConnections',
  'processes',
  'registryKeyStates',
  'malwareStates',
  'cloudAppStates',
]

function recognise(object: JsonObject): number {
  if (!('id' in object) || 'serviceSource' in object) return 0
  if (!('vendorInformation' in object) && share(object, STATES) === 0) return 0
  return 'eventDateTime' in object || 'vendorInformation' in object || share(object, STATES) > 0.3 ? 0.95 : 0
}

export const graphLegacyAlerts = defineJsonFormat({
  id: 'graph-legacy-alerts',
  title: 'Microsoft Graph legacy alerts (/security/alerts)',
  version: 1,
  keepsRaw: true,
  recognise,
  odataContext: /security\/alerts(\/\$entity)?$/i,
  open: () => ({
    read(object) {
      const notes = createNotes()
      const alert = legacyAlert(object, notes)
      if (!alert) return { reject: problem('alert.without-id', 'The alert has no id') }
      return { alerts: [alert], problems: notes.problems }
    },
  }),
})
