import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadEvidence } from '#engine/load.ts'
import { caseInfo } from '#engine/store/calls.ts'
import { createCase } from '#engine/store/case-file.ts'
import { schemaCsv } from '../support/loaded-case.ts'
import { analyst } from '../support/placed-alerts.ts'
import { twoAlerts } from '../support/small-evidence.ts'
import { temporaryFolder } from '../support/temporary.ts'

test('a case knows its newest evidence and its newest alert, however long its logs go on after', async () => {
  using folder = temporaryFolder('info')
  writeFileSync(folder.file('alerts.json'), JSON.stringify(twoAlerts))
  const late = { DeviceName: 'pc', FileName: 'late.exe', Timestamp: '2027-06-01T00:00:00Z' }
  writeFileSync(folder.file('processes.csv'), schemaCsv('DeviceProcessEvents', [late]))
  const store = createCase(':memory:')
  expect(caseInfo(store)).toMatchObject({ newest: null, newestAlert: null })
  await loadEvidence(store, [folder.path], { correlate: true }, analyst())
  expect(caseInfo(store)).toMatchObject({ newest: '2027-06-01T00:00:00.0000000Z', newestAlert: '2026-03-02T09:01:20.0000000Z' })
  store.close()
})
