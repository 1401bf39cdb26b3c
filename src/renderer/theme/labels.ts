import type { EntityKind } from '#model/entity-kind.ts'
import { type ServiceSource, serviceSources, serviceSourceTitle } from '#model/service-source.ts'
import type { Severity } from '#model/severity.ts'
import type { AlertStatus, Classification, Determination, IncidentStatus } from '#model/triage.ts'
import type { RemediationStatus, Verdict } from '#model/verdict.ts'

/** Enumerations are written in the Graph API's spelling everywhere but on screen; these are the portal's words for them. */
export const severityLabels: Record<Severity, string> = {
  unknown: 'Unknown',
  informational: 'Informational',
  low: 'Low',
  medium: 'Medium',
  high: 'High',
}

export const incidentStatusLabels: Record<IncidentStatus, string> = {
  active: 'New',
  inProgress: 'In progress',
  awaitingAction: 'Awaiting action',
  resolved: 'Resolved',
  redirected: 'Redirected',
}

export const alertStatusLabels: Record<AlertStatus, string> = {
  unknown: 'Unknown',
  new: 'New',
  inProgress: 'In progress',
  resolved: 'Resolved',
}

export const classificationLabels: Record<Classification, string> = {
  unknown: 'Not set',
  truePositive: 'True positive',
  informationalExpectedActivity: 'Informational, expected activity',
  falsePositive: 'False positive',
}

export const determinationLabels: Record<Determination, string> = {
  unknown: 'Not set',
  apt: 'APT',
  malware: 'Malware',
  securityPersonnel: 'Security personnel',
  securityTesting: 'Security testing',
  unwantedSoftware: 'Unwanted software',
  other: 'Other',
  multiStagedAttack: 'Multistage attack',
  compromisedAccount: 'Compromised account',
  phishing: 'Phishing',
  maliciousUserActivity: 'Malicious user activity',
  notMalicious: 'Not malicious',
  notEnoughDataToValidate: 'Not enough data to validate',
  confirmedActivity: 'Confirmed activity',
  lineOfBusinessApplication: 'Line-of-business app',
}

export const verdictLabels: Record<Verdict, string> = {
  unknown: 'Unknown',
  noThreatsFound: 'Clean',
  suspicious: 'Suspicious',
  malicious: 'Malicious',
}

/** `pendingApproval` → `Pending approval`: how the portal writes enumeration values that have no label of their own. */
export function words(value: string): string {
  const spaced = value.replace(/([a-z0-9])([A-Z])/g, '$1 $2')
  return spaced.charAt(0).toUpperCase() + spaced.slice(1).replace(/ ([A-Z])(?![A-Z])/g, (_, letter: string) => ` ${letter.toLowerCase()}`)
}

export const remediationLabel = (status: RemediationStatus): string => (status === 'none' ? 'None' : words(status))

const kindLabels: Partial<Record<EntityKind, string>> = {
  ip: 'IP address',
  url: 'URL',
  dns: 'DNS record',
  fileHash: 'File hash',
  analyzedMessage: 'Email message',
  mailCluster: 'Email cluster',
  submissionMail: 'Submitted email',
  oauthApplication: 'OAuth app',
  cloudApplication: 'Cloud app',
  iotDevice: 'IoT device',
  nic: 'Network interface',
  sasToken: 'SAS token',
  gitHubOrganization: 'GitHub organization',
  gitHubRepo: 'GitHub repository',
  gitHubUser: 'GitHub user',
}

export const kindLabel = (kind: EntityKind): string => kindLabels[kind] ?? words(kind)

/** ATT&CK tactic and other alert categories as the portal spaces them: `InitialAccess` → `Initial access`. */
export const categoryLabel = words

const detectionLabels: Readonly<Record<string, string>> = {
  smartScreen: 'SmartScreen',
  customTi: 'Custom TI',
  nrtAlerts: 'NRT alerts',
  builtInMl: 'Built-in ML',
  cloudAppSecurity: 'Cloud App Security',
  office365: 'Office 365',
}

/** Detection sources are named after products and after engines; products are said as service sources are. */
export function detectionSourceLabel(value: string): string {
  if (value !== 'unknown' && serviceSources.includes(value as ServiceSource)) return serviceSourceTitle(value as ServiceSource)
  return detectionLabels[value] ?? words(value)
}
