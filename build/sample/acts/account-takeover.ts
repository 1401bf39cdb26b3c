import { raise } from '../alerts/alert.ts'
import { cloudApplication, ip, url, user } from '../alerts/evidence.ts'
import { apps, edgeAgent, signIn } from '../cloud.ts'
import { takeoverPlace } from '../company/internet.ts'
import { elin } from '../company/people.ts'
import { at, MINUTE } from '../moment.ts'
import type { Stage } from '../stage.ts'
import { note } from '../truth.ts'
import { phishUrl } from './phish.ts'

/** Monday 07:44: the stolen session is used from a hosting company's address. */
export function accountTakeover({ world }: Stage): void {
  const common = { person: elin, place: takeoverPlace, agent: edgeAgent.replace('134.0.0.0', '131.0.0.0'), multiFactor: true }
  const first = signIn(world, { ...common, moment: at(13, '07:44:31'), app: apps.portal, risk: 50 })
  note(world, 'main', 'CredentialAccess', 'T1539', 'The intruder signs in as Elin with the session taken by the page', first)
  for (const clock of ['07:46:02', '08:03:10', '14:28:55', '21:36:40'])
    signIn(world, { ...common, moment: at(13, clock), app: apps.mail, risk: 50, interactive: false })
  signIn(world, { ...common, moment: at(14, '05:50:19'), app: apps.mail, risk: 100, interactive: false })
  signIn(world, { ...common, moment: at(14, '08:33:07'), app: apps.mail, risk: 100, interactive: false })

  const who = user(elin, { verdict: 'suspicious', roles: ['compromised'] })
  const from = ip(takeoverPlace.ip, { verdict: 'suspicious', roles: ['attacker', 'source'] }, takeoverPlace)
  raise(world, {
    key: 'unfamiliar-sign-in',
    plot: 'main',
    stage: 'CredentialAccess',
    by: 'entra',
    severity: 'high',
    category: 'InitialAccess',
    techniques: ['T1078', 'T1078.004'],
    title: 'Unfamiliar sign-in properties',
    description: 'The sign-in has properties that were not seen for this user before: address, provider, country and browser version.',
    first: at(13, '07:44:31'),
    delay: 9 * MINUTE,
    evidence: [who, from],
    status: 'inProgress',
    assignedTo: 'soc.desk@norrvik.example',
  })
  raise(world, {
    key: 'session-theft',
    plot: 'main',
    stage: 'CredentialAccess',
    by: 'xdr',
    severity: 'high',
    category: 'CredentialAccess',
    techniques: ['T1557', 'T1539'],
    title: 'Stolen session cookie was used',
    description:
      'A session that began behind a page reached from a phishing mail was continued from another address. The second factor was satisfied by the stolen session.',
    first: at(13, '07:31:12'),
    last: at(13, '07:46:02'),
    delay: 18 * MINUTE,
    evidence: [who, from, url(phishUrl, { verdict: 'malicious' }), cloudApplication(apps.portal, { roles: ['contextual'] })],
  })
}
