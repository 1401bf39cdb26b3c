import type { Json } from '#model/alert-record.ts'
import { assetViewOf } from '#model/entity-kind.ts'
import { propertiesAt, textAt } from '#model/identity/properties.ts'
import type { Properties } from '#model/kinds/kind.ts'
import { detectionWord, entityTypeWord, productWord, severityWord, techniqueWord } from './hunting-words.ts'
import type { MergedAlert, ToldEvidence } from './merge-records.ts'

type Row = { readonly [column: string]: Json | bigint | undefined }

const alertId = ({ alert }: MergedAlert) => alert.writtenId ?? alert.providerAlertId
const techniques = ({ alert }: MergedAlert) => JSON.stringify((alert.techniques ?? []).map(techniqueWord))

/** What both tables say of an alert. */
function common(merged: MergedAlert): Row {
  const { alert } = merged
  return {
    AlertId: alertId(merged),
    Title: alert.title,
    Severity: severityWord(alert.severity ?? 'unknown'),
    ServiceSource: productWord(alert.serviceSource),
    DetectionSource: detectionWord(alert.detectionSource ?? ''),
    AttackTechniques: techniques(merged),
  }
}

/**
 * The row of AlertInfo that an alert is. `dated` stands in where the alert names no creation; one without any date has no time here,
 * for the moment of its import says nothing of the case.
 */
export function alertInfoRow(merged: MergedAlert, dated: bigint | undefined): Row {
  return { ...common(merged), Timestamp: merged.alert.created ?? dated, Category: merged.alert.category }
}

const file = (of: Properties): Row => ({
  FileName: textAt(of, 'fileName'),
  FolderPath: textAt(of, 'filePath'),
  SHA1: textAt(of, 'sha1'),
  SHA256: textAt(of, 'sha256'),
  FileSize: textAt(of, 'fileSize'),
})

const account = (of: Properties): Row => ({
  AccountName: textAt(of, 'accountName'),
  AccountDomain: textAt(of, 'domainName'),
  AccountSid: textAt(of, 'userSid'),
  AccountObjectId: textAt(of, 'azureAdUserId'),
  AccountUpn: textAt(of, 'userPrincipalName'),
})

const registryKey = (of: Properties) => [textAt(of, 'registryHive'), textAt(of, 'registryKey')].filter((part) => part !== '').join('\\')

/** Columns of AlertEvidence that each kind fills beside those every piece may. */
const own: { readonly [kind: string]: (of: Properties) => Row } = {
  device: (of) => ({ DeviceName: textAt(of, 'deviceDnsName') || textAt(of, 'hostName'), LocalIP: textAt(of, 'lastIpAddress') }),
  user: (of) => account(propertiesAt(of, 'userAccount')),
  account: (of) => account(propertiesAt(of, 'userAccount')),
  file: (of) => file(propertiesAt(of, 'fileDetails')),
  process: (of) => ({
    ...file(propertiesAt(of, 'imageFile')),
    ...account(propertiesAt(of, 'userAccount')),
    ProcessCommandLine: textAt(of, 'processCommandLine'),
  }),
  ip: (of) => ({ RemoteIP: textAt(of, 'ipAddress') }),
  url: (of) => ({ RemoteUrl: textAt(of, 'url') }),
  mailbox: (of) => ({ AccountUpn: textAt(of, 'upn') || textAt(of, 'primaryAddress') }),
  analyzedMessage: (of) => ({
    NetworkMessageId: textAt(of, 'networkMessageId'),
    EmailSubject: textAt(of, 'subject'),
    AccountUpn: textAt(of, 'recipientEmailAddress'),
  }),
  registryKey: (of) => ({ RegistryKey: registryKey(of) }),
  registryValue: (of) => ({
    RegistryKey: registryKey(of),
    RegistryValueName: textAt(of, 'registryValueName'),
    RegistryValueData: textAt(of, 'registryValue'),
  }),
  cloudApplication: (of) => ({ Application: textAt(of, 'displayName'), ApplicationId: textAt(of, 'appId') }),
  oauthApplication: (of) => ({ Application: textAt(of, 'displayName'), OAuthApplicationId: textAt(of, 'appId') }),
  malware: (of) => ({ ThreatFamily: textAt(of, 'name') }),
  azureResource: (of) => ({
    CloudResource: textAt(of, 'resourceName'),
    ResourceID: textAt(of, 'resourceId'),
    ResourceType: textAt(of, 'resourceType'),
  }),
}

function direction({ evidence }: ToldEvidence): string {
  if (evidence.roles.includes('source')) return 'Source'
  return evidence.roles.includes('destination') ? 'Destination' : ''
}

/** The row of AlertEvidence that one piece of an alert's evidence is; its properties stand whole in `AdditionalFields`. */
export function alertEvidenceRow(merged: MergedAlert, told: ToldEvidence, dated: bigint | undefined): Row {
  const { evidence } = told
  const attacking = evidence.roles.some((role) => role === 'attacker' || role === 'commandAndControl' || role === 'contextual')
  return {
    ...common(merged),
    Timestamp: evidence.created ?? merged.alert.created ?? dated,
    Categories: JSON.stringify(merged.alert.category ? [merged.alert.category] : []),
    EntityType: entityTypeWord(evidence.kind),
    EvidenceRole: assetViewOf(evidence.kind) !== undefined && !attacking ? 'Impacted' : 'Related',
    EvidenceDirection: direction(told),
    ThreatFamily: merged.alert.threatFamilyName,
    DeviceId: textAt(evidence.properties, 'mdeDeviceId'),
    ...own[evidence.kind]?.(evidence.properties),
    AdditionalFields: JSON.stringify(evidence.properties),
  }
}
