import { chainsBy } from '../chain.ts'
import { afterText, DAY, type Rule } from '../rule.ts'

/** One address, not everyday in this case, within a day. */
export const sameIp: Rule = {
  id: 'same-ip',
  title: 'Same IP address',
  version: 2,
  reads: ['IP addresses'],
  run: (facts) => chainsBy(sameIp, facts, DAY, ['ip']),
  explain: (link) => `Same IP address: both alerts name ${link.entity!.label}, ${afterText(link)}.`,
}
