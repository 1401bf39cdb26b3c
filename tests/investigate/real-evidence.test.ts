import { describe, expect, test } from 'vitest'
import { analyzePaths } from '../support/gathered.ts'
import { hasSharedData, sharedData } from '../support/shared.ts'

const atomic = (name: string) => sharedData(`02-mordor-atomic/${name}.zip`)
const SECURITY = sharedData('05-msticpy-sentinel-mde/SecurityEvent_4688_win_proc.csv')

/** Recorded attacks, what is found in each, and a recording in which the same analyzer finds nothing. */
const recorded = [
  {
    analyzer: 'signature-path',
    title: 'System program outside its folder',
    fires: SECURITY,
    benign: atomic('psh_lsass_memory_dump_comsvcs'),
  },
  {
    analyzer: 'lolbin',
    title: 'Page of a user’s folder run by mshta',
    fires: atomic('psh_mshta_html_application_execution'),
    benign: SECURITY,
  },
  {
    analyzer: 'encoded-command',
    title: 'Encoded command line',
    fires: atomic('empire_launcher_vbs'),
    benign: atomic('psh_mshta_html_application_execution'),
  },
  {
    analyzer: 'persistence',
    title: 'File in the startup folder',
    fires: atomic('psh_mshta_html_application_execution'),
    benign: atomic('psh_lsass_memory_dump_comsvcs'),
  },
  {
    analyzer: 'credential-access',
    title: 'Memory of lsass dumped by comsvcs',
    fires: atomic('psh_lsass_memory_dump_comsvcs'),
    benign: atomic('empire_launcher_vbs'),
  },
] as const

describe.skipIf(!hasSharedData)('recorded attacks of ../shared (skipped where they are not there)', () => {
  test.each(recorded)(
    '$analyzer finds “$title” in the attack and nothing in the twin',
    async ({ analyzer, title, fires, benign }) => {
      const found = await analyzePaths([fires])
      expect(found.titles(analyzer)).toContain(title)
      for (const finding of found.findings(analyzer)) expect(finding.rows[0]!.row).toBeGreaterThan(0)
      expect((await analyzePaths([benign])).titles(analyzer)).toEqual([])
    },
    60_000,
  )
})
