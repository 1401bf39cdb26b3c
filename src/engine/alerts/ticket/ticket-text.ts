import { serviceSourceTitle } from '#model/service-source.ts'
import type { Deed } from './deeds.ts'
import type { Ticket } from './ticket.ts'

/** `inProgress` → `In progress` */
const words = (value: string) => {
  const spaced = value.replace(/([a-z0-9])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`)
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}
const moment = (iso: string | null) => (iso === null ? 'time not told' : `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`)
/** Line ends and control characters of evidence would break the sheet's lines. */
const flat = (text: string) => text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
/** Evidence is text, also in markdown: what would make a link, a heading, a picture or markup is escaped. */
const escaped = (text: string) => flat(text).replace(/[\\`*_{}[\]<>()#+!|~-]/g, '\\$&')

function signInLines(ticket: Omit<Ticket, 'text' | 'markdown'>): string[] {
  return ticket.signIns.map(({ ip, place, application, first, last, count, failed }) => {
    const when = first === last ? moment(first) : `${moment(first)} – ${moment(last)}`
    const outcome = failed === 0 ? '' : failed === count ? ', all failed' : `, ${failed} failed`
    return `${place || 'place not told'} (${ip}) · ${application} · ${count} sign-in${count === 1 ? '' : 's'}${outcome} · ${when}`
  })
}

function openLines({ incidentAlerts: { alerts, open }, incident }: Omit<Ticket, 'text' | 'markdown'>): string[] {
  if (open.length === 0)
    return [alerts === 1 ? 'Yes: its only alert is' : `Yes: all ${alerts} alerts of incident #${incident.id} are resolved`]
  const shown = open.slice(0, 10).map((one) => `#${one.id} ${one.title} (${words(one.status)})`)
  return [
    `No: ${open.length} of ${alerts} are not`,
    ...shown,
    ...(open.length > shown.length ? [`and ${open.length - shown.length} more`] : []),
  ]
}

/** `entity.verdictSet` → `Entity: verdict set`; a state or a status in words. */
const deedWords = (what: string) => {
  const [noun, verb] = what.split('.')
  return verb === undefined ? words(what) : `${words(noun!)}: ${words(verb).toLowerCase()}`
}

const deedLines = (deeds: readonly Deed[]): string[] =>
  deeds.map(({ at, by, what, target, detail }) => {
    const did = what.endsWith('.commented') ? detail : [deedWords(what), target, detail].filter(Boolean).join(' · ')
    return by === '' ? `${moment(at)} ${did}` : `${moment(at)} ${by}: ${did}`
  })

/** The sheet's lines by their titles; what the evidence does not say stands there with its reason. */
function linesOf(ticket: Omit<Ticket, 'text' | 'markdown'>): readonly (readonly [title: string, lines: readonly string[]])[] {
  const missing = (field: string) => ticket.missing.filter((one) => one.field === field).map((one) => `Not in this evidence. ${one.reason}`)
  const or = (field: string, lines: readonly string[]) => [field, lines.length > 0 ? lines : missing(field)] as const
  const decided = [ticket.classification, ticket.determination].filter((one) => one !== 'unknown').map(words)
  const [automation, people] = [deedLines(ticket.automation), deedLines(ticket.people)]
  return [
    ['Alert', [`${ticket.title} (#${ticket.alert}, ${ticket.providerAlertId})`]],
    ['Incident', [`#${ticket.incident.id} ${ticket.incident.name}`]],
    ['Severity', [words(ticket.severity)]],
    [
      'Alert status',
      [[words(ticket.status), ...decided, ticket.assignedTo ? `assigned to ${ticket.assignedTo}` : 'unassigned'].join(' · ')],
    ],
    [
      'Source',
      [[serviceSourceTitle(ticket.serviceSource), ticket.detectionSource && words(ticket.detectionSource)].filter(Boolean).join(' · ')],
    ],
    [
      'Activity',
      [
        ticket.firstActivity === ticket.lastActivity
          ? moment(ticket.firstActivity)
          : `${moment(ticket.firstActivity)} – ${moment(ticket.lastActivity)}`,
      ],
    ],
    or('User affected', ticket.users),
    or('Device affected', ticket.devices),
    ...(ticket.others.length > 0 ? [['Also affected', ticket.others] as const] : []),
    or('IP address', ticket.ips),
    or('Sign-in location', signInLines(ticket)),
    ['Done by automation', automation.length > 0 ? automation : ['Neither the evidence nor this case tells of an action']],
    ['Done by people', people.length > 0 ? people : ['Nobody has acted or commented yet']],
    ['All alerts of the incident resolved', openLines(ticket)],
  ]
}

/** The triage sheet to paste into a ticket, as plain text or as markdown. */
export function ticketText(ticket: Omit<Ticket, 'text' | 'markdown'>, as: 'text' | 'markdown'): string {
  const rows = linesOf(ticket).map(([title, lines]) => {
    if (as === 'text') {
      const [first = '', ...more] = lines.map(flat)
      return [`${title}: ${first}`, ...more.map((line) => `  ${line}`)].join('\n')
    }
    const [only] = lines
    if (lines.length === 1 && only !== undefined) return `- **${title}:** ${escaped(only)}`
    return [`- **${title}:**`, ...lines.map((line) => `  - ${escaped(line)}`)].join('\n')
  })
  return `${rows.join('\n')}\n`
}
