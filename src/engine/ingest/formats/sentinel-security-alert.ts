import { problem } from '#base/problem.ts'
import { defineLogFormat } from './log-analytics/log-format.ts'
import { createNotes } from './reading/notes.ts'
import { firstSaid, type JsonObject } from './reading/object.ts'
import { sentinelAlert } from './sentinel/alert.ts'

/** Columns of today's table that older exports call otherwise; the old ones stay with the row. */
const RENAMED: { readonly [column: string]: string } = {
  DisplayName: 'AlertDisplayName',
  AlertSeverity: 'Severity',
  StartTime: 'StartTimeUtc',
  EndTime: 'EndTimeUtc',
  VendorOriginalId: 'ProviderAlertId',
}

function valuesOf(row: JsonObject): JsonObject {
  const values: Record<string, JsonObject[string]> = { ...row }
  for (const [column, old] of Object.entries(RENAMED)) {
    const value = firstSaid(row[column], row[old])
    if (value !== undefined) values[column] = value
  }
  return values
}

export const sentinelSecurityAlert = defineLogFormat({
  id: 'sentinel-security-alert',
  title: 'Sentinel SecurityAlert (CSV, JSON)',
  version: 1,
  recognise: (has) =>
    has('SystemAlertId') && (has('AlertName') || has('DisplayName') || has('AlertType')) && (has('Entities') || has('ProviderName'))
      ? 0.96
      : 0,
  open: () => ({
    read(row) {
      const notes = createNotes()
      const alert = sentinelAlert(row, notes)
      if (!alert) return { reject: problem('alert.without-id', 'The alert has neither SystemAlertId nor an id of its product') }
      return { rows: [{ table: 'SecurityAlert', values: valuesOf(row) }], alerts: [alert], problems: notes.problems }
    },
  }),
})
