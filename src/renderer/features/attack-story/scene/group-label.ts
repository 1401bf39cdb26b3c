import type { EntityKind } from '#model/entity-kind.ts'
import { kindOf } from '#model/kinds/index.ts'
import { relationOf } from '#model/relation.ts'

/** First words that are names and keep their capital within a sentence. */
const NAMES = new Set(['Azure', 'Google', 'Kubernetes', 'Teams'])

/** `14 files`, `1 registry value`, `3 IP addresses`: a kind counted in words, as it stands within a sentence. */
export function countedKind(kind: EntityKind, count: number): string {
  const { title, plural } = kindOf(kind)
  const noun = count === 1 ? title : plural
  const [first = ''] = noun.split(' ')
  const plain = /^[A-Z][a-z]*$/.test(first) && !NAMES.has(first)
  return `${count.toLocaleString('en')} ${plain ? noun.charAt(0).toLowerCase() + noun.slice(1) : noun}`
}

/** `14 files` under the node; short, because the line to the hub says the rest. */
export const groupLabel = (kind: EntityKind, count: number): string => countedKind(kind, count)

/** `14 files that powershell.exe created`: the same relation words as everywhere, whichever end the verb belongs to. */
export function groupTitle(kind: EntityKind, count: number, relation: string, fromHub: boolean, hub: string): string {
  const verb = relationOf(relation)?.title ?? relation
  const members = countedKind(kind, count)
  if (fromHub) return `${members} that ${hub} ${verb}`
  return `${members}: each ${verb} ${hub}`
}
