import type { AlertRecord, EvidenceRecord, Json } from '#model/alert-record.ts'
import { evidenceRecord, group } from '../evidence/evidence-record.ts'
import { flatEvidenceList } from '../evidence/flat-evidence.ts'
import { commentsOf } from '../graph/comments.ts'
import { alertIdOf } from '../reading/alert-id.ts'
import { categoryOf, techniquesOf } from '../reading/attack.ts'
import { alertStatusOf, classificationOf, detectionSourceOf, determinationOf, severityOf } from '../reading/enumeration.ts'
import { type Notes, withAsWritten } from '../reading/notes.ts'
import { carriedText, isObject, type JsonObject, objectsOf, textOf } from '../reading/object.ts'
import { timeOf } from '../reading/time.ts'

/** The machine the alert is about. */
function machine(alert: JsonObject, notes: Notes): EvidenceRecord[] {
  if (textOf(alert.machineId) === '' && textOf(alert.computerDnsName) === '') return []
  const loggedOn = objectsOf(alert.loggedOnUsers).map((user) => ({
    accountName: user.accountName ?? null,
    domainName: user.domainName ?? null,
  }))
  const properties = {
    mdeDeviceId: alert.machineId,
    deviceDnsName: alert.computerDnsName,
    rbacGroupName: alert.rbacGroupName,
    loggedOnUsers: loggedOn,
  }
  return [evidenceRecord('device', properties, {}, notes)]
}

/** The user the alert names beside its evidence, where the evidence does not hold the same one. */
function relatedUser(alert: JsonObject, evidence: readonly EvidenceRecord[], notes: Notes): EvidenceRecord[] {
  const user = alert.relatedUser
  if (!isObject(user)) return []
  const account = group({ accountName: user.userName, domainName: user.domainName })
  const name = textOf(user.userName).toLowerCase()
  const named = (piece: EvidenceRecord) =>
    isObject(piece.properties.userAccount) && textOf(piece.properties.userAccount.accountName).toLowerCase() === name
  if (account === undefined || evidence.some((piece) => piece.kind === 'user' && named(piece))) return []
  return [evidenceRecord('user', { userAccount: account }, {}, notes)]
}

function additionalData(alert: JsonObject, unread: readonly Json[]): JsonObject | undefined {
  const data: Record<string, Json> = {}
  for (const name of ['investigationId', 'investigationState', 'alertProvider', 'threatName']) if (alert[name]) data[name] = alert[name]
  if (unread.length > 0) data.unreadEvidence = unread
  return Object.keys(data).length > 0 ? data : undefined
}

/** Reads one alert of the Defender for Endpoint API (`/api/alerts`): it is about one machine, and so is its evidence. */
export function machineAlert(alert: JsonObject, notes: Notes): AlertRecord | undefined {
  const written = textOf(alert.id)
  if (written === '') return undefined
  const { id, product } = alertIdOf(written, 'microsoftDefenderForEndpoint')
  const machineId = textOf(alert.machineId) === '' ? undefined : alert.machineId
  const { evidence, unread } = flatEvidenceList(alert.evidence, machineId, notes)
  return {
    providerAlertId: id,
    writtenId: written,
    serviceSource: product ?? 'microsoftDefenderForEndpoint',
    title: carriedText(alert.title),
    description: carriedText(alert.description),
    recommendedActions: carriedText(alert.recommendedAction),
    severity: severityOf.read(alert.severity, 'severity', notes),
    status: alertStatusOf.read(alert.status, 'status', notes),
    classification: classificationOf.read(alert.classification, 'classification', notes),
    determination: determinationOf.read(alert.determination, 'determination', notes),
    category: categoryOf(alert.category),
    detectionSource: detectionSourceOf(alert.detectionSource),
    detectorId: carriedText(alert.detectorId),
    providerIncidentId: carriedText(alert.incidentId),
    tenantId: carriedText(alert.aadTenantId),
    assignedTo: carriedText(alert.assignedTo),
    threatDisplayName: carriedText(alert.threatName),
    threatFamilyName: carriedText(alert.threatFamilyName),
    techniques: techniquesOf(alert.mitreTechniques),
    created: timeOf(alert.alertCreationTime, 'alertCreationTime', notes),
    lastUpdate: timeOf(alert.lastUpdateTime, 'lastUpdateTime', notes),
    resolved: timeOf(alert.resolvedTime, 'resolvedTime', notes),
    firstActivity: timeOf(alert.firstEventTime, 'firstEventTime', notes),
    lastActivity: timeOf(alert.lastEventTime, 'lastEventTime', notes),
    comments: commentsOf(alert.comments, notes),
    evidence: [...machine(alert, notes), ...evidence, ...relatedUser(alert, evidence, notes)],
    additionalData: withAsWritten(additionalData(alert, unread), notes),
  }
}
