import { tenantId } from '../company/domains.ts'
import { guid, integer } from '../digest.ts'
import { HOUR, MINUTE, type Moment, SECOND } from '../moment.ts'
import type { World } from '../world.ts'
import { adviceFor } from './advice.ts'
import type { Evidence } from './evidence.ts'

export type Severity = 'high' | 'medium' | 'low' | 'informational'

/** The products, with the prefix their alert ids carry in the unified portal. */
export const products = {
  endpoint: {
    prefix: 'da',
    service: 'microsoftDefenderForEndpoint',
    product: 'Microsoft Defender for Endpoint',
    detection: 'microsoftDefenderForEndpoint',
  },
  identity: {
    prefix: 'aa',
    service: 'microsoftDefenderForIdentity',
    product: 'Microsoft Defender for Identity',
    detection: 'microsoftDefenderForIdentity',
  },
  office: {
    prefix: 'fa',
    service: 'microsoftDefenderForOffice365',
    product: 'Microsoft Defender for Office 365',
    detection: 'microsoftDefenderForOffice365',
  },
  cloudApps: {
    prefix: 'ca',
    service: 'microsoftDefenderForCloudApps',
    product: 'Microsoft Defender for Cloud Apps',
    detection: 'microsoftDefenderForCloudApps',
  },
  appGovernance: { prefix: 'ma', service: 'microsoftAppGovernance', product: 'App Governance', detection: 'appGovernancePolicy' },
  entra: {
    prefix: 'ad',
    service: 'azureAdIdentityProtection',
    product: 'Microsoft Entra ID Protection',
    detection: 'azureAdIdentityProtection',
  },
  xdr: { prefix: 'ra', service: 'microsoft365Defender', product: 'Microsoft Defender XDR', detection: 'microsoft365Defender' },
  custom: { prefix: 'ea', service: 'microsoft365Defender', product: 'Microsoft Defender XDR', detection: 'customDetection' },
  dataLoss: {
    prefix: 'dl',
    service: 'dataLossPrevention',
    product: 'Microsoft Data Loss Prevention',
    detection: 'microsoftDataLossPrevention',
  },
  sentinel: { prefix: 'sn', service: 'microsoftSentinel', product: 'Microsoft Sentinel', detection: 'scheduledAlerts' },
} as const

export type Told = {
  /** Names the alert in the truth and gives it its id. */
  key: string
  plot: string
  stage: string
  by: keyof typeof products
  detection?: string
  title: string
  description: string
  severity: Severity
  category: string
  techniques: string[]
  first: Moment
  last?: Moment
  /** From the last activity to the alert. */
  delay?: Moment
  evidence: Evidence[]
  resolved?: { after: Moment; classification: string; determination: string; by: string }
  assignedTo?: string
  status?: 'new' | 'inProgress'
  comments?: { by: string; text: string; after: Moment }[]
  threatFamily?: string
  tags?: string[]
}

export type Alert = Told & {
  id: string
  providerAlertId: string
  tenantId: string
  last: Moment
  created: Moment
  updated: Moment
  recommendedActions: string
}

/** An alert of a product about something that happened; the evidence it names must have been recorded. */
export function raise(world: World, told: Told): Alert {
  const last = told.last ?? told.first
  const created = last + (told.delay ?? (2 + integer(`delay ${told.key}`, 7)) * MINUTE + integer(`fraction ${told.key}`, 50 * SECOND))
  const providerAlertId = guid(`alert ${told.key}`)
  const changes = [HOUR / 4, told.resolved?.after ?? 0, ...(told.comments ?? []).map((comment) => comment.after)]
  const alert: Alert = {
    ...told,
    id: `${products[told.by].prefix}${providerAlertId}`,
    providerAlertId,
    tenantId,
    last,
    created,
    updated: created + Math.max(...changes) + integer(`updated ${told.key}`, 9 * MINUTE),
    recommendedActions: adviceFor(told.category),
  }
  world.alerts.push(alert)
  return alert
}
