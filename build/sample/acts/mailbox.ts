import { raise } from '../alerts/alert.ts'
import { cloudApplication, ip, mailbox, mailboxRule, user } from '../alerts/evidence.ts'
import { apps, cloudAct } from '../cloud.ts'
import { hostile, takeoverPlace } from '../company/internet.ts'
import { elin } from '../company/people.ts'
import { at, MINUTE, SECOND } from '../moment.ts'
import type { Stage } from '../stage.ts'
import { note } from '../truth.ts'

/** Monday: the mailbox is bent to the intruder's use and read. */
export function mailboxAbuse({ world }: Stage): void {
  const forwardAddress = `e.bergstrom.archive@${hostile.forwardTo.name}`
  const mine = { person: elin, place: takeoverPlace, app: apps.mail }
  const rule = cloudAct(world, {
    ...mine,
    moment: at(13, '08:05:22'),
    action: 'New-InboxRule',
    activity: 'Create',
    object: { name: '..', type: 'Rule' },
    uncommon: ['ActionType', 'IPAddress', 'ISP'],
    raw: {
      Parameters: [
        { Name: 'SubjectOrBodyContainsWords', Value: 'invoice;port fees;password;phish' },
        { Name: 'MoveToFolder', Value: 'RSS Feeds' },
        { Name: 'MarkAsRead', Value: 'True' },
      ],
    },
  })
  note(world, 'main', 'DefenseEvasion', 'T1564.008', 'An inbox rule hides answers and warnings', rule)
  const forward = cloudAct(world, {
    ...mine,
    moment: at(13, '08:09:47'),
    action: 'Set-Mailbox',
    activity: 'Modify',
    object: { name: elin.upn, type: 'Mailbox' },
    uncommon: ['ActionType', 'IPAddress'],
    raw: {
      Parameters: [
        { Name: 'ForwardingSmtpAddress', Value: `smtp:${forwardAddress}` },
        { Name: 'DeliverToMailboxAndForward', Value: 'True' },
      ],
    },
  })
  note(world, 'main', 'Collection', 'T1114.003', 'Her mail is forwarded to an address outside', forward)
  for (let n = 0; n < 26; n++)
    cloudAct(world, {
      ...mine,
      moment: at(13, '14:30:08') + n * 51 * SECOND,
      action: 'MailItemsAccessed',
      activity: 'View',
      object: { name: n % 3 ? 'Inbox' : 'Sent Items', type: 'Folder' },
      uncommon: ['IPAddress'],
      raw: { MailAccessType: 'Sync' },
    })
  const names = [
    'Remote access guide.docx',
    'IT contacts 2026.xlsx',
    'Hull drawings NB-121 index.xlsx',
    'Supplier payment list.xlsx',
    'Approval routine drawings.docx',
  ]
  const taken = names.map((name, index) =>
    cloudAct(world, {
      ...mine,
      app: apps.sites,
      moment: at(13, '21:40:15') + index * 74 * SECOND,
      action: 'FileDownloaded',
      activity: 'Download',
      object: { name, type: 'File' },
      uncommon: ['IPAddress'],
    }),
  )
  note(world, 'main', 'Collection', 'T1213.002', 'Documents about the company and its approvals are downloaded', taken[2]!)

  const who = user(elin, { verdict: 'suspicious', roles: ['compromised'] })
  const box = mailbox(elin, { verdict: 'suspicious', roles: ['compromised'] })
  const from = ip(takeoverPlace.ip, { verdict: 'suspicious', roles: ['attacker'] }, takeoverPlace)
  raise(world, {
    key: 'inbox-rule',
    plot: 'main',
    stage: 'DefenseEvasion',
    by: 'cloudApps',
    severity: 'medium',
    category: 'DefenseEvasion',
    techniques: ['T1564.008'],
    title: 'Suspicious inbox manipulation rule',
    description:
      'A rule that moves messages by words such as "invoice" and "password" to a folder nobody reads was made from an address new for this user.',
    first: at(13, '08:05:22'),
    evidence: [
      who,
      from,
      cloudApplication(apps.mail, { roles: ['contextual'] }),
      mailboxRule(elin, '..', 'userInboxRule', { verdict: 'malicious' }),
    ],
  })
  raise(world, {
    key: 'mail-forwarding',
    plot: 'main',
    stage: 'Collection',
    by: 'office',
    severity: 'low',
    category: 'Exfiltration',
    techniques: ['T1114.003'],
    title: 'Creation of forwarding/redirect rule',
    description: 'All mail of a mailbox is forwarded to an address outside the organisation.',
    first: at(13, '08:09:47'),
    evidence: [
      box,
      who,
      mailboxRule(elin, `Forward to ${forwardAddress}`, 'mailForwardingRule', { verdict: 'suspicious', status: 'active' }),
    ],
  })
  raise(world, {
    key: 'sentinel-forwarding',
    plot: 'main',
    stage: 'Collection',
    by: 'sentinel',
    severity: 'medium',
    category: 'Collection',
    techniques: ['T1114'],
    title: 'Mailbox forwards to a domain never written to before',
    description: 'Forwarding was set to an external domain that received no mail from the organisation in the last 90 days.',
    first: at(13, '08:05:22'),
    last: at(13, '08:09:47'),
    delay: 15 * MINUTE,
    evidence: [user(elin), box, from],
  })
  raise(world, {
    key: 'mass-mail-read',
    plot: 'main',
    stage: 'Collection',
    by: 'cloudApps',
    severity: 'medium',
    category: 'Collection',
    techniques: ['T1114.002'],
    title: 'Unusual volume of mail read in a risky session',
    description: 'A session from an address new for this user synchronised most of the mailbox in twenty minutes.',
    first: at(13, '14:30:08'),
    last: at(13, '14:52:10'),
    evidence: [who, box, from, cloudApplication(apps.mail, { roles: ['contextual'] })],
  })
  raise(world, {
    key: 'file-downloads',
    plot: 'main',
    stage: 'Collection',
    by: 'cloudApps',
    severity: 'medium',
    category: 'Collection',
    techniques: ['T1213.002'],
    title: 'Files downloaded from an unfamiliar address',
    description: 'A user downloaded documents on routines, contacts and access from a hosting company at night.',
    first: at(13, '21:40:15'),
    last: at(13, '21:45:11'),
    evidence: [who, from, cloudApplication(apps.sites, { roles: ['contextual'] })],
  })
}
