import { problem } from '#base/problem.ts'
import { graphIncident } from './graph/incident.ts'
import { graphSpelling } from './graph/spelling.ts'
import { defineJsonFormat } from './json/json-format.ts'
import { createNotes } from './reading/notes.ts'
import { type JsonObject, textOf } from './reading/object.ts'

/** Members an incident has and no other object of the Graph API with a display name. */
const OWN = ['incidentWebUrl', 'redirectIncidentId', 'customTags', 'determination', 'classification', 'resolvingComment', 'alerts']

function recognise(written: JsonObject): number {
  const object = graphSpelling(written)
  if (/security\.incident$/.test(textOf(object['@odata.type']))) return 0.98
  if (!('id' in object) || 'providerAlertId' in object || 'serviceSource' in object) return 0
  const own = OWN.filter((member) => member in object).length
  if (!('displayName' in object || 'incidentWebUrl' in object || 'alerts' in object)) return 0
  return own >= 2 ? 0.95 : 0
}

export const graphIncidents = defineJsonFormat({
  id: 'graph-incidents',
  title: 'Microsoft Graph security incidents',
  version: 1,
  keepsRaw: true,
  recognise,
  odataContext: /security\/incidents/i,
  open: () => ({
    read(object) {
      const notes = createNotes()
      const read = graphIncident(graphSpelling(object), notes)
      if (!read) return { reject: problem('incident.without-id', 'The incident has no id') }
      return { incident: read.incident, alerts: read.alerts, problems: notes.problems }
    },
  }),
})
