import { pascalColumns } from './entra/pascal.ts'
import { defineJsonFormat } from './json/json-format.ts'
import { type JsonObject, textOf } from './reading/object.ts'

const valuesOf = (user: JsonObject) => ({ ...pascalColumns(user), TimeGenerated: user.riskLastUpdatedDateTime })

export const graphRiskyUsers = defineJsonFormat({
  id: 'graph-risky-users',
  title: 'Microsoft Graph risky users (identityProtection/riskyUsers)',
  version: 1,
  keepsRaw: false,
  recognise: (object) =>
    /riskyUser$/.test(textOf(object['@odata.type'])) || ('riskLastUpdatedDateTime' in object && 'riskState' in object) ? 0.95 : 0,
  odataContext: /riskyUsers/i,
  open: () => ({ read: (user) => ({ rows: [{ table: 'AADRiskyUsers', values: valuesOf(user) }] }) }),
})
