/**
 * Which columns of hunting tables hold which names of entities: one list for the way from an entity to its rows and for the way back.
 * A name may stand in any of the columns; tables are searched where they have them.
 */
export const columnsOfName: Readonly<Record<string, readonly string[]>> = {
  mdeDeviceId: ['DeviceId', 'TargetDeviceId'],
  dnsName: ['DeviceName', 'RemoteDeviceName', 'TargetDeviceName', 'DestinationDeviceName', 'Computer'],
  azureAdDeviceId: ['AadDeviceId', 'EntraIdDeviceId'],
  upn: [
    'AccountUpn',
    'InitiatingProcessAccountUpn',
    'TargetAccountUpn',
    'UserPrincipalName',
    'CreatedProcessAccountUpn',
    'SenderUpn',
    'UserId',
    'MailboxOwnerUPN',
  ],
  sid: ['AccountSid', 'InitiatingProcessAccountSid', 'TargetAccountSid', 'OnPremSid', 'TargetUserSid', 'SubjectUserSid', 'UserSid'],
  objectId: ['AccountObjectId', 'InitiatingProcessAccountObjectId', 'RecipientObjectId', 'SenderObjectId', 'TargetAccountObjectId'],
  address: ['RecipientEmailAddress', 'SenderFromAddress', 'SenderMailFromAddress'],
  sha256: ['SHA256', 'InitiatingProcessSHA256'],
  sha1: ['SHA1', 'InitiatingProcessSHA1'],
  md5: ['MD5', 'InitiatingProcessMD5'],
  ip: [
    'RemoteIP',
    'LocalIP',
    'IPAddress',
    'IpAddress',
    'SenderIPv4',
    'SenderIPv6',
    'DestinationIPAddress',
    'FileOriginIP',
    'ClientIP',
    'PublicIP',
  ],
  url: ['Url', 'RemoteUrl', 'FileOriginUrl'],
  domain: ['UrlDomain', 'RemoteUrl', 'SenderFromDomain', 'SenderMailFromDomain'],
  networkMessageId: ['NetworkMessageId'],
  internetMessageId: ['InternetMessageId'],
  appId: ['ApplicationId', 'OAuthAppId', 'OAuthApplicationId', 'AppId'],
}

/** Columns that name an account in two parts. */
export const accountColumns: readonly (readonly [domain: string, name: string])[] = [
  ['AccountDomain', 'AccountName'],
  ['InitiatingProcessAccountDomain', 'InitiatingProcessAccountName'],
  ['TargetDomainName', 'TargetUserName'],
  ['SubjectDomainName', 'SubjectUserName'],
]

/** Columns that name a process on the row's device. */
export const processColumns: readonly (readonly [id: string, created: string])[] = [
  ['ProcessId', 'ProcessCreationTime'],
  ['InitiatingProcessId', 'InitiatingProcessCreationTime'],
  ['InitiatingProcessParentId', 'InitiatingProcessParentCreationTime'],
]
