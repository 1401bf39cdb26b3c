import { chainsBy } from '../chain.ts'
import { afterText, DAY, type Rule } from '../rule.ts'

/** Exactly the same URL. */
export const sameUrl: Rule = {
  id: 'same-url',
  title: 'Same URL',
  version: 2,
  reads: ['URLs'],
  run: (facts) => chainsBy(sameUrl, facts, 7 * DAY, ['url']),
  explain: (link) => `Same URL: both alerts name ${link.entity!.label}, ${afterText(link)}.`,
}
