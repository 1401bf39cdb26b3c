import { type Bearer, bearersOf, linkOf } from '../chain.ts'
import type { EntityFact, Facts, LogonFact } from '../facts.ts'
import { DAY, HOUR, type Link, type Rule } from '../rule.ts'

/** So many devices log on to it that doing so says nothing: domain controllers, file servers. */
const HUB = 5

/** Devices that at least {@link HUB} devices, and a third of all that log on anywhere, log on to. */
function hubs(logons: readonly LogonFact[]): Set<EntityFact> {
  const sources = new Map<EntityFact, Set<EntityFact>>()
  const all = new Set<EntityFact>()
  for (const { from, to } of logons) {
    all.add(from)
    sources.set(to, (sources.get(to) ?? new Set()).add(from))
  }
  return new Set([...sources].filter(([, of]) => of.size >= HUB && of.size >= all.size / 3).map(([device]) => device))
}

const names = ({ alert }: Bearer, user: EntityFact) => alert.mentions.some((mention) => mention.entity === user)

function* steps(facts: Facts): Generator<Link> {
  const devices = bearersOf(facts, ['device'])
  const everywhere = hubs(facts.logons)
  for (const { from, to, user, at } of facts.logons) {
    if (!user || facts.everyday.has(user)) continue
    const after = devices.get(to)?.find((one) => one.alert.last >= at - HOUR && one.alert.first <= at + DAY)
    const before = devices.get(from)?.findLast((one) => one !== after && one.alert.first <= at && one.alert.last >= at - DAY)
    if (!before || !after || before.alert === after.alert) continue
    const tells = everywhere.has(to) ? names(after, user) : names(after, user) || names(before, user)
    if (tells) yield linkOf(logonBetweenDevices, before.alert, after.alert, to, `${user.label} logged on from ${from.label} to ${to.label}`)
  }
}

/**
 * A logon from one alerted device to another, by an account that an alert on either names, between an alert on the first and one on the
 * second: the attacker's step, not the everyday traffic that also runs between them. Where everybody logs on to, the alert there has to
 * name the account.
 */
export const logonBetweenDevices: Rule = {
  id: 'logon-between-devices',
  title: 'Logon between devices',
  version: 2,
  reads: ['devices', 'logged on to'],
  run: steps,
  explain: (link) => `Logon between devices: ${link.note}, between “${link.earlier.title}” and “${link.later.title}”.`,
}
