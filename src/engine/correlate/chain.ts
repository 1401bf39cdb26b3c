import type { EntityKind } from '#model/entity-kind.ts'
import { type AlertFact, byTime, distance, type EntityFact, type Facts, type Mention } from './facts.ts'
import type { Link, Rule } from './rule.ts'

export interface Bearer {
  readonly alert: AlertFact
  readonly mention: Mention
}

const indexes = new WeakMap<Facts, Map<EntityKind, Map<EntityFact, Bearer[]>>>()

/** All mentions of a case's facts by kind and entity, made once: every rule asks for some of it. */
function indexOf(facts: Facts): Map<EntityKind, Map<EntityFact, Bearer[]>> {
  const made = indexes.get(facts) ?? new Map<EntityKind, Map<EntityFact, Bearer[]>>()
  if (indexes.has(facts)) return made
  indexes.set(facts, made)
  for (const alert of facts.alerts) {
    // every rule asks how far apart two alerts are, which nobody can tell of one without a time
    if (!alert.dated) continue
    for (const mention of alert.mentions) {
      if (facts.everyday.has(mention.entity)) continue
      const ofKind = made.get(mention.entity.kind) ?? new Map<EntityFact, Bearer[]>()
      made.set(mention.entity.kind, ofKind)
      const of = ofKind.get(mention.entity) ?? []
      ofKind.set(mention.entity, of)
      of.push({ alert, mention })
    }
  }
  return made
}

/**
 * Alerts by the entity of these kinds they share, in order of time, each alert once; everyday entities are left out. Blocking by shared
 * keys keeps correlation near-linear: alerts that share nothing never meet.
 */
export function bearersOf(
  facts: Facts,
  kinds: readonly EntityKind[],
  wanted: (mention: Mention) => boolean = () => true,
): Map<EntityFact, Bearer[]> {
  const index = indexOf(facts)
  const bearers = new Map<EntityFact, Bearer[]>()
  for (const kind of kinds) {
    for (const [entity, all] of index.get(kind) ?? []) {
      const of: Bearer[] = []
      for (const one of all) if (one.alert !== of.at(-1)?.alert && wanted(one.mention)) of.push(one)
      if (of.length > 0) bearers.set(entity, of)
    }
  }
  return bearers
}

/** Two alerts as a link, in the order they began. */
export function linkOf(rule: Rule, a: AlertFact, b: AlertFact, entity: EntityFact | null, note?: string): Link {
  const [earlier, later] = byTime(a, b) <= 0 ? [a, b] : [b, a]
  return { rule, earlier, later, entity, distance: distance(earlier, later), ...(note === undefined ? {} : { note }) }
}

/**
 * Links each of some alerts, in order of time, to the one before it that was active longest, where no more than `window` ms lie between.
 * One link an alert: who is within the window of whom follows from the chain.
 */
export function* chain(
  rule: Rule,
  alerts: readonly AlertFact[],
  window: number,
  entity: EntityFact | null,
  note?: string,
): Generator<Link> {
  let before: AlertFact | undefined
  for (const alert of alerts) {
    if (before && before !== alert && distance(before, alert) <= window) yield linkOf(rule, before, alert, entity, note)
    if (!before || alert.last >= before.last) before = alert
  }
}

/** Chains over every entity of these kinds that some alerts share. */
export function* chainsBy(
  rule: Rule,
  facts: Facts,
  window: number,
  kinds: readonly EntityKind[],
  wanted?: (mention: Mention) => boolean,
): Generator<Link> {
  for (const [entity, bearers] of bearersOf(facts, kinds, wanted)) {
    if (bearers.length < 2) continue
    const alerts = bearers.map((one) => one.alert)
    yield* chain(rule, alerts, window, entity)
  }
}
