import type { AlertRecord, Json } from '#model/alert-record.ts'
import type { ServiceSource } from '#model/service-source.ts'
import { alertIdOf } from '../reading/alert-id.ts'
import { categoryOf, techniquesOf } from '../reading/attack.ts'
import { alertStatusOf, serviceSourceOf, severityOf } from '../reading/enumeration.ts'
import { type Notes, withAsWritten } from '../reading/notes.ts'
import { carriedText, firstSaid, isObject, type JsonObject, textOf, textsOf } from '../reading/object.ts'
import { timeOf } from '../reading/time.ts'
import { jsonCell } from './entities.ts'
import { sentinelEvidence } from './evidence.ts'

/** The product that raised the alert: exports name it as product, provider or vendor, and only some of them always. */
function productOf(row: JsonObject, notes: Notes): ServiceSource {
  const names = [row.ProductName, row.ProviderName, row.VendorName].map(textOf)
  const known = names.map((name) => serviceSourceOf.find(name)).find((source) => source !== undefined && source !== 'unknown')
  if (known) return known
  notes.unknownValue('ProviderName', textOf(firstSaid(row.ProductName, row.ProviderName, row.VendorName)))
  return 'unknown'
}

/** Tactics as Sentinel lists them, in one text or as JSON. */
function tacticsOf(cell: Json | undefined): string[] {
  const list = jsonCell(cell)
  const texts = Array.isArray(list) ? textsOf(list) : textOf(cell).split(',')
  return texts.map((text) => text.trim()).filter((text) => text !== '' && text !== 'Unknown')
}

/** Steps of remediation: a JSON list, or a text. */
function stepsOf(cell: Json | undefined): string | undefined {
  const list = jsonCell(cell)
  return Array.isArray(list) ? textsOf(list).join('\n') : carriedText(cell)
}

function additionalData(row: JsonObject, tactics: readonly string[], unread: readonly Json[]): JsonObject | undefined {
  const data: Record<string, Json> = {}
  const extended = jsonCell(row.ExtendedProperties)
  if (isObject(extended) && Object.keys(extended).length > 0) data.extendedProperties = extended
  const custom = isObject(extended) ? jsonCell(extended['Custom Details']) : undefined
  if (isObject(custom) && Object.keys(custom).length > 0) data.customDetails = custom
  if (tactics.length > 1) data.tactics = tactics
  for (const name of ['CompromisedEntity', 'AlertType', 'ConfidenceLevel', 'ConfidenceScore', 'ProviderName', 'VendorName'] as const) {
    if (textOf(row[name]) !== '') data[`${name[0]!.toLowerCase()}${name.slice(1)}`] = row[name]!
  }
  if (unread.length > 0) data.unreadEvidence = unread
  return Object.keys(data).length > 0 ? data : undefined
}

/**
 * Reads the alert that a row of `SecurityAlert` tells of. Sentinel's own alerts are known by their `SystemAlertId`, those of other
 * products by the product's id, so that they meet that product's exports; the system id stays as one they go by in Sentinel's incidents.
 * @returns undefined where the row has neither
 */
export function sentinelAlert(row: JsonObject, notes: Notes): AlertRecord | undefined {
  const systemId = textOf(row.SystemAlertId)
  const ownId = textOf(firstSaid(row.VendorOriginalId, row.ProviderAlertId))
  const serviceSource = productOf(row, notes)
  const written = serviceSource === 'microsoftSentinel' ? systemId || ownId : ownId || systemId
  if (written === '') return undefined
  const tactics = tacticsOf(row.Tactics)
  const { evidence, unread } = sentinelEvidence(row.Entities, notes)
  const generated = timeOf(row.TimeGenerated, 'TimeGenerated', notes)
  return {
    providerAlertId: alertIdOf(written, serviceSource).id,
    writtenId: written,
    fromTable: 'SecurityAlert',
    serviceSource,
    ...(systemId === '' ? {} : { otherIds: [systemId] }),
    title: carriedText(firstSaid(row.DisplayName, row.AlertDisplayName, row.AlertName)),
    description: carriedText(row.Description),
    recommendedActions: stepsOf(row.RemediationSteps),
    severity: severityOf.read(firstSaid(row.AlertSeverity, row.Severity), 'AlertSeverity', notes),
    status: alertStatusOf.read(row.Status, 'Status', notes),
    category: categoryOf(tactics[0]),
    productName: carriedText(firstSaid(row.ProductName, row.ProviderName)),
    detectorId: carriedText(row.AlertType),
    techniques: row.Techniques === undefined && row.SubTechniques === undefined ? undefined : techniquesIn(row),
    alertWebUrl: carriedText(row.AlertLink),
    created: timeOf(row.ProcessingEndTime, 'ProcessingEndTime', notes) ?? generated,
    lastUpdate: generated,
    firstActivity: timeOf(firstSaid(row.StartTime, row.StartTimeUtc), 'StartTime', notes),
    lastActivity: timeOf(firstSaid(row.EndTime, row.EndTimeUtc), 'EndTime', notes),
    evidence,
    additionalData: withAsWritten(additionalData(row, tactics, unread), notes),
  }
}

/** Techniques with their sub-techniques; a technique whose sub-technique is named too is said by it already. */
function techniquesIn(row: JsonObject): string[] {
  const named =
    techniquesOf([
      textOf(row.Techniques) || JSON.stringify(row.Techniques ?? ''),
      textOf(row.SubTechniques) || JSON.stringify(row.SubTechniques ?? ''),
    ]) ?? []
  return named.filter((id) => !named.some((other) => other.startsWith(`${id}.`)))
}
