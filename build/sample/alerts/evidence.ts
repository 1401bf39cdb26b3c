import type { CloudApp } from '../cloud.ts'
import type { Device } from '../company/devices.ts'
import type { Image } from '../company/images.ts'
import type { Place } from '../company/internet.ts'
import type { Account, Person } from '../company/people.ts'
import { guid } from '../digest.ts'
import type { Message } from '../mail.ts'
import { iso } from '../moment.ts'
import type { Process } from '../process.ts'
import type { Row } from '../world.ts'

/** A piece of evidence as Graph writes it, without the fields that every piece has and that come from its alert. */
export type Evidence = { type: string; own: Record<string, unknown>; marks: Marks }

export type Marks = {
  verdict?: 'unknown' | 'suspicious' | 'malicious' | 'noThreatsFound'
  status?:
    | 'none'
    | 'remediated'
    | 'prevented'
    | 'blocked'
    | 'notFound'
    | 'active'
    | 'pendingApproval'
    | 'declined'
    | 'unremediated'
    | 'running'
    | 'partiallyRemediated'
  statusDetails?: string
  roles?: string[]
  detailedRoles?: string[]
  tags?: string[]
}

const piece = (type: string, own: Record<string, unknown>, marks: Marks): Evidence => ({ type, own, marks })

const userAccount = (account: Account) => ({
  accountName: account.name,
  domainName: account.domain.toUpperCase(),
  userSid: account.sid,
  azureAdUserId: account.objectId ?? null,
  userPrincipalName: account.upn ?? null,
  displayName: 'display' in account ? (account as Person).display : null,
})

const fileDetails = (file: Image) => ({
  sha1: file.sha1,
  sha256: file.sha256,
  md5: file.md5,
  fileName: file.fileName,
  filePath: file.folder,
  fileSize: file.size,
  filePublisher: file.company || null,
  signer: file.signed ? file.company : null,
  issuer: file.signed
    ? file.company.startsWith('Microsoft')
      ? 'Microsoft Windows Production PCA 2011'
      : 'Trustmark Code Signing CA'
    : null,
})

/** `seenAs` is how the reporting product knows the device: the endpoint sensor by id and DNS name, the identity sensor by host name. */
export function device(one: Device, marks: Marks = {}, seenAs: 'sensor' | 'directory' | 'name' = 'sensor'): Evidence {
  const common = { hostName: one.name.toLowerCase(), ntDomain: one.domain.netbios, dnsDomain: one.domain.dns }
  if (seenAs === 'name')
    return piece(
      'device',
      {
        hostName: one.name,
        deviceDnsName: null,
        mdeDeviceId: null,
        ntDomain: one.domain.netbios,
        dnsDomain: null,
        osPlatform: null,
        loggedOnUsers: [],
        ipInterfaces: [],
      },
      marks,
    )
  return piece(
    'device',
    {
      firstSeenDateTime: `2025-0${1 + (one.mac.charCodeAt(3) % 9)}-11T07:41:22.1946251Z`,
      mdeDeviceId: seenAs === 'sensor' ? one.id : null,
      azureAdDeviceId: seenAs === 'sensor' && one.role === 'workstation' ? one.entraId : null,
      deviceDnsName: one.dns,
      ...common,
      osPlatform: one.os.platform,
      osBuild: one.os.build,
      version: one.os.edition,
      healthStatus: 'active',
      riskScore: marks.verdict === 'malicious' ? 'high' : 'medium',
      rbacGroupId: one.group.id,
      rbacGroupName: one.group.name,
      onboardingStatus: 'onboarded',
      defenderAvStatus: 'updated',
      lastIpAddress: one.ip,
      lastExternalIpAddress: null,
      ipInterfaces: [one.ip],
      loggedOnUsers: one.owner ? [{ accountName: one.owner.name, domainName: one.owner.domainOf.netbios }] : [],
      vmMetadata: null,
    },
    { ...marks, ...(one.value === 'High' ? { tags: [...(marks.tags ?? []), 'Critical asset'] } : {}) },
  )
}

export const user = (account: Account, marks: Marks = {}): Evidence =>
  piece('user', { userAccount: userAccount(account), stream: null }, marks)

export const file = (one: Image, on: Device | undefined, marks: Marks = {}, detectionStatus = 'detected'): Evidence =>
  piece('file', { detectionStatus, mdeDeviceId: on?.id ?? null, fileDetails: fileDetails(one) }, marks)

export function process(one: Process, marks: Marks = {}, detectionStatus = 'detected'): Evidence {
  return piece(
    'process',
    {
      processId: one.pid,
      parentProcessId: one.parent?.pid ?? null,
      processCommandLine: one.commandLine,
      processCreationDateTime: iso(one.created),
      parentProcessCreationDateTime: one.parent ? iso(one.parent.created) : null,
      detectionStatus,
      mdeDeviceId: one.device.id,
      imageFile: fileDetails(one.image),
      parentProcessImageFile: one.parent ? fileDetails(one.parent.image) : null,
      userAccount: userAccount(one.logon.account),
    },
    marks,
  )
}

export const ip = (ipAddress: string, marks: Marks = {}, place?: Place): Evidence =>
  piece(
    'ip',
    {
      ipAddress,
      countryLetterCode: place?.country ?? null,
      location: place
        ? {
            city: place.city,
            state: place.state,
            countryName: place.country,
            latitude: Number(place.latitude),
            longitude: Number(place.longitude),
          }
        : null,
      stream: null,
    },
    marks,
  )

export const url = (address: string, marks: Marks = {}): Evidence => piece('url', { url: address }, marks)

export const dns = (domainName: string, ipAddress: string, marks: Marks = {}): Evidence =>
  piece('dns', { domainName, dnsServerIp: null, hostIpAddress: null, ipAddresses: [{ ipAddress }] }, marks)

export const registryValue = (on: Device, hive: string, key: string, name: string, value: string, marks: Marks = {}): Evidence =>
  piece(
    'registryValue',
    {
      registryHive: hive,
      registryKey: key,
      registryValue: value,
      registryValueName: name,
      registryValueType: 'String',
      mdeDeviceId: on.id,
    },
    marks,
  )

export const registryKey = (hive: string, key: string, marks: Marks = {}): Evidence =>
  piece('registryKey', { registryHive: hive, registryKey: key }, marks)

export const mailbox = (owner: Person, marks: Marks = {}): Evidence =>
  piece('mailbox', { primaryAddress: owner.upn, displayName: owner.display, upn: owner.upn, userAccount: userAccount(owner) }, marks)

export const mailboxRule = (owner: Person, name: string, kind: 'mailForwardingRule' | 'userInboxRule', marks: Marks = {}): Evidence =>
  piece(
    'mailboxConfiguration',
    {
      configurationId: guid(`rule ${owner.upn} ${name}`),
      configurationType: kind,
      displayName: name,
      mailboxPrimaryAddress: owner.upn,
      upn: owner.upn,
      externalDirectoryObjectId: owner.objectId,
    },
    marks,
  )

export const message = (one: Message, marks: Marks = {}): Evidence =>
  piece(
    'analyzedMessage',
    {
      networkMessageId: one.networkMessageId,
      internetMessageId: one.internetMessageId,
      subject: one.subject,
      language: one.language ?? 'sv',
      senderIp: one.from.ip,
      recipientEmailAddress: one.recipient,
      antiSpamDirection: String(one.row.EmailDirection).toLowerCase(),
      deliveryAction: String(one.row.DeliveryAction).toLowerCase(),
      deliveryLocation: String(one.row.LatestDeliveryLocation).toLowerCase().replace('/folder', ''),
      urn: `urn:MailEntity:${guid(`urn ${one.networkMessageId}`)}`,
      threats: one.threat ? [one.threat] : [],
      threatDetectionMethods: one.threat ? ['URLDetonation'] : [],
      urls: one.urls ?? [],
      urlCount: one.urls?.length ?? 0,
      attachmentsCount: one.attachments?.length ?? 0,
      receivedDateTime: iso(one.moment),
      p1Sender: { emailAddress: one.from.address, displayName: one.from.name, domainName: one.from.address.split('@')[1] },
      p2Sender: { emailAddress: one.from.address, displayName: one.from.name, domainName: one.from.address.split('@')[1] },
    },
    marks,
  )

export const mailCluster = (messages: Message[], marks: Marks = {}): Evidence => {
  const first = messages[0]!
  return piece(
    'mailCluster',
    {
      clusterBy: 'Subject;P2SenderDomain;ContentType',
      clusterByValue: `${first.subject};${first.from.address.split('@')[1]};1`,
      emailCount: messages.length,
      networkMessageIds: messages.map((one) => one.networkMessageId),
      query: `( ((NormalizedSubject:"${first.subject}") AND (SenderDomain:"${first.from.address.split('@')[1]}")) )`,
      urn: `urn:MailClusterEntity:${guid(`cluster ${first.clusterId}`)}`,
    },
    marks,
  )
}

export const cloudApplication = (app: CloudApp, marks: Marks = {}): Evidence =>
  piece(
    'cloudApplication',
    { appId: app.saasId, saasAppId: app.saasId, instanceId: 0, instanceName: app.name, displayName: app.name, stream: null },
    marks,
  )

export const oauthApplication = (app: { id: string; objectId: string; name: string; publisher: string }, marks: Marks = {}): Evidence =>
  piece('oauthApplication', { appId: app.id, objectId: app.objectId, displayName: app.name, publisher: app.publisher }, marks)

export const servicePrincipal = (app: { id: string; objectId: string; name: string; tenant: string }, marks: Marks = {}): Evidence =>
  piece(
    'servicePrincipal',
    {
      appId: app.id,
      appOwnerTenantId: app.tenant,
      servicePrincipalName: app.name,
      servicePrincipalObjectId: app.objectId,
      servicePrincipalType: 'application',
      tenantId: app.tenant,
    },
    marks,
  )

export const securityGroup = (name: string, sid: string, marks: Marks = {}): Evidence =>
  piece(
    'securityGroup',
    {
      securityGroupId: guid(`group ${name}`),
      displayName: name,
      sid,
      friendlyName: null,
      distinguishedName: `CN=${name},CN=Users,DC=corp,DC=norrvik,DC=example`,
      activeDirectoryObjectGuid: null,
    },
    marks,
  )

/** A connection, from its row in DeviceNetworkEvents. */
export const networkConnection = (row: Row, marks: Marks = {}): Evidence =>
  piece(
    'networkConnection',
    {
      sourceAddress: { ipAddress: row.LocalIP },
      sourcePort: row.LocalPort,
      destinationAddress: { ipAddress: row.RemoteIP },
      destinationPort: row.RemotePort,
      protocol: 'tcp',
    },
    marks,
  )

export const malware = (name: string, category: string, marks: Marks = {}): Evidence =>
  piece('malware', { name, category, files: [], processes: [] }, marks)
