import type { EvidenceRecord, Json } from '#model/alert-record.ts'
import type { EntityKind } from '#model/entity-kind.ts'
import type { Notes } from '../reading/notes.ts'
import { firstSaid, type JsonObject, objectsOf, textOf } from '../reading/object.ts'
import { camelWord, type EvidenceWord, evidenceRecord, group } from './evidence-record.ts'
import type { EvidenceRead } from './graph-evidence.ts'
import { evidenceKindOf } from './kind.ts'

type Properties = { readonly [name: string]: Json | undefined }

const file = (of: JsonObject, name: string, path: string, hashes: boolean) =>
  group({
    fileName: of[name],
    filePath: of[path],
    ...(hashes ? { sha1: of.sha1, sha256: of.sha256, md5: of.md5, fileSize: of.fileSize } : {}),
  })

const account = (of: JsonObject) =>
  group({
    accountName: of.accountName,
    domainName: of.domainName,
    userSid: of.userSid,
    azureAdUserId: of.aadUserId,
    userPrincipalName: of.userPrincipalName,
  })

const address = (value: Json | undefined) => group({ emailAddress: value })

/** Own properties of each kind, out of the one flat list of members that the Defender and MDE APIs give every entity. */
const properties: { readonly [Kind in EntityKind]?: (of: JsonObject, device: Json | undefined) => Properties } = {
  device: (of, device) => ({ mdeDeviceId: device, deviceDnsName: of.deviceDnsName ?? of.computerDnsName, hostName: of.hostName }),
  user: (of) => ({ userAccount: account(of) }),
  file: (of, device) => ({
    fileDetails: file(of, 'fileName', 'filePath', true),
    detectionStatus: camelWord(of.detectionStatus),
    mdeDeviceId: device,
  }),
  process: (of, device) => ({
    processId: of.processId,
    parentProcessId: of.parentProcessId,
    processCommandLine: of.processCommandLine,
    processCreationDateTime: of.processCreationTime,
    parentProcessCreationDateTime: of.parentProcessCreationTime,
    imageFile: file(of, 'fileName', 'filePath', true),
    parentProcessImageFile: file(of, 'parentProcessFileName', 'parentProcessFilePath', false),
    userAccount: account(of),
    detectionStatus: camelWord(of.detectionStatus),
    mdeDeviceId: device,
  }),
  ip: (of) => ({ ipAddress: of.ipAddress }),
  url: (of) => ({ url: of.url }),
  registryKey: (of) => ({ registryHive: of.registryHive, registryKey: of.registryKey }),
  registryValue: (of, device) => ({
    registryHive: of.registryHive,
    registryKey: of.registryKey,
    registryValue: of.registryValue,
    registryValueName: of.registryValueName,
    registryValueType: of.registryValueType,
    mdeDeviceId: device,
  }),
  mailbox: (of) => ({
    primaryAddress: of.mailboxAddress,
    displayName: of.mailboxDisplayName,
    upn: of.userPrincipalName,
    userAccount: account(of),
  }),
  analyzedMessage: (of) => ({
    networkMessageId: of.networkMessageId,
    internetMessageId: of.internetMessageId,
    subject: of.subject,
    p2Sender: address(of.sender),
    senderIp: of.senderIp,
    recipientEmailAddress: of.recipient,
    deliveryAction: of.deliveryAction,
  }),
  mailCluster: (of) => ({
    clusterBy: of.clusterBy,
    clusterByValue: of.clusterByValue,
    emailCount: of.emailCount,
    query: of.query,
    urn: of.urn,
  }),
  securityGroup: (of) => ({ securityGroupId: of.securityGroupId, displayName: of.securityGroupName }),
  cloudApplication: (of) => ({
    appId: of.applicationId ?? of.appId,
    displayName: of.applicationName ?? of.displayName,
    instanceId: of.instanceId,
  }),
  oauthApplication: (of) => ({ appId: of.appId, objectId: of.objectId, displayName: of.applicationName ?? of.displayName }),
}

/** A registry entity with a value is the value, one without is the key, whatever the export calls it. */
function kindOf(entity: JsonObject): EntityKind | undefined {
  const kind = evidenceKindOf(textOf(entity.entityType))
  if (kind !== 'registryKey' && kind !== 'registryValue') return kind
  return firstSaid(entity.registryValue, entity.registryValueName) === undefined ? 'registryKey' : 'registryValue'
}

/** Members another kind has no names for stay as they are called. */
const WORD = new Set([
  'entityType',
  'evidenceCreationTime',
  'verdict',
  'remediationStatus',
  'remediationStatusDetails',
  'roles',
  'detailedRoles',
  'tags',
])
const asCalled = (of: JsonObject): Properties => Object.fromEntries(Object.entries(of).filter(([name]) => !WORD.has(name)))

const wordOf = (of: JsonObject): EvidenceWord => ({ ...of, created: of.evidenceCreationTime })

/**
 * Evidence as the Defender incidents API (`entities`) and the MDE alert API (`evidence`) list it. `device` is the one an alert of one
 * machine is about; entities of the incidents API name theirs.
 */
export function flatEvidenceList(list: Json | undefined, device: Json | undefined, notes: Notes): EvidenceRead {
  const evidence: EvidenceRecord[] = []
  const unread: Json[] = []
  for (const entity of objectsOf(list)) {
    const kind = kindOf(entity)
    if (!kind) {
      unread.push(entity)
      notes.note(
        'evidence.unknown-type',
        `Evidence of type "${textOf(entity.entityType)}" is none the house knows; it is kept as written with the alert`,
      )
      continue
    }
    const on = firstSaid(entity.deviceId, device)
    evidence.push(evidenceRecord(kind, properties[kind]?.(entity, on) ?? asCalled(entity), wordOf(entity), notes))
  }
  return { evidence, unread }
}

/** A device as the Defender incidents API lists it under `devices`. */
export function listedDevice(device: JsonObject, notes: Notes): EvidenceRecord {
  const { mdatpDeviceId, deviceId, aadDeviceId, firstSeen, tags, deviceName, ...rest } = device
  return evidenceRecord(
    'device',
    {
      ...rest,
      mdeDeviceId: firstSaid(mdatpDeviceId, deviceId, rest.mdeDeviceId),
      azureAdDeviceId: firstSaid(aadDeviceId, rest.azureAdDeviceId),
      deviceDnsName: firstSaid(rest.deviceDnsName, deviceName),
      firstSeenDateTime: firstSeen,
      healthStatus: camelWord(rest.healthStatus),
      riskScore: camelWord(rest.riskScore),
      onboardingStatus: camelWord(rest.onboardingStatus),
      defenderAvStatus: camelWord(rest.defenderAvStatus),
    },
    { tags },
    notes,
  )
}
