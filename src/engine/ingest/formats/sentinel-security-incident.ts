import { problem } from '#base/problem.ts'
import { defineLogFormat } from './log-analytics/log-format.ts'
import { createNotes } from './reading/notes.ts'
import { sentinelIncident } from './sentinel/incident.ts'

export const sentinelSecurityIncident = defineLogFormat({
  id: 'sentinel-security-incident',
  title: 'Sentinel SecurityIncident (CSV, JSON)',
  version: 1,
  recognise: (has) => (has('IncidentNumber') && has('AlertIds') && (has('Title') || has('IncidentName')) ? 0.96 : 0),
  open: () => ({
    read(row) {
      const notes = createNotes()
      const incident = sentinelIncident(row, notes)
      if (!incident) return { reject: problem('incident.without-id', 'The incident has neither IncidentName nor IncidentNumber') }
      return { rows: [{ table: 'SecurityIncident', values: row }], incident, problems: notes.problems }
    },
  }),
})
