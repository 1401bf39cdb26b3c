import type { EntityKind } from '../entity-kind.ts'

/** One way results name an entity of a kind: the portal's word for it, and where the value stands in a piece of evidence. */
export interface MappableIdentifier {
  readonly id: string
  readonly title: string
  /** dotted path in the evidence's properties, under Graph names */
  readonly path: string
}

/** A set of columns that tables use together to name one entity: identifier by column. */
type ColumnSet = Readonly<Record<string, string>>

/** A kind of entity that rows can be mapped to when they are linked to an incident or make an alert of a detection (spec §16). */
export interface MappableKind {
  readonly kind: EntityKind
  readonly title: string
  /** assets that were hit, or what speaks of how */
  readonly side: 'impacted' | 'related'
  readonly identifiers: readonly MappableIdentifier[]
  /** what the columns of the schemas usually mean, the likeliest first */
  readonly usual: readonly ColumnSet[]
}

const one = (id: string, title: string, path = id): MappableIdentifier => ({ id, title, path })

/** `mdeDeviceId` beside a file or a process says which device it stands on. */
export const SCOPE_PATH = 'mdeDeviceId'

const accountSet = (prefix: string): ColumnSet => ({
  accountObjectId: `${prefix}AccountObjectId`,
  accountSid: `${prefix}AccountSid`,
  accountUpn: `${prefix}AccountUpn`,
  accountName: `${prefix}AccountName`,
  accountDomain: `${prefix}AccountDomain`,
})

const fileSet = (prefix: string): ColumnSet => ({
  sha256: `${prefix}SHA256`,
  sha1: `${prefix}SHA1`,
  md5: `${prefix}MD5`,
  fileName: `${prefix}FileName`,
  folderPath: `${prefix}FolderPath`,
})

const device: MappableKind = {
  kind: 'device',
  title: 'Device',
  side: 'impacted',
  identifiers: [
    one('deviceId', 'Device ID', 'mdeDeviceId'),
    one('deviceName', 'Device name', 'deviceDnsName'),
    one('entraDeviceId', 'Entra device ID', 'azureAdDeviceId'),
  ],
  usual: [
    { deviceId: 'DeviceId', deviceName: 'DeviceName', entraDeviceId: 'AadDeviceId' },
    { deviceId: 'DeviceId', deviceName: 'DeviceName', entraDeviceId: 'EntraIdDeviceId' },
    { deviceName: 'Computer' },
    { deviceName: 'TargetDeviceName' },
    { deviceName: 'DestinationDeviceName' },
    { deviceName: 'RemoteDeviceName' },
  ],
}

const account: MappableKind = {
  kind: 'user',
  title: 'Account',
  side: 'impacted',
  identifiers: [
    one('accountObjectId', 'Object ID', 'userAccount.azureAdUserId'),
    one('accountSid', 'SID', 'userAccount.userSid'),
    one('accountUpn', 'UPN', 'userAccount.userPrincipalName'),
    one('accountName', 'Account name', 'userAccount.accountName'),
    one('accountDomain', 'Account domain', 'userAccount.domainName'),
    one('displayName', 'Display name', 'userAccount.displayName'),
  ],
  usual: [
    { ...accountSet(''), displayName: 'AccountDisplayName' },
    accountSet('InitiatingProcess'),
    { accountObjectId: 'TargetAccountObjectId', accountSid: 'TargetAccountSid', accountUpn: 'TargetAccountUpn' },
    { accountObjectId: 'UserId', accountUpn: 'UserPrincipalName' },
    { accountName: 'TargetUserName', accountDomain: 'TargetDomainName', accountSid: 'TargetUserSid' },
    { accountObjectId: 'RecipientObjectId' },
  ],
}

const mailbox: MappableKind = {
  kind: 'mailbox',
  title: 'Mailbox',
  side: 'impacted',
  identifiers: [one('mailboxAddress', 'Primary address', 'primaryAddress'), one('mailboxUpn', 'UPN', 'upn')],
  usual: [{ mailboxAddress: 'RecipientEmailAddress' }, { mailboxAddress: 'MailboxOwnerUPN' }],
}

const impacted: readonly MappableKind[] = [
  device,
  account,
  mailbox,
  {
    kind: 'cloudApplication',
    title: 'Cloud application',
    side: 'impacted',
    identifiers: [one('appId', 'Application ID', 'appId'), one('appName', 'Application name', 'displayName')],
    usual: [{ appId: 'ApplicationId', appName: 'Application' }],
  },
  {
    kind: 'azureResource',
    title: 'Azure resource',
    side: 'impacted',
    identifiers: [one('resourceId', 'Resource ID', 'resourceId'), one('resourceName', 'Resource name', 'resourceName')],
    usual: [{ resourceId: 'AzureResourceId' }, { resourceId: 'ResourceId' }, { resourceId: '_ResourceId' }],
  },
  {
    kind: 'amazonResource',
    title: 'AWS resource',
    side: 'impacted',
    identifiers: [one('amazonResourceId', 'Resource ID', 'amazonResourceId'), one('amazonAccount', 'Account ID', 'amazonAccountId')],
    usual: [{ amazonResourceId: 'AwsResourceName' }],
  },
  {
    kind: 'googleCloudResource',
    title: 'Google Cloud resource',
    side: 'impacted',
    identifiers: [one('fullResourceName', 'Full resource name', 'fullResourceName'), one('projectId', 'Project ID', 'projectId')],
    usual: [{ fullResourceName: 'GcpFullResourceName' }],
  },
]

const related: readonly MappableKind[] = [
  {
    kind: 'process',
    title: 'Process',
    side: 'related',
    identifiers: [
      one('processId', 'Process ID'),
      one('processCreated', 'Creation time', 'processCreationDateTime'),
      one('commandLine', 'Command line', 'processCommandLine'),
      one('imageName', 'Image file name', 'imageFile.fileName'),
      one('imagePath', 'Image folder path', 'imageFile.filePath'),
      one('imageSha256', 'Image SHA256', 'imageFile.sha256'),
      one('imageSha1', 'Image SHA1', 'imageFile.sha1'),
    ],
    usual: [
      {
        processId: 'ProcessId',
        processCreated: 'ProcessCreationTime',
        commandLine: 'ProcessCommandLine',
        imageName: 'FileName',
        imagePath: 'FolderPath',
        imageSha256: 'SHA256',
        imageSha1: 'SHA1',
      },
      {
        processId: 'InitiatingProcessId',
        processCreated: 'InitiatingProcessCreationTime',
        commandLine: 'InitiatingProcessCommandLine',
        imageName: 'InitiatingProcessFileName',
        imagePath: 'InitiatingProcessFolderPath',
        imageSha256: 'InitiatingProcessSHA256',
        imageSha1: 'InitiatingProcessSHA1',
      },
    ],
  },
  {
    kind: 'file',
    title: 'File',
    side: 'related',
    identifiers: [
      one('sha256', 'SHA256', 'fileDetails.sha256'),
      one('sha1', 'SHA1', 'fileDetails.sha1'),
      one('md5', 'MD5', 'fileDetails.md5'),
      one('fileName', 'File name', 'fileDetails.fileName'),
      one('folderPath', 'Folder path', 'fileDetails.filePath'),
    ],
    usual: [fileSet(''), fileSet('InitiatingProcess')],
  },
  {
    kind: 'registryValue',
    title: 'Registry value',
    side: 'related',
    identifiers: [
      one('registryKey', 'Registry key', 'registryKey'),
      one('registryValueName', 'Value name', 'registryValueName'),
      one('registryValueData', 'Value data', 'registryValue'),
    ],
    usual: [{ registryKey: 'RegistryKey', registryValueName: 'RegistryValueName', registryValueData: 'RegistryValueData' }],
  },
  {
    kind: 'ip',
    title: 'IP',
    side: 'related',
    identifiers: [one('ipAddress', 'Address', 'ipAddress')],
    usual: ['RemoteIP', 'IPAddress', 'SenderIPv4', 'SenderIPv6', 'DestinationIPAddress', 'ClientIP', 'IpAddress'].map((ipAddress) => ({
      ipAddress,
    })),
  },
  {
    kind: 'url',
    title: 'URL',
    side: 'related',
    identifiers: [one('url', 'URL', 'url')],
    usual: [{ url: 'RemoteUrl' }, { url: 'Url' }, { url: 'FileOriginUrl' }],
  },
  {
    kind: 'dns',
    title: 'DNS',
    side: 'related',
    identifiers: [one('domainName', 'Domain name', 'domainName')],
    usual: [{ domainName: 'UrlDomain' }, { domainName: 'QueryTarget' }],
  },
  {
    kind: 'analyzedMessage',
    title: 'Mail message',
    side: 'related',
    identifiers: [
      one('networkMessageId', 'Network message ID', 'networkMessageId'),
      one('internetMessageId', 'Internet message ID', 'internetMessageId'),
      one('subject', 'Subject', 'subject'),
      one('recipient', 'Recipient', 'recipientEmailAddress'),
      one('sender', 'Sender', 'p2Sender.emailAddress'),
    ],
    usual: [
      {
        networkMessageId: 'NetworkMessageId',
        internetMessageId: 'InternetMessageId',
        subject: 'Subject',
        recipient: 'RecipientEmailAddress',
        sender: 'SenderFromAddress',
      },
    ],
  },
  {
    kind: 'mailCluster',
    title: 'Mail cluster',
    side: 'related',
    identifiers: [one('clusterQuery', 'Query', 'query'), one('clusterValue', 'Cluster value', 'clusterByValue')],
    usual: [{ clusterValue: 'EmailClusterId' }],
  },
  {
    kind: 'oauthApplication',
    title: 'OAuth application',
    side: 'related',
    identifiers: [one('oauthAppId', 'Application ID', 'appId'), one('oauthAppName', 'Application name', 'displayName')],
    usual: [{ oauthAppId: 'OAuthAppId' }, { oauthAppId: 'OAuthApplicationId' }],
  },
  {
    kind: 'securityGroup',
    title: 'Security group',
    side: 'related',
    identifiers: [
      one('groupId', 'Object ID', 'securityGroupId'),
      one('groupSid', 'SID', 'sid'),
      one('groupName', 'Display name', 'displayName'),
      one('groupDistinguishedName', 'Distinguished name', 'distinguishedName'),
    ],
    usual: [{ groupId: 'GroupObjectId', groupName: 'GroupName' }, { groupName: 'GroupName' }],
  },
]

/** Every kind rows can be mapped to: impacted assets first, in the portal's order. */
export const mappableKinds: readonly MappableKind[] = [...impacted, ...related]

export const mappableKind = (kind: string): MappableKind | undefined => mappableKinds.find((each) => each.kind === kind)
