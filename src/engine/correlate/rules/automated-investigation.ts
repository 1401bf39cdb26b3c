import { chain } from '../chain.ts'
import type { AlertFact } from '../facts.ts'
import { afterText, DAY, type Link, type Rule } from '../rule.ts'

/** Alerts of one automated investigation, where the evidence names it. */
export const automatedInvestigation: Rule = {
  id: 'automated-investigation',
  title: 'Automated investigation',
  version: 2,
  reads: ['investigation ids'],
  *run(facts): Generator<Link> {
    const byInvestigation = new Map<string, AlertFact[]>()
    for (const alert of facts.alerts) {
      if (!alert.investigation || !alert.dated) continue
      const of = byInvestigation.get(alert.investigation) ?? []
      of.push(alert)
      byInvestigation.set(alert.investigation, of)
    }
    for (const [id, alerts] of byInvestigation) yield* chain(automatedInvestigation, alerts, 30 * DAY, null, id)
  },
  explain: (link) => `Automated investigation ${link.note} holds both alerts, ${afterText(link)}.`,
}
