import { isoFromTicks, TICKS_PER_DAY } from '#base/ticks.ts'
import { serviceSourceTitle } from '#model/service-source.ts'
import type { Outputs } from '../../calls/index.ts'
import { huntingRows, tableWithRows } from '../../entities/hunting-rows.ts'
import { conditionOf } from '../../entities/records-of-entity.ts'
import type { ReadStore } from '../../store/sql.ts'
import { getAlert } from '../detail.ts'
import { alertHistory } from '../history.ts'
import { actionsTaken } from '../story/actions.ts'
import { type NamedEntity, type StoryAlert, storyAlert } from '../story/alert-names.ts'
import { deedsOf } from './deeds.ts'
import { ticketText } from './ticket-text.ts'

export type Ticket = Outputs['alerts']['ticket']
type SignIn = Ticket['signIns'][number]

/** Tables that tell where somebody signed in, with the names their columns go by. */
const SIGN_INS = [
  { table: 'EntraIdSignInEvents', ip: 'IPAddress', country: 'Country', city: 'City', app: 'Application', error: 'ErrorCode' },
  { table: 'AADSignInEventsBeta', ip: 'IPAddress', country: 'Country', city: 'City', app: 'Application', error: 'ErrorCode' },
  { table: 'SigninLogs', ip: 'IPAddress', country: 'Location', city: '', app: 'AppDisplayName', error: 'ResultType' },
] as const

/** Sign-ins of the alert's users within a day of it, from the addresses it names where it names any; one line an address and place. */
function signInsOf(store: ReadStore, alert: StoryAlert): SignIn[] {
  const users = alert.entities.filter(({ kind }) => kind === 'user' || kind === 'mailbox').flatMap((one) => one.names)
  const addresses = new Set(alert.entities.filter((one) => one.kind === 'ip').flatMap((one) => one.names.map((name) => name.value)))
  const found = new Map<string, SignIn>()
  for (const told of SIGN_INS) {
    const table = tableWithRows(store, told.table)
    const condition = table && conditionOf(table, users)
    if (!table || !condition) continue
    const columns = [told.ip, told.country, told.city, told.app, told.error].filter(Boolean)
    const where = `(${condition.sql}) AND ${table.time} BETWEEN ? AND ? ORDER BY ${table.time} LIMIT 2000`
    for (const row of huntingRows(
      store,
      table,
      columns,
      where,
      ...condition.params,
      alert.first - TICKS_PER_DAY,
      alert.last + TICKS_PER_DAY,
    )) {
      const value = (column: string) => (column ? (row.values[column] ?? '') : '')
      const ip = value(told.ip)
      if (addresses.size > 0 && !addresses.has(ip.toLowerCase())) continue
      const place = [value(told.city), value(told.country)].filter(Boolean).join(', ')
      const known = found.get(`${ip} ${place}`)
      const at = row.at === null ? null : isoFromTicks(row.at)
      const failed = !['', '0'].includes(value(told.error))
      if (known)
        found.set(`${ip} ${place}`, { ...known, count: known.count + 1, failed: known.failed + (failed ? 1 : 0), last: at ?? known.last })
      else found.set(`${ip} ${place}`, { ip, place, application: value(told.app), first: at, last: at, count: 1, failed: failed ? 1 : 0 })
    }
  }
  return [...found.values()].slice(0, 10)
}

const nameOf = ({ names, label }: NamedEntity): string => {
  const full =
    names.find((name) => ['upn', 'address', 'dnsName'].includes(name.type))?.value ??
    names.find((name) => name.type === 'accountName')?.value
  return full && full.toLowerCase() !== label.toLowerCase() ? `${label} (${full})` : label
}

/** How many alerts the incident has, and those of them that are not resolved (the procedure's last step, spec §5.2). */
function incidentAlerts(store: ReadStore, incident: number): Ticket['incidentAlerts'] {
  const alerts = store.all<{ id: number; title: string; status: Ticket['status'] }>(
    `SELECT id, title, status FROM alert JOIN incident_alert ON incident_alert.alert = alert.id WHERE incident = ? ORDER BY first_activity, id`,
    incident,
  )
  return { alerts: alerts.length, open: alerts.filter((one) => one.status !== 'resolved') }
}

/** What the procedure asks of a resolved alert: the state of its incident's alerts, and everything that was said. */
const resolution = (store: ReadStore, alert: number, incident: number): Ticket['resolution'] => ({
  ...incidentAlerts(store, incident),
  comments: alertHistory(store, alert)
    .filter((entry) => entry.text !== '')
    .map(({ at, performedBy, text }) => ({ at, performedBy, text })),
})

/** What of the sheet the evidence does not say, and what would. */
function missingOf(ticket: Pick<Ticket, 'users' | 'devices' | 'ips' | 'signIns' | 'serviceSource'>): Ticket['missing'] {
  const missing: { field: string; reason: string }[] = []
  if (ticket.users.length === 0) missing.push({ field: 'User affected', reason: 'The alert names no user or mailbox it hit.' })
  if (ticket.devices.length === 0) {
    const reason =
      ticket.serviceSource === 'microsoftDefenderForEndpoint'
        ? 'An endpoint alert always has a device: this export carries none. Graph alerts_v2 and AlertEvidence tell it.'
        : `${serviceSourceTitle(ticket.serviceSource)} raised it: look at the mailbox, app or account instead.`
    missing.push({ field: 'Device affected', reason })
  }
  if (ticket.ips.length === 0) missing.push({ field: 'IP address', reason: 'The alert names no address.' })
  if (ticket.signIns.length === 0)
    missing.push({
      field: 'Sign-in location',
      reason: 'No sign-in of these users from these addresses within a day; EntraIdSignInEvents or Entra sign-in logs would tell.',
    })
  return missing
}

/** The triage sheet an analyst copies into a ticket (spec §5.2). Fails with `alert.not-found`. */
export function alertTicket(store: ReadStore, id: number): Ticket {
  const alert = getAlert(store, id)
  const named = storyAlert(store, id)
  const hit = new Set(alert.evidence.filter((one) => one.impacted).map((one) => one.entity))
  const of = (...kinds: readonly string[]) => named.entities.filter((one) => kinds.includes(one.kind) && hit.has(one.entity)).map(nameOf)
  const distinct = (values: readonly string[]) => [...new Set(values)]
  const incident = store.get<{ name: string }>('SELECT name FROM incident WHERE id = ?', alert.incident)
  const { title, severity, status, classification, determination, assignedTo, providerAlertId, serviceSource, detectionSource } = alert
  const facts = {
    alert: id,
    title,
    severity,
    status,
    classification,
    determination,
    assignedTo,
    providerAlertId,
    serviceSource,
    detectionSource,
    incident: { id: alert.incident, name: incident?.name ?? '' },
    firstActivity: alert.firstActivity,
    lastActivity: alert.lastActivity,
    users: distinct(of('user', 'mailbox')),
    devices: distinct(of('device')),
    others: distinct(named.entities.filter((one) => hit.has(one.entity) && !['user', 'mailbox', 'device'].includes(one.kind)).map(nameOf)),
    ips: distinct(named.entities.filter((one) => one.kind === 'ip').map((one) => one.label)),
    signIns: signInsOf(store, named),
    actions: actionsTaken(store, id).map(({ at, action, target, detail }) => ({ at, action, target: target?.label ?? '', detail })),
    ...deedsOf(store, id, alert.incident),
    incidentAlerts: incidentAlerts(store, alert.incident),
    resolution: status === 'resolved' ? resolution(store, id, alert.incident) : null,
  }
  const ticket = { ...facts, missing: missingOf(facts) }
  return { ...ticket, text: ticketText(ticket, 'text'), markdown: ticketText(ticket, 'markdown') }
}
