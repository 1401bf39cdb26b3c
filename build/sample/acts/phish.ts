import { raise } from '../alerts/alert.ts'
import { device, ip, mailbox, mailCluster, message, process, url, user } from '../alerts/evidence.ts'
import { ws07 } from '../company/devices.ts'
import { hostile, officeIp } from '../company/internet.ts'
import { elin, person, sofia } from '../company/people.ts'
import { act, connect, toHost } from '../deed.ts'
import { afterDelivery, click, deliver, type Message } from '../mail.ts'
import { at, MINUTE, SECOND } from '../moment.ts'
import { spawn } from '../process.ts'
import { sessionAt } from '../session.ts'
import type { Stage } from '../stage.ts'
import { note } from '../truth.ts'

export const phishUrl = `https://${hostile.phishPage.name}/secure/auth?ref=PF-0413`

/** Monday 07:12: nine copies of a letter about port fees; four arrive, one is believed. */
export function phish({ world, roster }: Stage): Message {
  const from = { address: `invoice@${hostile.phishSender.name}`, name: 'Harborline Billing', ip: hostile.phishSender.ip }
  const caught = ['nils.forsberg', 'tuva.sjogren', 'gustav.hedin', 'anton.ryd', 'stina.blom'].map(person)
  const reached = [elin, sofia, person('wilma.ost'), person('klara.moberg')]
  const copies = [...reached, ...caught].map((to, index) =>
    deliver(world, {
      moment: at(13, '07:12:04') + index * 3 * SECOND,
      from,
      to,
      subject: 'Updated port fees - please confirm your account',
      urls: [phishUrl],
      clusterId: 3_120_447_811,
      language: 'en',
      authentication: 'fail',
      ...(caught.includes(to)
        ? { threat: 'Phish' as const, methods: '{"Phish":["URL malicious reputation"]}', delivered: 'Quarantine' as const }
        : {}),
    }),
  )
  const [hers, ...others] = copies as [Message, ...Message[]]
  note(
    world,
    'main',
    'InitialAccess',
    'T1566.002',
    'A phishing letter with a link to a copied sign-in page reaches Elin Bergström',
    hers.row,
  )

  const desk = sessionAt(roster, ws07, at(13, '07:31:12'))
  act(world, desk.outlook!, at(13, '07:31:12'), 'BrowserLaunchedToOpenUrl', { RemoteUrl: phishUrl })
  const tab = spawn(
    world,
    desk.edge!,
    at(13, '07:31:13'),
    'msedge.exe',
    `"C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe" --single-argument ${phishUrl}`,
  )
  connect(world, tab, at(13, '07:31:14'), toHost(hostile.phishPage, 443, '/secure/auth?ref=PF-0413'))
  const clicked = click(world, { moment: at(13, '07:31:12'), person: elin, url: phishUrl, message: hers, ip: officeIp })
  note(world, 'main', 'InitialAccess', 'T1204.001', 'She opens the link and enters her password', clicked)
  click(world, {
    moment: at(13, '08:40:33'),
    person: person('klara.moberg'),
    url: phishUrl,
    message: others[2]!,
    ip: officeIp,
    blocked: true,
    threat: 'Phish',
  })
  const arrived = [hers, ...others.slice(0, 3)]
  for (const [index, copy] of arrived.entries()) afterDelivery(world, copy, at(13, '08:31:40') + index * SECOND, 'Phish ZAP', 'Phish')

  raise(world, {
    key: 'phish-click',
    plot: 'main',
    stage: 'InitialAccess',
    by: 'office',
    severity: 'high',
    category: 'InitialAccess',
    techniques: ['T1566.002', 'T1204.001'],
    title: 'A potentially malicious URL click was detected',
    description:
      'A user opened a link that was later found to lead to a page that collects passwords. The click was not blocked because the page had no reputation at the time.',
    first: at(13, '07:31:12'),
    delay: 31 * MINUTE,
    evidence: [
      user(elin, { verdict: 'suspicious', roles: ['compromised'] }),
      mailbox(elin, { roles: ['attacked'] }),
      message(hers, { verdict: 'malicious', status: 'remediated' }),
      url(phishUrl, { verdict: 'malicious' }),
    ],
  })
  raise(world, {
    key: 'phish-zap',
    plot: 'main',
    stage: 'InitialAccess',
    by: 'office',
    severity: 'informational',
    category: 'InitialAccess',
    techniques: ['T1566.002'],
    title: 'Email messages containing malicious URL removed after delivery',
    description: 'Delivered messages with a link that was found malicious were moved to quarantine.',
    first: at(13, '07:12:04'),
    last: at(13, '08:31:44'),
    evidence: [
      mailCluster(copies, { verdict: 'malicious', status: 'remediated' }),
      ...arrived.map((one) => message(one, { verdict: 'malicious', status: 'remediated' })),
      ...arrived.map((one) => mailbox(one.to === elin ? elin : person(one.recipient.split('@')[0]!), { roles: ['attacked'] })),
      url(phishUrl, { verdict: 'malicious', status: 'blocked' }),
      ip(hostile.phishSender.ip, { verdict: 'suspicious', roles: ['attacker'] }),
    ],
    comments: [{ by: 'Defender API', text: 'Automated investigation removed 4 messages.', after: 12 * MINUTE }],
  })
  raise(world, {
    key: 'phish-page',
    plot: 'main',
    stage: 'InitialAccess',
    by: 'endpoint',
    detection: 'smartScreen',
    severity: 'medium',
    category: 'InitialAccess',
    techniques: ['T1566.002'],
    title: 'Connection to a page that imitates a sign-in',
    description: 'A browser opened a page that imitates the sign-in of the organisation. The page was reached from an email.',
    first: at(13, '07:31:13'),
    delay: 24 * MINUTE,
    evidence: [
      device(ws07, { roles: ['attacked'], verdict: 'suspicious', detailedRoles: ['Main device'] }),
      user(elin, { roles: ['compromised'], verdict: 'suspicious' }),
      process(tab, { verdict: 'unknown' }),
      url(phishUrl, { verdict: 'malicious' }),
      ip(hostile.phishPage.ip, { verdict: 'malicious' }),
    ],
  })
  return hers
}
