import type { EvidenceRecord, Json } from '#model/alert-record.ts'

type Properties = { readonly [name: string]: Json | undefined }

const textAt = (of: Properties, ...path: readonly string[]): string => {
  let at: Json | undefined = of as Json
  for (const name of path) at = at !== null && typeof at === 'object' && !Array.isArray(at) ? (at as Properties)[name] : undefined
  return typeof at === 'string' || typeof at === 'number' ? String(at).toLowerCase() : ''
}

const said = (...parts: readonly string[]): string => (parts.every((part) => part === '') ? '' : parts.join('|'))

/** What makes two pieces of one kind the same piece; '' where the properties do not say. The first that says anything holds. */
const identities: { readonly [kind: string]: (of: Properties) => readonly string[] } = {
  device: (of) => [textAt(of, 'mdeDeviceId'), textAt(of, 'azureAdDeviceId'), textAt(of, 'deviceDnsName')],
  user: (of) => [
    textAt(of, 'userAccount', 'azureAdUserId'),
    textAt(of, 'userAccount', 'userSid'),
    textAt(of, 'userAccount', 'userPrincipalName'),
    said(textAt(of, 'userAccount', 'domainName'), textAt(of, 'userAccount', 'accountName')),
  ],
  file: (of) => [
    said(
      textAt(of, 'fileDetails', 'sha256') || textAt(of, 'fileDetails', 'sha1') || textAt(of, 'fileDetails', 'md5'),
      textAt(of, 'fileDetails', 'filePath'),
      textAt(of, 'fileDetails', 'fileName'),
      textAt(of, 'mdeDeviceId'),
    ),
  ],
  process: (of) => [
    textAt(of, 'processId') && textAt(of, 'processCreationDateTime')
      ? said(textAt(of, 'mdeDeviceId'), textAt(of, 'processId'), textAt(of, 'processCreationDateTime'))
      : '',
  ],
  ip: (of) => [textAt(of, 'ipAddress')],
  url: (of) => [textAt(of, 'url')],
  mailbox: (of) => [textAt(of, 'primaryAddress')],
  analyzedMessage: (of) => [said(textAt(of, 'networkMessageId'), textAt(of, 'recipientEmailAddress'))],
  cloudApplication: (of) => [said(textAt(of, 'appId'), textAt(of, 'instanceId'))],
}

/** JSON with members in order and ticks as decimal text: equal values are equal texts, however an export orders them. */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'bigint') return `"${value}"`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const object = value as { readonly [name: string]: unknown }
  const members: string[] = []
  for (const name of Object.keys(object).sort()) {
    if (object[name] !== undefined) members.push(`${JSON.stringify(name)}:${canonicalJson(object[name])}`)
  }
  return `{${members.join(',')}}`
}

/** Names a piece of evidence across exports of one alert, so that a newer export's word on it replaces the older one's. */
export function evidenceIdentity(evidence: EvidenceRecord): string {
  const own = identities[evidence.kind]?.(evidence.properties).find((identity) => identity !== '')
  return `${evidence.kind}:${own ?? canonicalJson(evidence.properties)}`
}
