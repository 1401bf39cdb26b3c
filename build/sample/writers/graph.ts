import { type Alert, products } from '../alerts/alert.ts'
import type { Evidence } from '../alerts/evidence.ts'
import { tenantId } from '../company/domains.ts'
import { guid } from '../digest.ts'
import { iso, MINUTE } from '../moment.ts'

const PORTAL = 'https://security.microsoft.com'

/** How far the work on an alert had come when it was exported: just raised, or at the end of the week. */
export type Pull = 'early' | 'late'

function evidence(piece: Evidence, alert: Alert) {
  const { verdict, status, statusDetails, roles, detailedRoles, tags } = piece.marks
  return {
    '@odata.type': `#microsoft.graph.security.${piece.type}Evidence`,
    createdDateTime: iso(alert.created),
    verdict: verdict ?? 'unknown',
    remediationStatus: status ?? 'none',
    remediationStatusDetails: statusDetails ?? null,
    roles: roles ?? [],
    detailedRoles: detailedRoles ?? [],
    tags: tags ?? [],
    ...piece.own,
  }
}

export function graphAlert(alert: Alert, incidentId: string, pull: Pull) {
  const product = products[alert.by]
  const late = pull === 'late'
  const resolved = late ? alert.resolved : undefined
  const status = resolved ? 'resolved' : late ? (alert.status ?? 'new') : 'new'
  return {
    '@odata.type': '#microsoft.graph.security.alert',
    id: alert.id,
    providerAlertId: alert.providerAlertId,
    incidentId,
    status,
    severity: alert.severity,
    classification: resolved?.classification ?? 'unknown',
    determination: resolved?.determination ?? 'unknown',
    serviceSource: product.service,
    detectionSource: alert.detection ?? product.detection,
    productName: product.product,
    detectorId: guid(`detector ${alert.by} ${alert.title}`),
    tenantId,
    title: alert.title,
    description: alert.description,
    recommendedActions: alert.recommendedActions,
    category: alert.category,
    assignedTo: late ? (resolved?.by ?? alert.assignedTo ?? null) : null,
    alertWebUrl: `${PORTAL}/alerts/${alert.id}?tid=${tenantId}`,
    incidentWebUrl: `${PORTAL}/incident2/${incidentId}/overview?tid=${tenantId}`,
    actorDisplayName: null,
    threatDisplayName: alert.threatFamily ?? null,
    threatFamilyName: alert.threatFamily ?? null,
    mitreTechniques: alert.techniques,
    createdDateTime: iso(alert.created),
    lastUpdateDateTime: iso(late ? alert.updated : alert.created + MINUTE),
    resolvedDateTime: resolved ? iso(alert.created + resolved.after) : null,
    firstActivityDateTime: iso(alert.first),
    lastActivityDateTime: iso(alert.last),
    alertPolicyId: alert.by === 'office' ? guid(`policy ${alert.title}`) : null,
    additionalData: null,
    customDetails: {},
    comments: late
      ? (alert.comments ?? []).map(({ by, text, after }) => ({
          '@odata.type': 'microsoft.graph.security.alertComment',
          comment: text,
          createdByDisplayName: by,
          createdDateTime: iso(alert.created + after),
        }))
      : [],
    evidence: alert.evidence.map((piece) => evidence(piece, alert)),
    systemTags: alert.tags ?? [],
  }
}

const ORDER = ['informational', 'low', 'medium', 'high']

/** The incident as the portal held it, with its alerts. */
export function graphIncident(id: string, alerts: readonly Alert[], told: { displayName: string; customTags?: string[] }) {
  const resolved = alerts.every((alert) => alert.resolved)
  const first = alerts[0]!
  const one = alerts.length === 1
  return {
    '@odata.type': '#microsoft.graph.security.incident',
    id,
    tenantId,
    status: resolved ? 'resolved' : 'active',
    incidentWebUrl: `${PORTAL}/incident2/${id}/overview?tid=${tenantId}`,
    redirectIncidentId: null,
    displayName: told.displayName,
    description: one ? first.description : null,
    createdDateTime: iso(Math.min(...alerts.map((alert) => alert.created))),
    lastUpdateDateTime: iso(Math.max(...alerts.map((alert) => alert.updated))),
    lastModifiedBy: resolved ? (first.resolved?.by ?? null) : null,
    assignedTo: resolved ? (first.resolved?.by ?? null) : null,
    classification: resolved ? first.resolved!.classification : 'unknown',
    determination: resolved ? first.resolved!.determination : 'unknown',
    severity: ORDER[Math.max(...alerts.map((alert) => ORDER.indexOf(alert.severity)))],
    customTags: told.customTags ?? [],
    systemTags: [...new Set(alerts.flatMap((alert) => alert.tags ?? []))],
    resolvingComment: resolved ? (first.comments?.[0]?.text ?? null) : null,
    comments: [],
    alerts: alerts.map((alert) => graphAlert(alert, id, 'late')),
  }
}

export function alertPage(alerts: readonly unknown[]): string {
  const context = 'https://graph.microsoft.com/v1.0/$metadata#security/alerts_v2'
  return `${JSON.stringify({ '@odata.context': context, '@odata.count': alerts.length, value: alerts }, null, 2)}\n`
}

export function incidentPage(incidents: readonly unknown[]): string {
  const context = 'https://graph.microsoft.com/v1.0/$metadata#security/incidents(alerts())'
  return `${JSON.stringify({ '@odata.context': context, '@odata.count': incidents.length, value: incidents }, null, 1)}\n`
}
