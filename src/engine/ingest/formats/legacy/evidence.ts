import type { EvidenceRecord, Json } from '#model/alert-record.ts'
import type { EntityKind } from '#model/entity-kind.ts'
import { type EvidenceWord, evidenceRecord, group } from '../evidence/evidence-record.ts'
import type { Notes } from '../reading/notes.ts'
import { isObject, type JsonObject, objectsOf, textOf } from '../reading/object.ts'

type Properties = { readonly [name: string]: Json | undefined }
type Piece = readonly [kind: EntityKind, properties: Properties, word?: EvidenceWord]

/** A legacy hash (`{hashType, hashValue}`) under the name the unified alert has for its type. */
function hash(of: Json | undefined): Properties {
  if (!isObject(of)) return {}
  const type = textOf(of.hashType).toLowerCase()
  return ['sha1', 'sha256', 'md5'].includes(type) ? { [type]: of.hashValue } : {}
}

/** How each list of states of a legacy alert reads as evidence; one state may name several things. */
const states: { readonly [list: string]: (of: JsonObject) => readonly Piece[] } = {
  hostStates: (of) => [
    [
      'device',
      {
        deviceDnsName: of.fqdn,
        hostName: of.netBiosName,
        osPlatform: of.os,
        lastIpAddress: of.privateIpAddress,
        lastExternalIpAddress: of.publicIpAddress,
        riskScore: of.riskScore,
      },
    ],
  ],
  userStates: (of) => [
    [
      'user',
      {
        userAccount: group({
          accountName: of.accountName,
          domainName: of.domainName,
          userSid: of.onPremisesSecurityIdentifier,
          azureAdUserId: of.aadUserId,
          userPrincipalName: of.userPrincipalName,
        }),
      },
      { detailedRoles: textOf(of.emailRole) === 'unknown' ? undefined : of.emailRole },
    ],
    ['ip', { ipAddress: of.logonIp, location: group({ city: of.logonLocation }) }],
  ],
  fileStates: (of) => [['file', { fileDetails: group({ fileName: of.name, filePath: of.path, ...hash(of.fileHash) }) }]],
  networkConnections: (of) => [
    [
      'networkConnection',
      {
        sourceAddress: group({ ipAddress: of.sourceAddress }),
        sourcePort: of.sourcePort,
        destinationAddress: group({ ipAddress: of.destinationAddress }),
        destinationPort: of.destinationPort,
        protocol: of.protocol,
        direction: of.direction,
        status: of.status,
        applicationName: of.applicationName,
      },
    ],
    ['ip', { ipAddress: of.destinationAddress }, { roles: 'destination' }],
    ['url', { url: of.destinationUrl }, { roles: 'destination' }],
    ['dns', { domainName: of.destinationDomain }, { roles: 'destination' }],
  ],
  processes: (of) => [
    [
      'process',
      {
        processId: of.processId,
        parentProcessId: of.parentProcessId,
        processCommandLine: of.commandLine,
        processCreationDateTime: of.createdDateTime,
        parentProcessCreationDateTime: of.parentProcessCreatedDateTime,
        imageFile: group({ fileName: of.name, filePath: of.path, ...hash(of.fileHash) }),
        parentProcessImageFile: group({ fileName: of.parentProcessName }),
        userAccount: group({ accountName: of.accountName }),
      },
    ],
  ],
  registryKeyStates: (of) => [
    [
      of.valueName || of.valueData ? 'registryValue' : 'registryKey',
      {
        registryHive: of.hive,
        registryKey: of.key,
        registryValueName: of.valueName,
        registryValue: of.valueData,
        registryValueType: of.valueType,
      },
    ],
  ],
  malwareStates: (of) => [['malware', { name: of.name, category: of.category, family: of.family, severity: of.severity }]],
  cloudAppStates: (of) => [
    ['cloudApplication', { displayName: of.destinationServiceName }],
    ['ip', { ipAddress: of.destinationServiceIp }, { roles: 'destination' }],
  ],
  securityResources: (of) => [['azureResource', { resourceId: of.resource, resourceType: of.resourceType }]],
}

/** Lists of states that name no entity; they are kept with the alert as written. */
export const statesKept = ['vulnerabilityStates', 'triggers', 'sourceMaterials', 'uriClickSecurityStates', 'messageSecurityStates'] as const

/** The evidence of a legacy alert: every entity its lists of states name. */
export function legacyEvidence(alert: JsonObject, notes: Notes): EvidenceRecord[] {
  const evidence: EvidenceRecord[] = []
  for (const [list, piecesOf] of Object.entries(states)) {
    for (const [kind, properties, word] of objectsOf(alert[list]).flatMap(piecesOf)) {
      if (group(properties) !== undefined) evidence.push(evidenceRecord(kind, properties, word ?? {}, notes))
    }
  }
  return evidence
}
