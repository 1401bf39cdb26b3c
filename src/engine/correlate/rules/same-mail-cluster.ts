import { chainsBy } from '../chain.ts'
import { afterText, DAY, type Rule } from '../rule.ts'

/** Messages the mail product put into one cluster. */
export const sameMailCluster: Rule = {
  id: 'same-mail-cluster',
  title: 'Same email cluster',
  version: 2,
  reads: ['email clusters'],
  run: (facts) => chainsBy(sameMailCluster, facts, 30 * DAY, ['mailCluster']),
  explain: (link) => `Same email cluster (${link.entity!.label}), ${afterText(link)}.`,
}
