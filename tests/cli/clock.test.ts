import { mkdirSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { answerOf, coldtrail } from '../support/cli.ts'
import { schemaCsv } from '../support/loaded-case.ts'
import { writeTwoAlerts } from '../support/small-evidence.ts'
import { temporaryFolder } from '../support/temporary.ts'

const DEVICE = { DeviceId: 'f1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4', DeviceName: 'fin-ws-01.contoso.example' }

interface Clocks {
  readonly corrected: boolean
  readonly devices: readonly { readonly label: string; readonly correction: string; readonly reason: string }[]
  readonly tables: readonly { readonly name: string; readonly rows: number }[]
  readonly alerts: number
}

async function smallCase(folder: ReturnType<typeof temporaryFolder>): Promise<string> {
  const path = folder.file('a.coldtrail')
  mkdirSync(folder.file('evidence'))
  writeTwoAlerts(folder.file('evidence/alerts.json'))
  const rows = [1, 2].map((n) => ({
    ...DEVICE,
    ActionType: 'ProcessCreated',
    FileName: `${n}.exe`,
    ProcessId: n,
    Timestamp: `2026-03-02T09:0${n}:00Z`,
  }))
  writeFileSync(folder.file('evidence/processes.csv'), schemaCsv('DeviceProcessEvents', rows))
  await answerOf('import', path, folder.file('evidence'))
  return path
}

test('coldtrail clock sets, lists, switches and takes back a correction, and hunts see its times', async () => {
  using folder = temporaryFolder()
  const path = await smallCase(folder)
  const times = async () =>
    (await answerOf<{ rows: string[][] }>('hunt', path, 'DeviceProcessEvents | project Timestamp | order by Timestamp asc')).rows.flat()
  const written = ['2026-03-02T09:01:00.0000000Z', '2026-03-02T09:02:00.0000000Z']
  const correct = ['--device', 'FIN-WS-01', '--correction=-1min 0.5s', '--reason', 'Fast against\nthe domain controller']
  expect(await answerOf<Clocks>('clock', path, ...correct)).toMatchObject({
    corrected: true,
    devices: [{ label: 'fin-ws-01', correction: '-00:01:00.5000000', reason: 'Fast against\nthe domain controller' }],
    tables: [{ name: 'DeviceProcessEvents', rows: 2 }],
    alerts: 2,
  })
  expect(await times()).toEqual(['2026-03-02T08:59:59.5000000Z', '2026-03-02T09:00:59.5000000Z'])

  const listed = await coldtrail('clock', path)
  expect([listed.code, listed.stderr]).toEqual([0, ''])
  expect(listed.stdout.split('\n')).toEqual([
    'corrected times are shown: 2 rows of 1 table, 2 alerts',
    expect.stringMatching(/^device +correction +by +at +reason$/),
    expect.stringMatching(/^fin-ws-01 +-00:01:00\.5000000 .+ Fast against\\u000athe domain controller$/),
    '',
  ])

  expect(await answerOf<Clocks>('clock', path, '--off')).toMatchObject({ corrected: false, devices: [{}], tables: [], alerts: 0 })
  expect(await times()).toEqual(written)
  expect((await coldtrail('clock', path)).stdout).toContain('corrections are not in force')
  await answerOf('clock', path, '--on')
  expect(await times()).not.toEqual(written)

  expect(await answerOf<Clocks>('clock', path, '--device', 'fin-ws-01', '--take-back')).toMatchObject({ devices: [], tables: [] })
  expect(await times()).toEqual(written)
  expect((await coldtrail('clock', path)).stdout).toBe('no clock is corrected\n')
  expect(await answerOf('verify', path)).toMatchObject({ ok: true, problems: [] })
}, 60_000)

test('coldtrail clock says what it was asked wrongly, and what it could not do', async () => {
  using folder = temporaryFolder()
  const path = await smallCase(folder)
  const wrong = async (...options: string[]) => {
    const { code, stdout } = await coldtrail('clock', path, ...options, '--json')
    return [code, (JSON.parse(stdout) as { error: { code: string } }).error.code]
  }
  const usage = [2, 'usage.wrong']
  expect(await wrong('--on', '--off')).toEqual(usage)
  expect(await wrong('--correction', '5min', '--reason', 'x')).toEqual(usage)
  expect(await wrong('--reason', 'x')).toEqual(usage)
  expect(await wrong('--device', 'fin-ws-01')).toEqual(usage)
  expect(await wrong('--device', 'fin-ws-01', '--correction', '5min')).toEqual(usage)
  expect(await wrong('--device', 'fin-ws-01', '--correction', '5min', '--take-back')).toEqual(usage)
  expect(await wrong('--device', 'nobody', '--take-back')).toEqual([1, 'entity.not-found'])
  expect(await wrong('--device', 'fin-ws-01', '--correction', 'a while', '--reason', 'x')).toEqual([1, 'clocks.bad-correction'])
  expect((await answerOf<Clocks>('clock', path)).devices).toEqual([])
}, 60_000)
