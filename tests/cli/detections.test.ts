import { mkdirSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadEvidence } from '#engine/load.ts'
import { createCase } from '#engine/store/case-file.ts'
import { answerOf } from '../support/cli.ts'
import { analyst } from '../support/placed-alerts.ts'
import { writeTwoAlerts } from '../support/small-evidence.ts'
import { temporaryFolder } from '../support/temporary.ts'

interface Rules {
  readonly rules: readonly {
    readonly id: number
    readonly title: string
    readonly kind: string
    readonly enabled: boolean
    readonly status: string
  }[]
  readonly rejected: readonly { readonly path: string }[]
}

interface Detected {
  readonly rules: number
  readonly matched: readonly {
    readonly rule: number
    readonly title: string
    readonly severity: string
    readonly alerts: number
    readonly events: number
  }[]
  readonly elapsedMs: number
}

test('rules are taken in from a folder, listed, and run; running them again finds the same and makes nothing new', {
  timeout: 120_000,
}, async () => {
  using folder = temporaryFolder('cli-rules')
  const file = folder.file('case.coldtrail')
  const made = createCase(file)
  await loadEvidence(made, [writeTwoAlerts(folder.file('alerts.json'))], { correlate: true }, analyst())
  made.close()
  mkdirSync(folder.file('rules'))
  writeFileSync(
    folder.file('rules/alerted.kql'),
    '// name: Alerted devices\nAlertEvidence | where EntityType == "Machine" | project Timestamp, DeviceId, DeviceName',
  )
  writeFileSync(folder.file('rules/sigma.yml'), 'title: x\ndetection:\n  condition: a\n')
  const imported = await answerOf<Rules>('rules', file, 'import', folder.file('rules'))
  expect(imported.rules).toMatchObject([{ title: 'Alerted devices', kind: 'kql', enabled: true, status: 'not run' }])
  expect(imported.rejected.map((one) => one.path)).toEqual(['sigma.yml'])
  expect(await answerOf<Detected>('detect', file)).toMatchObject({
    rules: 1,
    matched: [{ title: 'Alerted devices', severity: 'medium', alerts: 1, events: 2 }],
  })
  expect((await answerOf<Rules>('rules', file)).rules).toMatchObject([{ status: 'ok' }])
})
