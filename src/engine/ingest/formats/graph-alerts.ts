import { problem } from '#base/problem.ts'
import { graphAlert } from './graph/alert.ts'
import { graphSpelling } from './graph/spelling.ts'
import { defineJsonFormat } from './json/json-format.ts'
import { createNotes } from './reading/notes.ts'
import { type JsonObject, textOf } from './reading/object.ts'

/** Members that only the unified alert has; the first that an export selects is enough beside an id. */
const OWN = [
  'serviceSource',
  'detectionSource',
  'firstActivityDateTime',
  'lastActivityDateTime',
  'mitreTechniques',
  'alertWebUrl',
  'evidence',
]

function recognise(written: JsonObject): number {
  const object = graphSpelling(written)
  if (/security\.alert$/.test(textOf(object['@odata.type']))) return 0.98
  if (!('id' in object || 'providerAlertId' in object) || 'displayName' in object || 'machineId' in object) return 0
  const own = OWN.filter((member) => member in object).length
  if (own === 0 || !('createdDateTime' in object || 'title' in object || 'severity' in object)) return 0
  return own >= 3 ? 0.95 : 0.6 + own * 0.1
}

export const graphAlerts = defineJsonFormat({
  id: 'graph-alerts',
  title: 'Microsoft Graph security alerts (alerts_v2)',
  version: 1,
  keepsRaw: true,
  recognise,
  odataContext: /security\/alerts_v2/i,
  open: () => ({
    read(object) {
      const notes = createNotes()
      const alert = graphAlert(graphSpelling(object), notes)
      if (!alert) return { reject: problem('alert.without-id', 'The alert has no id') }
      return { alerts: [alert], problems: notes.problems }
    },
  }),
})
