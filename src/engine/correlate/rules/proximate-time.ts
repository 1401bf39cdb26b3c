import { chainsBy } from '../chain.ts'
import { afterText, HOUR, type Rule } from '../rule.ts'

/** Alerts on one device so close in time that one activity is the likeliest cause of both. */
export const proximateTime: Rule = {
  id: 'proximate-time',
  title: 'Proximate time',
  version: 2,
  reads: ['devices', 'times'],
  run: (facts) => chainsBy(proximateTime, facts, HOUR, ['device']),
  explain: (link) => `Proximate time: on ${link.entity!.label}, ${afterText(link)}.`,
}
