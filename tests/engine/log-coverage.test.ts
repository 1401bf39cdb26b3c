import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { correlate } from '#engine/correlate/correlate.ts'
import { incidentCoverage } from '#engine/entities/coverage.ts'
import { importEvidence } from '#engine/ingest/import.ts'
import { alertOn, analyst, evidence, placedCase } from '../support/placed-alerts.ts'
import { processEvent, processEventColumns } from '../support/process-events.ts'
import { temporaryFolder } from '../support/temporary.ts'

const device = (name: string) => evidence('device', { mdeDeviceId: name.padEnd(40, '0'), deviceDnsName: `${name}.corp.example` })

/** An incident from 08:00 to 20:00 on two devices, and logs of them in the hours named. */
async function caseWithLogs(hours: { readonly [device: string]: readonly number[] }) {
  const store = await placedCase(
    alertOn('ws01', 0, { evidence: [device('ws01'), device('srv02')] }),
    alertOn('ws01', 12 * 60, { evidence: [device('ws01'), device('srv02')] }),
  )
  using folder = temporaryFolder('coverage')
  const rows = Object.entries(hours).flatMap(([name, of]) =>
    of.map((hour) => {
      const [, , , ...rest] = processEvent(hour)
      return [`2026-03-02T${String(hour).padStart(2, '0')}:30:00.0000000Z`, '', `${name}.corp.example`, ...rest]
    }),
  )
  const file = folder.file('events.csv')
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
  writeFileSync(file, [processEventColumns, ...rows].map((row) => row.map(quoted).join()).join('\n'))
  await importEvidence(store, [file], analyst())
  correlate(store, { ignoreProvider: true }, analyst())
  const incident = store.get<{ id: number }>("SELECT id FROM incident WHERE status <> 'redirected'")!.id
  return incidentCoverage(store, { incident })
}

const told = (gaps: Awaited<ReturnType<typeof caseWithLogs>>['gaps']) =>
  gaps.map((gap) => `${gap.from.slice(11, 16)}-${gap.to.slice(11, 16)} ${gap.devices.map(({ label }) => label.split('.')[0]).join('+')}`)

test('a gap is four hours or more without a row that the device wrote', async () => {
  const all = [8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]
  const { gaps, without, devices } = await caseWithLogs({ ws01: [8, 9, 14, 15, 16, 20], srv02: all })
  expect(devices).toBe(2)
  expect(without).toEqual([])
  expect(told(gaps)).toEqual(['10:00-14:00 ws01'])
})

test('where several devices are silent, each stretch names those that are', async () => {
  const { gaps } = await caseWithLogs({ ws01: [8, 17, 18, 19, 20], srv02: [8, 9, 10, 11, 12] })
  expect(told(gaps)).toEqual(['09:00-13:00 ws01', '13:00-17:00 srv02+ws01', '17:00-21:00 srv02'])
})

test('a device without any row in that time is told apart: its log is not in this evidence', async () => {
  const { gaps, without } = await caseWithLogs({ ws01: [8, 11, 14, 17, 20] })
  expect(gaps).toEqual([])
  expect(without.map(({ label }) => label.split('.')[0])).toEqual(['srv02'])
})
