import { techniqueOf } from '#model/attack/technique.ts'
import type { EntityKind } from '#model/entity-kind.ts'
import type { ServiceSource } from '#model/service-source.ts'
import type { Severity } from '#model/severity.ts'

/** Products as the tables AlertInfo and AlertEvidence write them. */
const products: Record<ServiceSource, string> = {
  unknown: '',
  microsoftDefenderForEndpoint: 'Microsoft Defender for Endpoint',
  microsoftDefenderForIdentity: 'Microsoft Defender for Identity',
  microsoftDefenderForCloudApps: 'Microsoft Defender for Cloud Apps',
  microsoftDefenderForOffice365: 'Microsoft Defender for Office 365',
  microsoft365Defender: 'Microsoft Defender XDR',
  azureAdIdentityProtection: 'Microsoft Entra ID Protection',
  microsoftAppGovernance: 'App Governance',
  dataLossPrevention: 'Microsoft Data Loss Prevention',
  microsoftDefenderForCloud: 'Microsoft Defender for Cloud',
  microsoftSentinel: 'Microsoft Sentinel',
  microsoftInsiderRiskManagement: 'Microsoft Insider Risk Management',
  microsoftThreatIntelligence: 'Microsoft Threat Intelligence',
  coldtrail: 'Coldtrail',
}
export const productWord = (source: ServiceSource): string => products[source]

export const severityWord = (severity: Severity): string => (severity === 'unknown' ? '' : severity[0]!.toUpperCase() + severity.slice(1))

const detections: { readonly [source: string]: string } = {
  antivirus: 'Antivirus',
  microsoftDefenderForEndpoint: 'EDR',
  smartScreen: 'SmartScreen',
  customTi: 'Custom TI',
  customDetection: 'Custom detection',
  automatedInvestigation: 'Automated investigation',
  manual: 'Manual',
}
export const detectionWord = (source: string): string => detections[source] ?? products[source as ServiceSource] ?? source

/** `PowerShell (T1059.001)`, as the tables list techniques; the bare id where ATT&CK has no name for it. */
export function techniqueWord(id: string): string {
  const name = techniqueOf(id)?.name
  return name ? `${name} (${id})` : id
}

const entityTypes: { readonly [Kind in EntityKind]?: string } = {
  device: 'Machine',
  analyzedMessage: 'MailMessage',
  oauthApplication: 'OAuthApplication',
  azureResource: 'CloudResource',
  amazonResource: 'CloudResource',
  googleCloudResource: 'CloudResource',
}

/** A kind as the column EntityType writes it: mostly its own name, capitalised. */
export const entityTypeWord = (kind: EntityKind): string => entityTypes[kind] ?? kind[0]!.toUpperCase() + kind.slice(1)
