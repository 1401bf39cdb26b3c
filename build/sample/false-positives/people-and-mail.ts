import { raise } from '../alerts/alert.ts'
import { cloudApplication, ip, mailbox, message, url, user } from '../alerts/evidence.ts'
import { apps, cloudAct, signIn } from '../cloud.ts'
import { airportPlace, host } from '../company/internet.ts'
import { axel, linnea, person } from '../company/people.ts'
import { deliver } from '../mail.ts'
import { at, HOUR } from '../moment.ts'
import type { Stage } from '../stage.ts'
import { plot } from '../truth.ts'

/** Tuesday: the sales manager lands in Singapore and reads his mail. */
export function businessTrip({ world }: Stage): void {
  for (const clock of ['06:10:41', '06:32:09', '09:15:50', '13:40:22'])
    signIn(world, { moment: at(14, clock), person: axel, app: apps.mail, place: airportPlace, multiFactor: true, risk: 10 })
  raise(world, {
    key: 'fp-travel',
    plot: 'fp-travel',
    stage: 'InitialAccess',
    by: 'entra',
    severity: 'medium',
    category: 'InitialAccess',
    techniques: ['T1078'],
    title: 'Atypical travel',
    description: 'Two sign-ins came from places too far apart for the time between them.',
    first: at(14, '06:10:41'),
    evidence: [user(axel, { roles: ['compromised'] }), ip(airportPlace.ip, { verdict: 'suspicious' }, airportPlace)],
    resolved: { after: 3 * HOUR, classification: 'falsePositive', determination: 'notMalicious', by: 'Karl Wallin' },
    comments: [{ by: 'Karl Wallin', text: 'Axel is at the fair in Singapore, in his calendar since February.', after: 2.8 * HOUR }],
  })
  plot(world, { key: 'fp-travel', name: 'A journey to Singapore', truePositive: false, summary: 'The sales manager travels.', path: [] })
}

/** Wednesday: payroll lists go to the auditor, as every April. */
export function salaryReview({ world }: Stage): void {
  cloudAct(world, {
    moment: at(15, '12:15:09'),
    person: linnea,
    app: apps.files,
    action: 'SharingSet',
    activity: 'Share',
    object: { name: 'Löneöversyn 2026.xlsx', type: 'File' },
    raw: { TargetUserOrGroupName: 'revision@hamnrevision.example' },
  })
  raise(world, {
    key: 'fp-salary',
    plot: 'fp-salary',
    stage: 'Exfiltration',
    by: 'dataLoss',
    severity: 'low',
    category: 'Exfiltration',
    techniques: ['T1567'],
    title: 'DLP policy match for document shared with external user',
    description: 'A file with personal numbers was shared with an address outside.',
    first: at(15, '12:15:09'),
    evidence: [user(linnea), cloudApplication(apps.files, { roles: ['contextual'] })],
    resolved: { after: 4 * HOUR, classification: 'informationalExpectedActivity', determination: 'confirmedActivity', by: 'Karl Wallin' },
  })
  plot(world, {
    key: 'fp-salary',
    name: 'Salary review for the auditor',
    truePositive: false,
    summary: 'A yearly file is shared with the auditor by agreement.',
    path: [],
  })
}

/** Thursday: somebody has had enough of a trade paper. */
export function reportedNewsletter({ world }: Stage): void {
  const hugo = person('hugo.lindahl')
  const paper = host('www.skeppsnytt.example')
  const link = `https://${paper.name}/prenumerera/2026-16`
  const letter = deliver(world, {
    moment: at(16, '06:40:12'),
    from: { address: `redaktion@${paper.name}`, name: 'Skeppsnytt', ip: paper.ip },
    to: hugo,
    subject: 'Sista chansen att förnya din prenumeration',
    urls: [link],
  })
  raise(world, {
    key: 'fp-newsletter',
    plot: 'fp-newsletter',
    stage: 'InitialAccess',
    by: 'office',
    severity: 'low',
    category: 'InitialAccess',
    techniques: ['T1566'],
    title: 'Email reported by user as malware or phish',
    description: 'A user reported a message.',
    first: at(16, '06:40:12'),
    last: at(16, '08:02:50'),
    evidence: [message(letter, { verdict: 'noThreatsFound' }), mailbox(hugo), user(hugo), url(link, { verdict: 'noThreatsFound' })],
    resolved: { after: HOUR, classification: 'falsePositive', determination: 'notMalicious', by: 'Automation' },
  })
  plot(world, { key: 'fp-newsletter', name: 'A trade paper reported as phish', truePositive: false, summary: 'A newsletter.', path: [] })
}
