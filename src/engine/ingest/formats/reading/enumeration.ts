import type { Json } from '#model/alert-record.ts'
import { type ServiceSource, serviceSources } from '#model/service-source.ts'
import { severities } from '#model/severity.ts'
import { alertStatuses, classifications, determinations, incidentStatuses } from '#model/triage.ts'
import { evidenceRoles, remediationStatuses, verdicts } from '#model/verdict.ts'
import type { Notes } from './notes.ts'
import { textOf } from './object.ts'

const key = (text: string) => text.replace(/[^a-z0-9]/gi, '').toLowerCase()

/** Values that say "no value" in one export or another, whatever the field. */
const NOTHING = new Set(['', 'unknown', 'unknownfuturevalue', 'notavailable', 'none', 'null', 'notset', 'unspecified', 'na'])

interface Enumeration<Value extends string> {
  /** Reads one value; undefined where the export does not carry the field, `unknown` value with a note where nobody knows it. */
  read(value: Json | undefined, field: string, notes: Notes): Value | undefined
  /** The value that text names, or undefined; says nothing. */
  find(text: string): Value | undefined
}

/**
 * Reads an enumeration however an export spells it: `truePositive`, `TruePositive`, `True positive`. `aliases` are spellings of older
 * interfaces, keyed without spaces and case.
 */
function defineEnumeration<Value extends string>(
  values: readonly Value[],
  unknown: Value,
  aliases: Readonly<Record<string, Value>>,
): Enumeration<Value> {
  const byKey = new Map<string, Value>([...values.map((value) => [key(value), value] as const), ...Object.entries(aliases)])
  const find = (text: string) => byKey.get(key(text))
  return {
    find,
    read(value, field, notes) {
      if (value === undefined) return undefined
      const text = textOf(value)
      const found = find(text)
      if (found !== undefined) return found
      if (!NOTHING.has(key(text)) || (text === '' && value !== null && typeof value !== 'string')) notes.unknownValue(field, value)
      return unknown
    },
  }
}

export const severityOf = defineEnumeration(severities, 'unknown', { info: 'informational', information: 'informational' })

export const alertStatusOf = defineEnumeration(alertStatuses, 'unknown', {
  newalert: 'new',
  active: 'new',
  dismissed: 'resolved',
  closed: 'resolved',
})

export const incidentStatusOf = defineEnumeration(incidentStatuses, 'active', { new: 'active', closed: 'resolved' })

export const classificationOf = defineEnumeration(classifications, 'unknown', {
  benignpositive: 'informationalExpectedActivity',
  undetermined: 'unknown',
})

/** Spellings before August 2022 (spec §7.5) mean the same as today's. */
export const determinationOf = defineEnumeration(determinations, 'unknown', {
  clean: 'notMalicious',
  compromiseduser: 'compromisedAccount',
  insufficientdata: 'notEnoughDataToValidate',
  confirmeduseractivity: 'confirmedActivity',
})

export const verdictOf = defineEnumeration(verdicts, 'unknown', { clean: 'noThreatsFound', infected: 'malicious' })

export const remediationStatusOf = defineEnumeration(remediationStatuses, 'none', { notremediated: 'unremediated' })

export const evidenceRoleOf = defineEnumeration(evidenceRoles, 'unknown', {})

const products: Readonly<Record<string, ServiceSource>> = {
  microsoftdefenderatp: 'microsoftDefenderForEndpoint',
  windowsdefenderatp: 'microsoftDefenderForEndpoint',
  mdatp: 'microsoftDefenderForEndpoint',
  microsoftdefenderadvancedthreatprotection: 'microsoftDefenderForEndpoint',
  windowsdefenderadvancedthreatprotection: 'microsoftDefenderForEndpoint',
  azureatp: 'microsoftDefenderForIdentity',
  azureadvancedthreatprotection: 'microsoftDefenderForIdentity',
  microsoftcloudappsecurity: 'microsoftDefenderForCloudApps',
  mcas: 'microsoftDefenderForCloudApps',
  officeatp: 'microsoftDefenderForOffice365',
  oatp: 'microsoftDefenderForOffice365',
  office365advancedthreatprotection: 'microsoftDefenderForOffice365',
  office365securityandcompliance: 'microsoftDefenderForOffice365',
  microsoftdefenderforoffice: 'microsoftDefenderForOffice365',
  mtp: 'microsoft365Defender',
  microsoftthreatprotection: 'microsoft365Defender',
  microsoftdefenderxdr: 'microsoft365Defender',
  microsoftxdr: 'microsoft365Defender',
  ipc: 'azureAdIdentityProtection',
  aadidentityprotection: 'azureAdIdentityProtection',
  azureactivedirectoryidentityprotection: 'azureAdIdentityProtection',
  microsoftentraidprotection: 'azureAdIdentityProtection',
  entraidprotection: 'azureAdIdentityProtection',
  appgovernance: 'microsoftAppGovernance',
  microsoftapplicationprotection: 'microsoftAppGovernance',
  microsoftdatalossprevention: 'dataLossPrevention',
  dlp: 'dataLossPrevention',
  azuresecuritycenter: 'microsoftDefenderForCloud',
  azuresecuritycenterforiot: 'microsoftDefenderForCloud',
  asc: 'microsoftDefenderForCloud',
  detection: 'microsoftDefenderForCloud',
  azuredefender: 'microsoftDefenderForCloud',
  azuresentinel: 'microsoftSentinel',
  asischeduledalerts: 'microsoftSentinel',
  asinrtalerts: 'microsoftSentinel',
  asimlaanalytics: 'microsoftSentinel',
  customalertrule: 'microsoftSentinel',
  alertrule: 'microsoftSentinel',
  microsoftinsiderrisk: 'microsoftInsiderRiskManagement',
  irm: 'microsoftInsiderRiskManagement',
  microsoftthreatintelligenceanalytics: 'microsoftThreatIntelligence',
}

/** The product that raised an alert, by the names it had over the years. */
export const serviceSourceOf = defineEnumeration(serviceSources, 'unknown', products)

const detections: Readonly<Record<string, string>> = {
  windowsdefenderav: 'antivirus',
  windowsdefenderatp: 'microsoftDefenderForEndpoint',
  edr: 'microsoftDefenderForEndpoint',
  windowsdefendersmartscreen: 'smartScreen',
  customerti: 'customTi',
  thirdpartysensors: 'thirdPartySensors',
  officeatp: 'microsoftDefenderForOffice365',
  azureatp: 'microsoftDefenderForIdentity',
  mcas: 'microsoftDefenderForCloudApps',
  mtp: 'microsoft365Defender',
}

/** A detection source in the Graph API's spelling where an older name is known; anything else stays as written, it is no closed list. */
export function detectionSourceOf(value: Json | undefined): string | undefined {
  if (value === undefined) return undefined
  const text = textOf(value)
  const known = detections[key(text)]
  if (known !== undefined) return known
  return /^[A-Z][a-z]+([A-Z][a-z]+)*$/.test(text) ? text[0]?.toLowerCase() + text.slice(1) : text
}
