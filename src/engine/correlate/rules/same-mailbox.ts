import { bearersOf, chain } from '../chain.ts'
import { byTime, type EntityFact, type Facts } from '../facts.ts'
import { afterText, DAY, type Link, type Rule } from '../rule.ts'

/** Users by the address they sign in with: a mailbox of that address is theirs. */
function ownersByAddress(users: Iterable<EntityFact>): Map<string, EntityFact> {
  const owners = new Map<string, EntityFact>()
  for (const user of users) for (const name of user.names) if (name.startsWith('upn:')) owners.set(name.slice(4), user)
  return owners
}

const addressesOf = (mailbox: EntityFact) =>
  mailbox.names.filter((name) => /^(?:address|upn):/.test(name)).map((name) => name.slice(name.indexOf(':') + 1))

function* steps(facts: Facts): Generator<Link> {
  const users = bearersOf(facts, ['user'])
  const owners = ownersByAddress(users.keys())
  for (const [mailbox, bearers] of bearersOf(facts, ['mailbox', 'mailboxConfiguration'])) {
    const own = bearers.map((one) => one.alert)
    const [owner] = addressesOf(mailbox).flatMap((address) => owners.get(address) ?? [])
    const ofOwner = owner ? users.get(owner)!.map((one) => one.alert) : []
    yield* chain(sameMailbox, [...new Set([...own, ...ofOwner])].sort(byTime), DAY, mailbox)
  }
}

/** Alerts on one mailbox, or on it and on the user whose address it bears, within a day. */
export const sameMailbox: Rule = {
  id: 'same-mailbox',
  title: 'Same mailbox',
  version: 2,
  reads: ['mailboxes', 'users'],
  run: steps,
  explain: (link) => `Same mailbox: ${link.entity!.label} or its owner is in both alerts, ${afterText(link)}.`,
}
