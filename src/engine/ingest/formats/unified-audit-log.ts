import { problem } from '#base/problem.ts'
import { auditRecord, auditRows } from './cloud/audit-record.ts'
import { defineLogFormat } from './log-analytics/log-format.ts'

export const unifiedAuditLog = defineLogFormat({
  id: 'unified-audit-log',
  title: 'Microsoft 365 unified audit log (records, or exports with AuditData)',
  version: 1,
  recognise(has) {
    if ((has('AuditData') && (has('Operations') || has('Operation'))) || (has('auditData') && has('operation'))) return 0.95
    return has('Operation') && has('Workload') && has('CreationTime') && (has('UserKey') || has('OrganizationId')) ? 0.95 : 0
  },
  open: () => ({
    read(row) {
      const record = auditRecord(row)
      if (!record) return { reject: problem('audit.without-operation', 'The row carries no audit record: no operation is named') }
      return { rows: auditRows(row, record) }
    },
  }),
})
