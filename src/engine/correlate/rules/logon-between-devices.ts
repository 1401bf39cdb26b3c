import { bearersOf, linkOf } from '../chain.ts'
import type { AlertFact } from '../facts.ts'
import { DAY, HOUR, type Link, type Rule } from '../rule.ts'

/**
 * A logon from one alerted device to another, by an account that an alert on either names, between an alert on the first and one on the
 * second: the attacker's step, not the everyday traffic that also runs between them.
 */
export const logonBetweenDevices: Rule = {
  id: 'logon-between-devices',
  title: 'Logon between devices',
  version: 1,
  reads: ['devices', 'logged on to'],
  *run(facts): Generator<Link> {
    const devices = bearersOf(facts, ({ entity }) => entity.kind === 'device')
    for (const edge of facts.edges) {
      if (edge.relation !== 'logged-on-to' || edge.source.kind !== 'device') continue
      const [from, to] = [devices.get(edge.source), devices.get(edge.target)]
      if (!from || !to) continue
      for (const moment of edge.moments) {
        const before = from.findLast(({ alert }) => alert.first <= moment && alert.last >= moment - DAY)?.alert
        const after = to.find(({ alert }) => alert.last >= moment - HOUR && alert.first <= moment + DAY)?.alert
        if (before && after && before !== after && sharesUser(before, after))
          yield linkOf(logonBetweenDevices, before, after, edge.target, edge.source.label)
      }
    }
  },
  explain: (link) =>
    `Logon between devices: ${link.note} logged on to ${link.entity!.label} between “${link.earlier.title}” and “${link.later.title}”.`,
}

const users = (alert: AlertFact) =>
  alert.mentions.filter(({ entity }) => entity.kind === 'user' || entity.kind === 'account').map((one) => one.entity)

function sharesUser(a: AlertFact, b: AlertFact): boolean {
  const of = new Set(users(a))
  return of.size === 0 || users(b).length === 0 || users(b).some((user) => of.has(user))
}
