import { bearersOf, chain, chainsBy, linkOf } from '../chain.ts'
import type { EntityFact, Mention } from '../facts.ts'
import { afterText, DAY, type Rule } from '../rule.ts'

/** Processes from which a whole session or system hangs: that two alerts descend from one of them says nothing. */
const ROOTS =
  /^(?:explorer|services|svchost|wininit|winlogon|userinit|smss|csrss|system|lsass|taskhostw?|taskeng|sihost|dllhost|wmiprvse|init|systemd|launchd|idle|sshd|cron|mssense|senseir|msmpeng)(?:\.exe)?$/i

export const isTreeRoot = (process: EntityFact): boolean => ROOTS.test(process.label)

/** One process in both alerts, or one that started the other's. */
export const sameProcessTree: Rule = {
  id: 'same-process-tree',
  title: 'Same process tree',
  version: 1,
  reads: ['processes', 'started'],
  *run(facts) {
    const wanted = ({ entity }: Mention) => !isTreeRoot(entity)
    yield* chainsBy(sameProcessTree, facts, 7 * DAY, ['process'], wanted)
    const bearers = bearersOf(facts, ['process'], wanted)
    const children = new Map<EntityFact, EntityFact[]>()
    for (const edge of facts.edges) {
      if (edge.relation !== 'spawned' || isTreeRoot(edge.source)) continue
      const of = children.get(edge.source) ?? []
      of.push(edge.target)
      children.set(edge.source, of)
    }
    for (const [parent, of] of children) {
      const own = bearers.get(parent)?.[0]?.alert
      const below = of.flatMap((child) => bearers.get(child)?.slice(0, 1) ?? []).map((one) => one.alert)
      if (own) for (const alert of below) if (alert !== own) yield linkOf(sameProcessTree, own, alert, parent)
      if (!own) yield* chain(sameProcessTree, below, 7 * DAY, parent)
    }
  },
  explain: (link) => `Same process tree: ${link.entity!.label} stands behind both alerts, ${afterText(link)}.`,
}
