import { problem } from '#base/problem.ts'
import { machineAlert } from './defender/machine-alert.ts'
import { defineJsonFormat } from './json/json-format.ts'
import { createNotes } from './reading/notes.ts'

export const mdeAlerts = defineJsonFormat({
  id: 'mde-alerts',
  title: 'Defender for Endpoint alerts (/api/alerts)',
  version: 1,
  keepsRaw: true,
  recognise: (object) =>
    'id' in object && 'alertCreationTime' in object && ('machineId' in object || 'firstEventTime' in object) ? 0.96 : 0,
  odataContext: /#Alerts$/,
  open: () => ({
    read(object) {
      const notes = createNotes()
      const alert = machineAlert(object, notes)
      if (!alert) return { reject: problem('alert.without-id', 'The alert has no id') }
      return { alerts: [alert], problems: notes.problems }
    },
  }),
})
