import { raise } from '../alerts/alert.ts'
import { file, ip, mailbox, mailCluster, message, user } from '../alerts/evidence.ts'
import { apps, cloudAct } from '../cloud.ts'
import { broughtImage, type Image } from '../company/images.ts'
import { takeoverPlace } from '../company/internet.ts'
import { elin, jonas, person, viktor } from '../company/people.ts'
import { afterDelivery, deliver, inside, type Message } from '../mail.ts'
import { at, MINUTE, SECOND } from '../moment.ts'
import type { Stage } from '../stage.ts'
import { note } from '../truth.ts'

export const drawing: Image = broughtImage(
  'Hull_Drawing_Rev7.docm',
  'C:\\Users\\jonas.lindqvist\\AppData\\Local\\Microsoft\\Windows\\INetCache\\Content.Outlook\\8Q2KX1VD',
  187_392,
)

/** Tuesday 08:41: six engineers get a drawing to approve, from a colleague's own mailbox. */
export function internalPhish({ world }: Stage): Message {
  const readers = [jonas, viktor, ...['nils.forsberg', 'agnes.vik', 'elias.kvist', 'freja.lilja'].map(person)]
  const copies = readers.map((to, index) =>
    deliver(world, {
      moment: at(14, '08:41:09') + index * 2 * SECOND,
      from: inside(elin),
      to,
      subject: 'Revised hull drawing NB-121 - approval needed today',
      attachments: [drawing],
      clusterId: 2_774_093_518,
      language: 'en',
    }),
  )
  const his = copies[0]!
  note(world, 'main', 'LateralMovement', 'T1534', 'A document with a macro goes from her mailbox to six engineers', his.row)
  note(world, 'main', 'LateralMovement', 'T1534', 'The document with the macro', his.attachmentRows[0]!)
  cloudAct(world, {
    moment: at(14, '08:41:08'),
    person: elin,
    place: takeoverPlace,
    app: apps.mail,
    action: 'Send',
    activity: 'Send',
    object: { name: his.subject, type: 'Email' },
    uncommon: ['IPAddress'],
  })
  for (const copy of copies) afterDelivery(world, copy, at(14, '10:05:20') + (copies.indexOf(copy) + 1) * SECOND, 'Malware ZAP', 'Malware')

  const found = (marks: object) => file({ ...drawing, folder: '' }, undefined, { verdict: 'malicious', ...marks })
  raise(world, {
    key: 'internal-phish',
    plot: 'main',
    stage: 'LateralMovement',
    by: 'office',
    severity: 'high',
    category: 'LateralMovement',
    techniques: ['T1534'],
    title: 'Suspicious email sent from a compromised mailbox',
    description: 'A user at risk sent one message with an attachment to several colleagues from an unfamiliar address.',
    first: at(14, '08:41:09'),
    evidence: [
      user(elin, { verdict: 'suspicious', roles: ['compromised'] }),
      mailbox(elin, { roles: ['compromised', 'source'] }),
      ip(takeoverPlace.ip, { roles: ['attacker'], verdict: 'suspicious' }, takeoverPlace),
      mailCluster(copies, { verdict: 'suspicious' }),
      message(his, { verdict: 'suspicious' }),
    ],
  })
  raise(world, {
    key: 'malware-zap',
    plot: 'main',
    stage: 'InitialAccess',
    by: 'office',
    severity: 'informational',
    category: 'InitialAccess',
    techniques: ['T1566.001'],
    title: 'Email messages containing malicious file removed after delivery',
    description: 'Messages with a file that was found malicious by detonation were moved to quarantine.',
    first: at(14, '08:41:09'),
    last: at(14, '10:05:27'),
    evidence: [
      mailCluster(copies, { verdict: 'malicious', status: 'remediated' }),
      ...copies.map((copy) => message(copy, { verdict: 'malicious', status: 'remediated' })),
      ...readers.map((reader) => mailbox(reader, { roles: ['attacked'] })),
      found({ status: 'remediated' }),
    ],
    resolved: { after: 95 * MINUTE, classification: 'truePositive', determination: 'phishing', by: 'Automation' },
  })
  return his
}
