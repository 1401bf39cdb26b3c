import type { Format } from '../format.ts'
import { cloudTrail } from './cloud-trail.ts'
import { defenderIncidents } from './defender-incidents.ts'
import { graphAlerts } from './graph-alerts.ts'
import { graphDirectoryAudits } from './graph-directory-audits.ts'
import { graphIncidents } from './graph-incidents.ts'
import { graphLegacyAlerts } from './graph-legacy-alerts.ts'
import { graphRiskDetections } from './graph-risk-detections.ts'
import { graphRiskyUsers } from './graph-risky-users.ts'
import { graphSignIns } from './graph-sign-ins.ts'
import { huntingCsv } from './hunting-csv.ts'
import { huntingJson } from './hunting-json.ts'
import { jsonRows } from './json-rows.ts'
import { logAnalyticsJson } from './log-analytics-json.ts'
import { mdeAlerts } from './mde-alerts.ts'
import { sentinelSecurityAlert } from './sentinel-security-alert.ts'
import { sentinelSecurityEvent } from './sentinel-security-event.ts'
import { sentinelSecurityIncident } from './sentinel-security-incident.ts'
import { unifiedAuditLog } from './unified-audit-log.ts'
import { windowsEventsFlat } from './windows-events-flat.ts'
import { windowsEventsTree } from './windows-events-tree.ts'
import { winlogbeat } from './winlogbeat.ts'

/** Every evidence format, in no order that matters: the one that is surest of a source reads it. */
export const formats: readonly Format[] = [
  graphAlerts,
  graphIncidents,
  graphLegacyAlerts,
  defenderIncidents,
  mdeAlerts,
  graphSignIns,
  graphDirectoryAudits,
  graphRiskDetections,
  graphRiskyUsers,
  sentinelSecurityAlert,
  sentinelSecurityIncident,
  sentinelSecurityEvent,
  windowsEventsFlat,
  windowsEventsTree,
  winlogbeat,
  unifiedAuditLog,
  cloudTrail,
  logAnalyticsJson,
  jsonRows,
  huntingCsv,
  huntingJson,
]
