import { chainsBy } from '../chain.ts'
import { afterText, DAY, type Rule } from '../rule.ts'

/** The same message, in whatever mailboxes it lies. */
export const sameMessage: Rule = {
  id: 'same-message',
  title: 'Same message',
  version: 2,
  reads: ['email and Teams messages'],
  run: (facts) => chainsBy(sameMessage, facts, 30 * DAY, ['analyzedMessage', 'submissionMail', 'teamsMessage']),
  explain: (link) => `Same message: “${link.entity!.label}” is evidence of both alerts, ${afterText(link)}.`,
}
