import { bearersOf, chain, chainsBy, linkOf } from '../chain.ts'
import { byTime, type EntityFact, type Mention } from '../facts.ts'
import { afterText, DAY, type Rule } from '../rule.ts'

/** Processes from which a whole session or system hangs: that two alerts descend from one of them says nothing. */
const ROOTS =
  /^(?:explorer|services|svchost|wininit|winlogon|userinit|smss|csrss|system|lsass|taskhostw?|taskeng|sihost|dllhost|wmiprvse|init|systemd|launchd|idle|sshd|cron|mssense|senseir|msmpeng)(?:\.exe)?$/i

export const isTreeRoot = (process: EntityFact): boolean => ROOTS.test(process.label)

/** One process in both alerts, or one that started the other's, directly or through one that no alert names. */
export const sameProcessTree: Rule = {
  id: 'same-process-tree',
  title: 'Same process tree',
  version: 2,
  reads: ['processes', 'started'],
  *run(facts) {
    const wanted = ({ entity }: Mention) => !isTreeRoot(entity)
    yield* chainsBy(sameProcessTree, facts, 7 * DAY, ['process'], wanted)
    const bearers = bearersOf(facts, ['process'], wanted)
    const spawned = facts.edges.filter((edge) => edge.relation === 'spawned' && !isTreeRoot(edge.source))
    const parentOf = new Map(spawned.map((edge) => [edge.target, edge.source]))
    for (const [parent, edges] of Map.groupBy(spawned, (edge) => edge.source)) {
      const below = edges.flatMap(({ target }) => bearers.get(target)?.slice(0, 1) ?? []).map((one) => one.alert)
      const above = bearers.get(parent) ?? bearers.get(parentOf.get(parent) ?? parent)
      const own = above?.[0]?.alert
      if (own) for (const alert of below) if (alert !== own) yield linkOf(sameProcessTree, own, alert, parent)
      // a parent no alert names may be an agent that lives for months: only what it started within a day counts as one act
      if (!own) yield* chain(sameProcessTree, below.sort(byTime), DAY, parent)
    }
  },
  explain: (link) => `Same process tree: ${link.entity!.label} stands behind both alerts, ${afterText(link)}.`,
}
