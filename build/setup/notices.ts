import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './build-once.ts'
import { deliveredPackages, licenseTexts } from './packages.ts'

const RULE = '-'.repeat(80)

/** Writes beside the built page what the licences of the packages in it ask for: their names, terms and notices. */
export function writeNotices(): void {
  const parts = deliveredPackages().map((delivered) => {
    const heading = `${delivered.name} ${delivered.version} (${delivered.license})`
    return [RULE, heading, RULE, ...licenseTexts(delivered)].join('\n\n')
  })
  const text = ['Coldtrail is delivered with, or run by, the packages below.', ...parts].join('\n\n')
  writeFileSync(join(root, 'out', 'renderer', 'third-party-notices.txt'), `${text}\n`)
}
