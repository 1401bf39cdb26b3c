import { signInRows } from './entra/sign-in.ts'
import { defineJsonFormat, share } from './json/json-format.ts'

const MEMBERS = ['createdDateTime', 'appDisplayName', 'ipAddress', 'clientAppUsed', 'userPrincipalName', 'status', 'deviceDetail', 'appId']

export const graphSignIns = defineJsonFormat({
  id: 'graph-sign-ins',
  title: 'Microsoft Graph sign-ins (auditLogs/signIns)',
  version: 1,
  keepsRaw: false,
  recognise: (object) => ('createdDateTime' in object && 'ipAddress' in object && share(object, MEMBERS) >= 0.6 ? 0.95 : 0),
  odataContext: /auditlogs\/signins/i,
  open: () => ({ read: (signIn) => ({ rows: signInRows(signIn) }) }),
})
