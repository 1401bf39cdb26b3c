/** Product that raised an alert, as the Graph API writes `serviceSource`. */
export const serviceSources = [
  'unknown',
  'microsoftDefenderForEndpoint',
  'microsoftDefenderForIdentity',
  'microsoftDefenderForCloudApps',
  'microsoftDefenderForOffice365',
  'microsoft365Defender',
  'azureAdIdentityProtection',
  'microsoftAppGovernance',
  'dataLossPrevention',
  'microsoftDefenderForCloud',
  'microsoftSentinel',
  'microsoftInsiderRiskManagement',
  'microsoftThreatIntelligence',
  'coldtrail',
] as const
export type ServiceSource = (typeof serviceSources)[number]

const titles: Record<ServiceSource, string> = {
  unknown: 'Unknown',
  microsoftDefenderForEndpoint: 'Defender for Endpoint',
  microsoftDefenderForIdentity: 'Defender for Identity',
  microsoftDefenderForCloudApps: 'Defender for Cloud Apps',
  microsoftDefenderForOffice365: 'Defender for Office 365',
  microsoft365Defender: 'Defender XDR',
  azureAdIdentityProtection: 'Entra ID Protection',
  microsoftAppGovernance: 'App Governance',
  dataLossPrevention: 'Data Loss Prevention',
  microsoftDefenderForCloud: 'Defender for Cloud',
  microsoftSentinel: 'Microsoft Sentinel',
  microsoftInsiderRiskManagement: 'Insider Risk Management',
  microsoftThreatIntelligence: 'Threat Intelligence',
  coldtrail: 'Coldtrail',
}

/** The portal's name of a product. */
export const serviceSourceTitle = (source: ServiceSource): string => titles[source]

/** Prefixes the unified portal puts before an alert's own id, and the product each names (spec §5.4). */
export const alertIdPrefixes: Readonly<Record<string, ServiceSource>> = {
  ra: 'microsoft365Defender',
  ta: 'microsoft365Defender',
  ea: 'microsoft365Defender',
  fa: 'microsoftDefenderForOffice365',
  da: 'microsoftDefenderForEndpoint',
  ed: 'microsoftDefenderForEndpoint',
  aa: 'microsoftDefenderForIdentity',
  ri: 'microsoftDefenderForIdentity',
  ca: 'microsoftDefenderForCloudApps',
  ma: 'microsoftAppGovernance',
  rm: 'microsoftDefenderForCloudApps',
  ad: 'azureAdIdentityProtection',
  dl: 'dataLossPrevention',
  dc: 'microsoftDefenderForCloud',
  sn: 'microsoftSentinel',
  ir: 'microsoftInsiderRiskManagement',
}
