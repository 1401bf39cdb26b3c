import type { IncidentDigest } from '#model/incident-digest.ts'
import { tacticOf, tactics } from '#model/tactic.ts'

/** `Initial Access` and `InitialAccess` as they stand in a sentence: `Initial access`. */
function inWords(category: string): string {
  const name = tacticOf(category)?.name ?? category.replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
  return name.charAt(0).toUpperCase() + name.slice(1).toLowerCase()
}

/** Tactics of some categories in kill-chain order; categories that are no tactic come after, as written. */
export function inKillChainOrder(categories: Iterable<string>): string[] {
  const place = (category: string) => {
    const tactic = tacticOf(category)
    return tactic ? tactics.indexOf(tactic) : tactics.length
  }
  return [...new Set(categories)].filter(Boolean).sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1))
}

function where({ assets }: IncidentDigest): string {
  const count = (n: number, one: string) => (n === 1 ? `one ${one}` : `multiple ${one}s`)
  if (assets.devices > 0) return ` on ${count(assets.devices, 'endpoint')}`
  if (assets.users > 0) return ` involving ${count(assets.users, 'user')}`
  if (assets.mailboxes > 0) return ` involving ${count(assets.mailboxes, 'mailbox').replace('mailboxs', 'mailboxes')}`
  if (assets.cloudResources > 0) return ` involving ${count(assets.cloudResources, 'cloud resource')}`
  if (assets.apps > 0) return ` involving ${count(assets.apps, 'app')}`
  return ''
}

/**
 * The name the portal would give (spec §1.3), from the number of endpoints and users affected, the sources and the categories:
 * `Multi-stage incident involving Initial access & Exfiltration on multiple endpoints reported by multiple sources`.
 */
export function incidentName(digest: IncidentDigest, titles: readonly string[]): string {
  const reported = digest.serviceSources.length > 1 ? ' reported by multiple sources' : ''
  const scope = `${where(digest)}${reported}`
  const different = new Set(titles)
  if (different.size === 0) return 'Incident without alerts'
  if (different.size === 1) return `${titles[0] || 'Untitled alert'}${scope}`
  const stages = inKillChainOrder(digest.categories.filter((category) => tacticOf(category)))
  if (stages.length > 1) return `Multi-stage incident involving ${inWords(stages[0]!)} & ${inWords(stages.at(-1)!)}${scope}`
  const category = stages[0] ?? inKillChainOrder(digest.categories)[0]
  if (category) return `${inWords(category)} incident${scope}`
  // without categories every such incident would bear one name: what began it tells them apart
  const others = titles.length - 1
  return `${titles[0] || 'Untitled alert'} and ${others === 1 ? 'one other alert' : `${others} other alerts`}${scope}`
}
