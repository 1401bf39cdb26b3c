import { chainsBy } from '../chain.ts'
import { afterText, DAY, type Rule } from '../rule.ts'

/** One application that the evidence holds against itself; an app that is merely used is shared by everybody. */
export const sameApp: Rule = {
  id: 'same-app',
  title: 'Same app',
  version: 2,
  reads: ['cloud and OAuth applications'],
  run: (facts) =>
    chainsBy(
      sameApp,
      facts,
      3 * DAY,
      ['oauthApplication', 'cloudApplication'],
      ({ entity, verdict }) => entity.kind === 'oauthApplication' || verdict === 'malicious' || verdict === 'suspicious',
    ),
  explain: (link) => `Same app: ${link.entity!.label} is in both alerts, ${afterText(link)}.`,
}
