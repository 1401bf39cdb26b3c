import { chainsBy } from '../chain.ts'
import { afterText, DAY, type Rule } from '../rule.ts'

/** Exactly the same file (by hash, or by path on one device) that is not one of the system's own. */
export const sameFile: Rule = {
  id: 'same-file',
  title: 'Same file',
  version: 2,
  reads: ['files and hashes'],
  run: (facts) => chainsBy(sameFile, facts, 14 * DAY, ['file', 'fileHash']),
  explain: (link) => `Same file: ${link.entity!.label} is evidence of both alerts, ${afterText(link)}.`,
}
