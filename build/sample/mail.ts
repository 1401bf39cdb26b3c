import type { Image } from './company/images.ts'
import { hostile, mailGatewayIp } from './company/internet.ts'
import type { Person } from './company/people.ts'
import { guid, hex, integer } from './digest.ts'
import { type Moment, SECOND } from './moment.ts'
import { type Row, record, type World } from './world.ts'

export type Sender = { address: string; name: string; ip: string; person?: Person }

export type Letter = {
  moment: Moment
  from: Sender
  to: Person | { upn: string; objectId?: string }
  subject: string
  urls?: string[]
  attachments?: Image[]
  /** What the filter made of it. */
  threat?: 'Phish' | 'Malware' | 'Spam'
  methods?: string
  delivered?: 'Inbox' | 'Junk folder' | 'Quarantine'
  clusterId?: number
  language?: string
  authentication?: 'pass' | 'fail'
}

export type Message = Letter & {
  networkMessageId: string
  internetMessageId: string
  recipient: string
  clusterId: number
  row: Row
  attachmentRows: Row[]
}

const domainOf = (address: string) => address.slice(address.indexOf('@') + 1)
export const inside = (person: Person): Sender => ({ address: person.upn, name: person.display, ip: mailGatewayIp, person })

const direction = (letter: Letter, recipient: string) =>
  letter.from.person ? (/@(norrvik|tallholm)\.example$/.test(recipient) ? 'Intra-org' : 'Outbound') : 'Inbound'

/** Delivers one copy to one mailbox; copies of one campaign share a cluster id. */
export function deliver(world: World, letter: Letter): Message {
  const recipient = letter.to.upn
  const recipientObjectId = letter.to.objectId
  const { from, moment } = letter
  const name = `${from.address} ${recipient} ${letter.subject} ${moment}`
  const networkMessageId = guid(`message ${name}`)
  const internetMessageId = `<${hex(`internet message ${name}`, 24)}@${domainOf(from.address)}>`
  const clusterId = letter.clusterId ?? integer(`cluster ${from.address} ${letter.subject}`, 4_000_000_000)
  const location = letter.delivered ?? 'Inbox'
  const action = { Inbox: 'Delivered', 'Junk folder': 'Junked', Quarantine: 'Blocked' }[location]
  const auth = letter.authentication ?? 'pass'
  const row = record(world, 'EmailEvents', {
    Timestamp: moment,
    NetworkMessageId: networkMessageId,
    InternetMessageId: internetMessageId,
    SenderMailFromAddress: from.address,
    SenderFromAddress: from.address,
    SenderDisplayName: from.name,
    SenderObjectId: from.person?.objectId,
    SenderMailFromDomain: domainOf(from.address),
    SenderFromDomain: domainOf(from.address),
    SenderIPv4: from.ip,
    RecipientEmailAddress: recipient,
    RecipientObjectId: recipientObjectId,
    Subject: letter.subject,
    EmailClusterId: clusterId,
    EmailDirection: direction(letter, recipient),
    DeliveryAction: action,
    DeliveryLocation: location === 'Inbox' ? 'Inbox/folder' : location,
    ThreatTypes: letter.threat,
    DetectionMethods: letter.methods,
    ConfidenceLevel: letter.threat ? JSON.stringify({ [letter.threat]: 'High' }) : undefined,
    EmailAction:
      location === 'Inbox' ? 'No action taken' : location === 'Quarantine' ? 'Send to quarantine' : 'Move message to Junk Email folder',
    AuthenticationDetails: JSON.stringify({ SPF: auth, DKIM: auth === 'pass' ? 'pass' : 'none', DMARC: auth }),
    AttachmentCount: letter.attachments?.length ?? 0,
    UrlCount: letter.urls?.length ?? 0,
    EmailLanguage: letter.language ?? 'sv',
    ReportId: `${networkMessageId}-${integer(`report ${name}`, 10_000_000_000)}`,
    LatestDeliveryLocation: location === 'Inbox' ? 'Inbox/folder' : location,
    LatestDeliveryAction: action,
  })
  const part = { Timestamp: moment, NetworkMessageId: networkMessageId, ReportId: row.ReportId }
  for (const url of letter.urls ?? [])
    record(world, 'EmailUrlInfo', { ...part, Url: url, UrlDomain: new URL(url).hostname, UrlLocation: 'Body' })
  const attachmentRows = (letter.attachments ?? []).map((file) =>
    record(world, 'EmailAttachmentInfo', {
      ...part,
      SenderFromAddress: from.address,
      SenderDisplayName: from.name,
      SenderObjectId: from.person?.objectId,
      RecipientEmailAddress: recipient,
      RecipientObjectId: recipientObjectId,
      FileName: file.fileName,
      FileType: file.fileName.slice(file.fileName.lastIndexOf('.') + 1),
      SHA256: file.sha256,
      FileSize: file.size,
      ThreatTypes: letter.threat === 'Malware' ? 'Malware' : undefined,
      DetectionMethods: letter.threat === 'Malware' ? letter.methods : undefined,
    }),
  )
  return { ...letter, networkMessageId, internetMessageId, recipient, clusterId, row, attachmentRows }
}

/** What was done to a message after it lay in the mailbox. */
export function afterDelivery(
  world: World,
  message: Message,
  moment: Moment,
  actionType: 'Phish ZAP' | 'Malware ZAP' | 'Admin remediation',
  threat: string,
): Row {
  message.row.LatestDeliveryLocation = 'Quarantine'
  message.row.LatestDeliveryAction = actionType
  return record(world, 'EmailPostDeliveryEvents', {
    Timestamp: moment,
    NetworkMessageId: message.networkMessageId,
    InternetMessageId: message.internetMessageId,
    Action: 'Moved to quarantine',
    ActionType: actionType,
    ActionTrigger: actionType === 'Admin remediation' ? 'AdminAction' : 'SpecialAction',
    ActionResult: 'Success',
    RecipientEmailAddress: message.recipient,
    DeliveryLocation: 'Quarantine',
    SourceLocation: 'Inbox/folder',
    ThreatTypes: threat,
    DetectionMethods: threat === 'Malware' ? '{"Malware":["File detonation"]}' : '{"Phish":["URL detonation reputation"]}',
  })
}

export type Click = {
  moment: Moment
  person: Person
  url: string
  message?: Message
  ip: string
  blocked?: boolean
  threat?: string
  app?: string
}

export function click(world: World, one: Click): Row {
  return record(world, 'UrlClickEvents', {
    Timestamp: one.moment + SECOND / 4,
    Url: one.url,
    ActionType: one.blocked ? 'ClickBlocked' : 'ClickAllowed',
    AccountUpn: one.person.upn,
    Workload: one.message ? 'Email' : (one.app ?? 'Teams'),
    NetworkMessageId: one.message?.networkMessageId,
    ThreatTypes: one.threat,
    DetectionMethods: one.threat ? '{"Phish":["URL detonation"]}' : undefined,
    IPAddress: one.ip,
    IsClickedThrough: false,
    UrlChain: JSON.stringify(
      one.url.includes(hostile.phishPage.name) ? [one.url, `https://${hostile.phishPage.name}/session/continue`] : [one.url],
    ),
    AppName: one.message ? 'Mail' : 'Teams',
  })
}
