import { problem } from '#base/problem.ts'
import { defenderIncident } from './defender/incident.ts'
import { defineJsonFormat } from './json/json-format.ts'
import { createNotes } from './reading/notes.ts'

export const defenderIncidents = defineJsonFormat({
  id: 'defender-incidents',
  title: 'Microsoft Defender XDR incidents (/api/incidents)',
  version: 1,
  keepsRaw: true,
  recognise: (object) => ('incidentId' in object && 'incidentName' in object && !('id' in object) ? 0.95 : 0),
  odataContext: /#Incidents$/,
  open: () => ({
    read(object) {
      const notes = createNotes()
      const read = defenderIncident(object, notes)
      if (!read) return { reject: problem('incident.without-id', 'The incident has no incidentId') }
      return { incident: read.incident, alerts: read.alerts, problems: notes.problems }
    },
  }),
})
