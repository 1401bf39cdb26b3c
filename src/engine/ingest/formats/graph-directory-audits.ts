import type { TableRow } from '../format.ts'
import { pascalColumns } from './entra/pascal.ts'
import { defineJsonFormat, share } from './json/json-format.ts'
import { isObject, type JsonObject } from './reading/object.ts'

const MEMBERS = ['activityDisplayName', 'activityDateTime', 'loggedByService', 'initiatedBy', 'targetResources', 'category', 'result']

/** One directory audit as Log Analytics' AuditLogs has it: `OperationName` is the activity's name, `Identity` who did it. */
function auditRow(audit: JsonObject): TableRow {
  const by = isObject(audit.initiatedBy) ? audit.initiatedBy : {}
  const actor = isObject(by.user) ? by.user : isObject(by.app) ? by.app : {}
  const values = {
    ...pascalColumns(audit, { operationType: 'AADOperationType' }),
    TimeGenerated: audit.activityDateTime,
    OperationName: audit.activityDisplayName,
    Identity: actor.displayName,
  }
  return { table: 'AuditLogs', values }
}

export const graphDirectoryAudits = defineJsonFormat({
  id: 'graph-directory-audits',
  title: 'Microsoft Graph directory audits (auditLogs/directoryAudits)',
  version: 1,
  keepsRaw: false,
  recognise: (object) => ('activityDisplayName' in object && share(object, MEMBERS) >= 0.6 ? 0.95 : 0),
  odataContext: /auditlogs\/directoryaudits/i,
  open: () => ({ read: (audit) => ({ rows: [auditRow(audit)] }) }),
})
