import type { EvidenceRecord, Json } from '#model/alert-record.ts'
import type { EntityKind } from '#model/entity-kind.ts'
import { numberOf } from '../../mappings/fields.ts'
import { evidenceRecord, group } from '../evidence/evidence-record.ts'
import type { EvidenceRead } from '../evidence/graph-evidence.ts'
import { evidenceKindOf } from '../evidence/kind.ts'
import type { Notes } from '../reading/notes.ts'
import { firstSaid, isObject, type JsonObject, objectsOf, textOf, textsOf } from '../reading/object.ts'
import { jsonCell, type SentinelEntities, sentinelEntities } from './entities.ts'

type Properties = { readonly [name: string]: Json | undefined }
type Read = (of: JsonObject, among: SentinelEntities) => Properties

/** Process ids come as text, hexadecimal from the audit log. */
const processId = (value: Json | undefined): Json | undefined => numberOf(textOf(value)) ?? value

const dotted = (name: Json | undefined, domain: Json | undefined, sign: string): string | undefined =>
  textOf(name) !== '' && textOf(domain) !== '' ? `${textOf(name)}${sign}${textOf(domain)}` : undefined

const device: Read = (of) => ({
  mdeDeviceId: firstSaid(of.MdatpDeviceId, of.MdeDeviceId),
  azureAdDeviceId: of.AadDeviceId,
  deviceDnsName: firstSaid(of.FQDN, of.FullyQualifiedDomainName, dotted(of.HostName, of.DnsDomain, '.')),
  hostName: firstSaid(of.HostName, of.NetBiosName),
  ntDomain: of.NTDomain,
  dnsDomain: of.DnsDomain,
  osPlatform: of.OSFamily,
  version: of.OSVersion,
  riskScore: of.RiskScore,
  healthStatus: of.HealthStatus,
  lastIpAddress: isObject(of.LastIpAddress) ? of.LastIpAddress.Address : undefined,
  lastExternalIpAddress: isObject(of.LastExternalIpAddress) ? of.LastExternalIpAddress.Address : undefined,
  vmMetadata: group({ resourceId: of.AzureID }),
  omsAgentId: of.OMSAgentID,
})

/** The members of an account under the names the unified alert has for them. */
const accountOf = (of: JsonObject): Json | undefined =>
  group({
    accountName: of.Name,
    domainName: firstSaid(of.NTDomain, of.DnsDomain),
    userSid: of.Sid,
    azureAdUserId: of.AadUserId,
    userPrincipalName: firstSaid(of.UserPrincipalName, dotted(of.Name, of.UPNSuffix, '@')),
    displayName: of.DisplayName,
    activeDirectoryObjectGuid: of.ObjectGuid,
  })

/** An account that stands on a host is meant there: its name alone is nobody's. */
const user: Read = (of, among) => ({
  userAccount: accountOf(of),
  mdeDeviceId: among.resolve(of.Host).MdatpDeviceId,
  hostName: among.resolve(of.Host).HostName,
  isDomainJoined: of.IsDomainJoined,
  logonId: of.LogonId,
})

const HASHES: { readonly [algorithm: string]: string } = { md5: 'md5', sha1: 'sha1', sha256: 'sha256', sha256ac: 'sha256Ac' }

function hashesOf(of: JsonObject, among: SentinelEntities): Properties {
  const hashes: Record<string, Json> = {}
  for (const item of Array.isArray(of.FileHashes) ? of.FileHashes : []) {
    const hash = among.resolve(item)
    const name = HASHES[textOf(hash.Algorithm).toLowerCase()]
    if (name && hash.Value !== undefined) hashes[name] = hash.Value
  }
  return hashes
}

const fileOf = (of: JsonObject, among: SentinelEntities): Json | undefined =>
  group({ fileName: of.Name, filePath: of.Directory, ...hashesOf(of, among) })

const file: Read = (of, among) => ({
  fileDetails: fileOf(of, among),
  mdeDeviceId: among.resolve(of.Host).MdatpDeviceId,
  hostName: among.resolve(of.Host).HostName,
})

function process(of: JsonObject, among: SentinelEntities): Properties {
  const parent = among.resolve(of.ParentProcess)
  const host = among.resolve(of.Host)
  return {
    processId: processId(of.ProcessId),
    processCommandLine: of.CommandLine,
    processCreationDateTime: of.CreationTimeUtc,
    imageFile: fileOf(among.resolve(of.ImageFile), among),
    parentProcessId: processId(parent.ProcessId),
    parentProcessCreationDateTime: parent.CreationTimeUtc,
    parentProcessImageFile: fileOf(among.resolve(parent.ImageFile), among),
    userAccount: accountOf(among.resolve(of.Account)),
    mdeDeviceId: host.MdatpDeviceId,
    hostName: host.HostName,
    elevationToken: of.ElevationToken,
  }
}

function ip(of: JsonObject): Properties {
  const place = isObject(of.Location) ? of.Location : {}
  return {
    ipAddress: of.Address,
    countryLetterCode: place.CountryCode,
    location: group({
      city: place.City,
      state: place.State,
      countryName: place.CountryName,
      latitude: place.Latitude,
      longitude: place.Longitude,
    }),
  }
}

const address = (value: Json | undefined) => (isObject(value) ? value : group({ emailAddress: value }))

const message: Read = (of) => ({
  networkMessageId: of.NetworkMessageId,
  internetMessageId: of.InternetMessageId,
  subject: of.Subject,
  p1Sender: address(of.P1Sender),
  p2Sender: address(firstSaid(of.P2Sender, of.Sender)),
  senderIp: firstSaid(of.SenderIP, of.SenderIp),
  recipientEmailAddress: of.Recipient,
  receivedDateTime: firstSaid(of.ReceivedDate, of.ReceiveDate),
  antiSpamDirection: of.AntispamDirection,
  deliveryAction: of.DeliveryAction,
  deliveryLocation: of.DeliveryLocation,
  threats: of.Threats,
  threatDetectionMethods: of.ThreatDetectionMethods,
  urls: of.Urls,
  language: of.Language,
})

/** An address that stands in another entity, as the entity it is. */
const addressAt = (value: Json | undefined, among: SentinelEntities): Json | undefined => group(ip(among.resolve(value)))

/** Properties of each kind under the unified alert's names. */
const kinds: { readonly [Kind in EntityKind]?: Read } = {
  device,
  user,
  account: user,
  ip,
  file,
  process,
  fileHash: (of) => ({ algorithm: textOf(of.Algorithm).toLowerCase(), value: of.Value }),
  url: (of) => ({ url: of.Url }),
  dns: (of, among) => ({
    domainName: of.DomainName,
    hostIpAddress: addressAt(of.HostIpAddress, among),
    dnsServerIp: addressAt(of.DnsServerIp, among),
    ipAddresses: (Array.isArray(of.IpAddresses) ? of.IpAddresses : [])
      .map((item) => addressAt(item, among))
      .filter((item) => item !== undefined),
  }),
  malware: (of) => ({ name: of.Name, category: of.Category }),
  mailbox: (of) => ({
    primaryAddress: of.MailboxPrimaryAddress,
    displayName: of.DisplayName,
    upn: of.Upn,
    userAccount: group({ userPrincipalName: of.Upn, azureAdUserId: of.ExternalDirectoryObjectId }),
  }),
  analyzedMessage: message,
  mailCluster: (of) => ({
    clusterBy: firstSaid(of.ClusterBy, of.ClusterGroup),
    clusterByValue: firstSaid(of.ClusterByValue, of.ClusterSourceIdentifier),
    emailCount: firstSaid(of.MailCount, of.EmailCount),
    networkMessageIds: of.NetworkMessageIds,
    query: of.Query,
    urn: of.Urn,
  }),
  registryKey: (of) => ({ registryHive: of.Hive, registryKey: of.Key }),
  registryValue: (of, among) => ({
    registryHive: among.resolve(of.Key).Hive,
    registryKey: among.resolve(of.Key).Key,
    registryValueName: of.Name,
    registryValue: of.Value,
    registryValueType: of.ValueType,
    mdeDeviceId: among.resolve(of.Host).MdatpDeviceId,
  }),
  securityGroup: (of) => ({
    securityGroupId: of.AadGroupId,
    sid: firstSaid(of.SID, of.Sid),
    displayName: firstSaid(of.DisplayName, of.Name),
    distinguishedName: of.DistinguishedName,
    activeDirectoryObjectGuid: of.ObjectGuid,
  }),
  cloudApplication: (of) => ({ appId: of.AppId, displayName: of.Name, instanceName: of.InstanceName, instanceId: of.InstanceId }),
  oauthApplication: (of) => ({
    appId: firstSaid(of.OAuthAppId, of.AppId),
    objectId: of.OAuthObjectId,
    displayName: of.Name,
    publisher: of.PublisherName,
  }),
  azureResource: (of) => ({ resourceId: of.ResourceId, resourceName: of.ResourceName, resourceType: of.ResourceType }),
  networkConnection: (of, among) => ({
    sourceAddress: addressAt(of.SourceAddress, among),
    sourcePort: of.SourcePort,
    destinationAddress: addressAt(of.DestinationAddress, among),
    destinationPort: of.DestinationPort,
    protocol: of.Protocol,
  }),
  hostLogonSession: (of, among) => ({
    sessionId: of.SessionId,
    startUtcDateTime: of.StartTimeUtc,
    endUtcDateTime: of.EndTimeUtc,
    account: group(kinds.user!(among.resolve(of.Account), among)),
    host: group(device(among.resolve(of.Host), among)),
  }),
}

/** An account of which nothing but a name is known is nobody in particular yet. */
function kindOf(of: JsonObject): EntityKind | undefined {
  const kind = evidenceKindOf(textOf(of.Type))
  if (kind !== 'account' && kind !== 'user') return kind
  const known = [of.Sid, of.AadUserId, of.UPNSuffix, of.UserPrincipalName, of.NTDomain, of.DnsDomain, of.ObjectGuid]
  return known.some((value) => textOf(value) !== '') ? 'user' : 'account'
}

const PLUMBING = new Set([
  '$id',
  '$ref',
  'Type',
  'Count',
  'Asset',
  'Roles',
  'MergeByKey',
  'MergeByKeyHex',
  'LastVerdict',
  'RemediationState',
])

/** Kinds whose members nobody renames keep them, in the Graph API's lower first letter. */
function asCalled(of: JsonObject): Properties {
  const own = Object.entries(of).filter(([name]) => !PLUMBING.has(name))
  return Object.fromEntries(own.map(([name, value]) => [name[0]!.toLowerCase() + name.slice(1), value]))
}

const wordOf = (of: JsonObject) => ({
  verdict: firstSaid(
    of.LastVerdict,
    of.Verdict,
    of.ThreatAnalysisSummary === undefined ? undefined : textsOf(objectsOf(of.ThreatAnalysisSummary)[0]?.Verdict)[0],
  ),
  remediationStatus: isObject(of.RemediationState) ? of.RemediationState.Status : firstSaid(of.RemediationState, of.RemediationStatus),
})

/** Properties of one entity that stands alone, written as Sentinel writes entities. */
export function sentinelProperties(kind: EntityKind, entity: JsonObject): Properties {
  return kinds[kind]?.(entity, sentinelEntities([entity])) ?? asCalled(entity)
}

/** The evidence of one Sentinel alert: its `Entities` cell, references resolved. */
export function sentinelEvidence(cell: Json | undefined, notes: Notes): EvidenceRead {
  const list = jsonCell(cell)
  if (list === undefined && textOf(cell).trim() !== '') {
    notes.note('entities.no-json', 'Entities is not valid JSON; the cell is kept as written in the row')
  }
  const evidence: EvidenceRecord[] = []
  const unread: Json[] = []
  const among = sentinelEntities(Array.isArray(list) ? list : isObject(list) ? [list] : [])
  for (const entity of among.listed) {
    const kind = kindOf(entity)
    if (kind) {
      evidence.push(evidenceRecord(kind, kinds[kind]?.(entity, among) ?? asCalled(entity), wordOf(entity), notes))
      continue
    }
    unread.push(entity)
    notes.note('evidence.unknown-type', `An entity of type "${textOf(entity.Type)}" is none the house knows; it is kept as written`)
  }
  return { evidence, unread }
}
