import { raise } from '../alerts/alert.ts'
import { ip, user } from '../alerts/evidence.ts'
import { apps, signIn } from '../cloud.ts'
import { sprayPlace } from '../company/internet.ts'
import { type Person, person } from '../company/people.ts'
import { at, MINUTE, SECOND } from '../moment.ts'
import type { Stage } from '../stage.ts'
import { note, plot } from '../truth.ts'

const agent = 'python-requests/2.32.3'

/** Monday night: one password against many accounts, one of which has it; the second factor holds. */
export function passwordSpray({ world }: Stage): void {
  const targets = [
    'isak.berg',
    'ebba.falk',
    'olle.nord',
    'melker.sandin',
    'lovisa.torn',
    'gustav.hedin',
    'ida.lund',
    'anton.ryd',
    'stina.blom',
    'tuva.sjogren',
  ].map(person)
  const [isak, ebba, olle] = targets as [Person, Person, Person]
  const tries = [0, 1, 2].flatMap((round) =>
    targets.map((target, index) =>
      signIn(world, {
        moment: at(13, '22:05:12') + (round * 31 + index) * MINUTE + index * 7 * SECOND,
        person: target,
        app: apps.directory,
        place: sprayPlace,
        agent,
        error: 50126,
        client: 'Other clients',
        risk: 10,
      }),
    ),
  )
  note(world, 'password-spray', 'CredentialAccess', 'T1110.003', 'One address tries ten accounts', tries[0]!)
  const hit = signIn(world, {
    moment: at(13, '23:38:40'),
    person: ebba,
    app: apps.directory,
    place: sprayPlace,
    agent,
    error: 50074,
    client: 'Other clients',
    risk: 50,
  })
  note(world, 'password-spray', 'InitialAccess', 'T1078.004', "Ebba Falk's password is right, the second factor is not given", hit)

  const from = ip(sprayPlace.ip, { verdict: 'malicious', roles: ['attacker', 'source'] }, sprayPlace)
  const attacked = (who: Person) => user(who, { roles: ['attacked'], verdict: 'suspicious' })
  raise(world, {
    key: 'spray',
    plot: 'password-spray',
    stage: 'CredentialAccess',
    by: 'entra',
    severity: 'medium',
    category: 'CredentialAccess',
    techniques: ['T1110.003'],
    title: 'Password spray',
    description: 'Several accounts were tried with common passwords from one address.',
    first: at(13, '22:05:12'),
    last: at(13, '23:16:00'),
    evidence: [attacked(isak), attacked(ebba), attacked(olle), from],
  })
  raise(world, {
    key: 'spray-hit',
    plot: 'password-spray',
    stage: 'InitialAccess',
    by: 'entra',
    severity: 'high',
    category: 'InitialAccess',
    techniques: ['T1078.004'],
    title: 'Password spray with correct password',
    description: 'A password tried in a spray was right. The sign-in was stopped by the second factor.',
    first: at(13, '23:38:40'),
    evidence: [user(ebba, { roles: ['compromised'], verdict: 'suspicious' }), from],
    resolved: { after: 10 * 60 * MINUTE, classification: 'truePositive', determination: 'compromisedAccount', by: 'Karl Wallin' },
    comments: [{ by: 'Karl Wallin', text: 'Password changed with Ebba on the phone.', after: 590 * MINUTE }],
  })
  raise(world, {
    key: 'sentinel-spray',
    plot: 'password-spray',
    stage: 'CredentialAccess',
    by: 'sentinel',
    severity: 'medium',
    category: 'CredentialAccess',
    techniques: ['T1110'],
    title: 'Many accounts failed to sign in from one address',
    description: 'Ten or more accounts failed from one address within two hours.',
    first: at(13, '22:05:12'),
    last: at(13, '23:16:00'),
    delay: 20 * MINUTE,
    evidence: [from, ...targets.map((who) => user(who))],
  })
  plot(world, {
    key: 'password-spray',
    name: 'Passwords tried at night',
    truePositive: true,
    summary: 'One address tries ten accounts; one password is right, and the second factor stops it.',
    rootCause: { kind: 'ip', entity: sprayPlace.ip, row: tries[0]! },
    path: [
      { kind: 'ip', entity: sprayPlace.ip },
      { kind: 'user', entity: ebba.upn },
    ],
    lastAffected: { kind: 'user', entity: ebba.upn, at: at(13, '23:38:40') },
  })
}
