import type { EntityKind } from '#model/entity-kind.ts'
import { textAt } from '#model/identity/properties.ts'
import type { Properties } from '#model/kinds/kind.ts'

const CRITICAL_TAG = /critical|domain controller|domaincontroller|tier ?0|sensitive|high.?value|honeytoken|priority account/i
const RID_OF_DOMAIN_RULERS = /-(?:500|502)$/

/** Whether evidence itself marks an entity as critical: its tags, its role, its place in the domain. Guesses by name are not made. */
export function isCritical(kind: EntityKind, tags: readonly string[], properties: Properties): boolean {
  if (tags.some((tag) => CRITICAL_TAG.test(tag))) return true
  if (CRITICAL_TAG.test(textAt(properties, 'machineTags')) || CRITICAL_TAG.test(textAt(properties, 'assetValue'))) return true
  if (kind === 'device') return /^high$/i.test(textAt(properties, 'deviceValue')) || textAt(properties, 'isDomainController') === 'true'
  return kind === 'user' && RID_OF_DOMAIN_RULERS.test(textAt(properties, 'userAccount.userSid'))
}

const MARKS: readonly (readonly [RegExp, string])[] = [
  [/\bisolated\b/i, 'Isolated'],
  [/\bcontained\b/i, 'Contained'],
  [/\bdisabled\b/i, 'Disabled'],
  [/\bcompromised\b/i, 'Compromised'],
]

/** Labels a node carries because the evidence says so: contained, isolated, disabled. */
export function marksOf(tags: readonly string[], remediationDetails: string): string[] {
  const text = [...tags, remediationDetails].join(' · ')
  return MARKS.filter(([pattern]) => pattern.test(text)).map(([, mark]) => mark)
}
