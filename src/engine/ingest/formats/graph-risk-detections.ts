import type { Json } from '#model/alert-record.ts'
import { firstTime, pascalColumns } from './entra/pascal.ts'
import { defineJsonFormat } from './json/json-format.ts'
import { type JsonObject, textOf } from './reading/object.ts'

/** Additional info is JSON within a text (`[{"Key":…,"Value":…}]`). */
function additionalInfo(value: Json | undefined): Json | undefined {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value) as Json
  } catch {
    return value
  }
}

const valuesOf = (detection: JsonObject) => ({
  ...pascalColumns(detection),
  TimeGenerated: firstTime(detection.detectedDateTime, detection.activityDateTime, detection.lastUpdatedDateTime),
  AdditionalInfo: additionalInfo(detection.additionalInfo),
})

export const graphRiskDetections = defineJsonFormat({
  id: 'graph-risk-detections',
  title: 'Microsoft Graph risk detections (identityProtection/riskDetections)',
  version: 1,
  keepsRaw: false,
  recognise: (object) =>
    /riskDetection$/.test(textOf(object['@odata.type'])) || ('riskEventType' in object && 'riskLevel' in object && 'id' in object)
      ? 0.96
      : 0,
  odataContext: /riskDetections/i,
  open: () => ({ read: (detection) => ({ rows: [{ table: 'AADUserRiskEvents', values: valuesOf(detection) }] }) }),
})
