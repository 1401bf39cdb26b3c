import { chainsBy } from '../chain.ts'
import { afterText, HOUR, type Rule } from '../rule.ts'

/** Alerts on one device within half a day. */
export const sameDevice: Rule = {
  id: 'same-device',
  title: 'Same device',
  version: 2,
  reads: ['devices'],
  run: (facts) => chainsBy(sameDevice, facts, 12 * HOUR, ['device', 'iotDevice']),
  explain: (link) => `Same device: ${link.entity!.label} is in both alerts, ${afterText(link)}.`,
}
