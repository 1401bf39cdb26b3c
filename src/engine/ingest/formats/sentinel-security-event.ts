import { problem } from '#base/problem.ts'
import { windowsEventRows } from '../mappings/index.ts'
import { defineLogFormat } from './log-analytics/log-format.ts'
import { securityEvent } from './log-analytics/security-event.ts'

export const sentinelSecurityEvent = defineLogFormat({
  id: 'sentinel-security-event',
  title: 'Sentinel SecurityEvent (CSV, JSON)',
  version: 1,
  recognise(has) {
    if (!has('Computer') || !has('TimeGenerated') || !(has('EventID') || has('Activity'))) return 0
    const beside = ['Account', 'Activity', 'EventSourceName', 'SubjectUserName', 'SourceComputerId', 'TargetUserName', 'NewProcessName']
    return beside.filter(has).length >= 2 ? 0.96 : 0
  },
  open: () => ({
    read(row) {
      const read = securityEvent(row)
      if (!read) return { reject: problem('event.without-id', 'The row is no Windows event: it has no event id') }
      return { rows: [{ table: 'SecurityEvent', values: row }, ...windowsEventRows(read.event)] }
    },
  }),
})
