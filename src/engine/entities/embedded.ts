import type { Json } from '#model/alert-record.ts'
import type { EntityKind } from '#model/entity-kind.ts'
import { hostOfUrl } from '#model/identity/address.ts'
import { propertiesAt, textAt, textsAt, valueAt } from '#model/identity/properties.ts'
import type { Properties } from '#model/kinds/kind.ts'

/** An entity that another's properties speak of, and the part it plays there. */
export interface Embedded {
  readonly role: string
  readonly kind: EntityKind
  readonly properties: Properties
}

const some = (role: string, kind: EntityKind, properties: Properties): Embedded[] =>
  Object.values(properties).some((value) => value !== null && value !== '') ? [{ role, kind, properties }] : []

const text = (role: string, kind: EntityKind, field: string, value: string): Embedded[] =>
  value ? [{ role, kind, properties: { [field]: value } }] : []

const objects = (value: Json | undefined): Properties[] =>
  Array.isArray(value) ? value.filter((one): one is Properties => typeof one === 'object' && one !== null && !Array.isArray(one)) : []

/** A sender or recipient is a mailbox by its address. */
const mailboxOf = (role: string, address: string) => text(role, 'mailbox', 'primaryAddress', address)

function parentOf(p: Properties): Embedded[] {
  const [id, created] = [textAt(p, 'parentProcessId'), textAt(p, 'parentProcessCreationDateTime')]
  if (!id || !created) return []
  const image = propertiesAt(p, 'parentProcessImageFile')
  return some('parent', 'process', {
    processId: id,
    processCreationDateTime: created,
    ...(Object.keys(image).length > 0 ? { imageFile: image } : {}),
  })
}

const readers: Partial<Record<EntityKind, (p: Properties) => Embedded[]>> = {
  process: (p) => [
    ...some('image', 'file', propertiesAt(p, 'imageFile')),
    ...parentOf(p),
    ...some('account', 'user', propertiesAt(p, 'userAccount')),
  ],
  device: (p) => [
    ...text('address', 'ip', 'ipAddress', textAt(p, 'lastIpAddress')),
    ...text('externalAddress', 'ip', 'ipAddress', textAt(p, 'lastExternalIpAddress')),
    ...textsAt(p, 'ipInterfaces').flatMap((one) => text('address', 'ip', 'ipAddress', one)),
    ...objects(valueAt(p, 'loggedOnUsers')).flatMap((one) => some('loggedOn', 'user', one)),
  ],
  mailbox: (p) => [
    ...some('owner', 'user', propertiesAt(p, 'userAccount')),
    ...text('owner', 'user', 'userPrincipalName', textAt(p, 'upn')),
  ],
  mailboxConfiguration: (p) => [...mailboxOf('mailbox', textAt(p, 'mailboxPrimaryAddress')), ...mailboxOf('mailbox', textAt(p, 'upn'))],
  analyzedMessage: (p) => [
    ...mailboxOf('recipient', textAt(p, 'recipientEmailAddress')),
    ...mailboxOf('sender', textAt(p, 'p2Sender.emailAddress')),
    ...text('senderIp', 'ip', 'ipAddress', textAt(p, 'senderIp')),
    ...textsAt(p, 'urls').flatMap((one) => text('url', 'url', 'url', one)),
  ],
  submissionMail: (p) => [...mailboxOf('recipient', textAt(p, 'recipient')), ...text('senderIp', 'ip', 'ipAddress', textAt(p, 'senderIp'))],
  mailCluster: (p) => textsAt(p, 'networkMessageIds').flatMap((one) => text('message', 'analyzedMessage', 'networkMessageId', one)),
  url: (p) => text('host', 'domain', 'domainName', hostOfUrl(textAt(p, 'url'))),
  dns: (p) => objects(valueAt(p, 'ipAddresses')).flatMap((one) => some('address', 'ip', one)),
  malware: (p) => [
    ...objects(valueAt(p, 'files')).flatMap((one) => some('file', 'file', one)),
    ...objects(valueAt(p, 'processes')).flatMap((one) => some('process', 'process', one)),
  ],
  networkConnection: (p) => [
    ...some('source', 'ip', propertiesAt(p, 'sourceAddress')),
    ...some('destination', 'ip', propertiesAt(p, 'destinationAddress')),
  ],
  hostLogonSession: (p) => [...some('account', 'user', propertiesAt(p, 'account')), ...some('device', 'device', propertiesAt(p, 'host'))],
  cloudLogonSession: (p) => some('account', 'user', propertiesAt(p, 'account')),
}

const NOTHING: readonly Embedded[] = []

/** What a piece of evidence says of other entities, by the part each plays. */
export const embeddedIn = (kind: EntityKind, properties: Properties): readonly Embedded[] => readers[kind]?.(properties) ?? NOTHING
