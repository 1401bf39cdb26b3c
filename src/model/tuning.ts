import { assetViewOf, type EntityKind } from './entity-kind.ts'

/** Where a field of a tuning condition is read: properties of evidence by kind (Graph names, dots lead into objects). */
type Places = Partial<Record<EntityKind, readonly string[]>>

export interface TuningField {
  readonly title: string
  /** undefined: a field of the alert itself, or every text of its evidence */
  readonly places?: Places
}

/** What conditions of alert tuning rules can look at (spec §5.5). */
export const tuningFields = {
  title: { title: 'Alert title' },
  category: { title: 'Alert category' },
  fileName: { title: 'File name', places: { file: ['fileDetails.fileName'], process: ['imageFile.fileName'] } },
  filePath: { title: 'File path', places: { file: ['fileDetails.filePath'], process: ['imageFile.filePath'] } },
  sha256: { title: 'File SHA-256', places: { file: ['fileDetails.sha256'], process: ['imageFile.sha256'], fileHash: ['value'] } },
  sha1: { title: 'File SHA-1', places: { file: ['fileDetails.sha1'], process: ['imageFile.sha1'], fileHash: ['value'] } },
  md5: { title: 'File MD5', places: { file: ['fileDetails.md5'], process: ['imageFile.md5'], fileHash: ['value'] } },
  signer: { title: 'File signer', places: { file: ['fileDetails.signer'], process: ['imageFile.signer'] } },
  commandLine: { title: 'Process command line', places: { process: ['processCommandLine'] } },
  parentProcess: { title: 'Parent process', places: { process: ['parentProcessImageFile.fileName'] } },
  account: {
    title: 'User or mailbox',
    places: {
      user: ['userAccount.userPrincipalName', 'userAccount.accountName', 'userAccount.displayName'],
      mailbox: ['primaryAddress', 'userAccount.userPrincipalName'],
    },
  },
  device: { title: 'Device', places: { device: ['deviceDnsName', 'hostName'] } },
  deviceGroup: { title: 'Device group', places: { device: ['rbacGroupName'] } },
  ip: { title: 'IP address', places: { ip: ['ipAddress'] } },
  url: { title: 'URL', places: { url: ['url'] } },
  sender: { title: 'Email sender', places: { analyzedMessage: ['p1Sender.emailAddress', 'p2Sender.emailAddress', 'senderFromAddress'] } },
  subject: { title: 'Email subject', places: { analyzedMessage: ['subject'] } },
  recipient: { title: 'Email recipient', places: { analyzedMessage: ['recipientEmailAddress'] } },
  domain: { title: 'Domain', places: { dns: ['domainName'] } },
  app: {
    title: 'Application',
    places: {
      cloudApplication: ['displayName', 'appId'],
      oauthApplication: ['displayName', 'appId'],
      servicePrincipal: ['servicePrincipalName', 'appId'],
    },
  },
  scheduledTask: { title: 'Scheduled task', places: { scheduledTask: ['taskName', 'name', 'command'] } },
  service: { title: 'Service', places: { service: ['serviceName', 'name', 'displayName', 'imagePath'] } },
  malware: { title: 'Malware', places: { malware: ['name', 'category'] } },
  registryKey: { title: 'Registry key', places: { registryKey: ['registryKey'], registryValue: ['registryKey', 'registryValueName'] } },
  registryData: { title: 'Registry value data', places: { registryValue: ['registryValue'] } },
  anyEvidence: { title: 'Any evidence (AMSI script, WMI event …)' },
} as const satisfies Readonly<Record<string, TuningField>>

export type TuningFieldName = keyof typeof tuningFields
export const tuningFieldNames = Object.keys(tuningFields) as [TuningFieldName, ...TuningFieldName[]]

/**
 * `isOnly` makes a list of what is allowed: the `isOnly` conditions of a group are met together where every indicator the alert names, what
 * of its evidence is no asset, meets one of them.
 */
export const tuningOperators = ['is', 'contains', 'startsWith', 'isNot', 'isOnly'] as const
export type TuningOperator = (typeof tuningOperators)[number]

/** Fields an indicator can be allowed by, the most exact first, a signer, who signs many files, last: Defender's indicators are hashes, addresses, URLs and domains, certificates. */
export const indicatorFields = [
  'sha256',
  'sha1',
  'md5',
  'ip',
  'url',
  'domain',
  'filePath',
  'commandLine',
  'sender',
  'signer',
] as const satisfies readonly TuningFieldName[]

/** Whether a piece of evidence is one an alert may be about, and no asset it happened to. */
export const isIndicator = (kind: EntityKind): boolean => assetViewOf(kind) === undefined

/** The value as a pattern over a whole text: `*` stands for anything, `?` for one character; case is never told apart. */
export function tuningPattern(operator: TuningOperator, value: string): RegExp {
  const body = value
    .trim()
    .replace(/[\\^$.|+()[\]{}]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  if (operator === 'contains') return new RegExp(body, 'is')
  return new RegExp(operator === 'startsWith' ? `^${body}` : `^${body}$`, 'is')
}
