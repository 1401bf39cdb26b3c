import { type AlertFact, byTime, distance, type EntityFact, type Facts, type Mention } from './facts.ts'
import type { Link, Rule } from './rule.ts'

export interface Bearer {
  readonly alert: AlertFact
  readonly mention: Mention
}

/** Alerts by the entity they share. Blocking by shared keys keeps correlation near-linear: alerts that share nothing never meet. */
export function bearersOf(facts: Facts, wanted: (mention: Mention, alert: AlertFact) => boolean): Map<EntityFact, Bearer[]> {
  const bearers = new Map<EntityFact, Bearer[]>()
  for (const alert of facts.alerts) {
    for (const mention of alert.mentions) {
      if (facts.everyday.has(mention.entity) || !wanted(mention, alert)) continue
      const of = bearers.get(mention.entity) ?? []
      if (of.at(-1)?.alert === alert) continue
      of.push({ alert, mention })
      bearers.set(mention.entity, of)
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

/** Chains over every entity that some alerts share. */
export function* chainsBy(
  rule: Rule,
  facts: Facts,
  window: number,
  wanted: (mention: Mention, alert: AlertFact) => boolean,
): Generator<Link> {
  for (const [entity, bearers] of bearersOf(facts, wanted)) {
    if (bearers.length < 2) continue
    yield* chain(
      rule,
      bearers.map((one) => one.alert),
      window,
      entity,
    )
  }
}
