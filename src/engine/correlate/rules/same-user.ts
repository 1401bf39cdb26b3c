import { chainsBy } from '../chain.ts'
import { afterText, HOUR, type Rule } from '../rule.ts'

/** Alerts that name one user within half a day. */
export const sameUser: Rule = {
  id: 'same-user',
  title: 'Same user',
  version: 2,
  reads: ['users and accounts'],
  run: (facts) => chainsBy(sameUser, facts, 12 * HOUR, ['user', 'account', 'servicePrincipal', 'gitHubUser']),
  explain: (link) => `Same user: ${link.entity!.label} is in both alerts, ${afterText(link)}.`,
}
