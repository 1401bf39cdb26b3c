/**
 * Entities that are evidence of the incident ?1, one row each: verdict in force, the newest remediation status the evidence tells, and
 * the one in force. An action that awaits a decision makes an entity pending approval, whatever the evidence says (spec §9).
 */
export const standingEvidence = `
  SELECT entity.id, entity.kind, entity.label, entity.verdict, entity.first, told.status AS evidenceStatus, told.alerts,
    iif(EXISTS (SELECT 1 FROM remediation_action WHERE remediation_action.entity = entity.id AND remediation_action.status = 'pending'),
      'pendingApproval', told.status) AS status
  FROM (SELECT entity, remediation_status AS status, count(DISTINCT alert_evidence.alert) AS alerts, max(alert_evidence.created)
        FROM alert_evidence JOIN incident_alert ON incident_alert.alert = alert_evidence.alert
        WHERE incident = ?1 AND entity IS NOT NULL GROUP BY entity) AS told
  JOIN entity ON entity.id = told.entity`
