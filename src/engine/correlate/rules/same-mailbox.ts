import { chainsBy } from '../chain.ts'
import { afterText, DAY, type Rule } from '../rule.ts'

/** Alerts on one mailbox within a day. */
export const sameMailbox: Rule = {
  id: 'same-mailbox',
  title: 'Same mailbox',
  version: 1,
  reads: ['mailboxes'],
  run: (facts) => chainsBy(sameMailbox, facts, DAY, ['mailbox', 'mailboxConfiguration']),
  explain: (link) => `Same mailbox: ${link.entity!.label} is in both alerts, ${afterText(link)}.`,
}
