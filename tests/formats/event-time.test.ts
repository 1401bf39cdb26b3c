import { describe, expect, test } from 'vitest'
import { isoFromTicks } from '#base/ticks.ts'
import { eventTime } from '#engine/ingest/formats/windows/event-time.ts'
import { caseOf } from '../support/evidence-case.ts'

const none = { utcTime: undefined, logged: undefined, received: undefined, taken: undefined }
const at = (times: Partial<Parameters<typeof eventTime>[0]>) => {
  const { at: when, assumed } = eventTime({ ...none, ...times })
  return [when === undefined ? null : isoFromTicks(when), assumed]
}

describe('the time of a Windows event', () => {
  test("is Sysmon's own where it has one, whatever else is written", () => {
    const times = {
      utcTime: '2026-03-03 08:15:00.123',
      logged: '2026-03-03 09:15:01',
      received: '2026-03-03 09:15:03',
      taken: '2026-03-03T08:15:03Z',
    }
    expect(at(times)).toEqual(['2026-03-03T08:15:00.1230000Z', false])
  })

  test('is the logged one where that names its zone', () => {
    expect(at({ logged: '2026-03-03T09:15:01+01:00', taken: '2026-03-03T08:20:00Z' })).toEqual(['2026-03-03T08:15:01.0000000Z', false])
  })

  test("is a local one brought to UTC by the collector's own two clocks", () => {
    const times = { logged: '2026-03-03 03:15:01', received: '2026-03-03 03:15:03', taken: '2026-03-03T08:45:04.5Z' }
    expect(at(times)).toEqual(['2026-03-03T08:45:01.0000000Z', false])
  })

  test('is when it was taken in where the two clocks are no whole quarters apart', () => {
    const times = { logged: '2026-03-03 03:15:01', received: '2026-03-03 03:15:03', taken: '2026-03-03T08:52:04Z' }
    expect(at(times)).toEqual(['2026-03-03T08:52:04.0000000Z', false])
  })

  test('is when it was taken in where a local time has nothing to be measured by', () => {
    expect(at({ logged: '2026-03-03 03:15:01', taken: '2026-03-03T08:15:04Z' })).toEqual(['2026-03-03T08:15:04.0000000Z', false])
  })

  test('is a local one read as UTC only where there is nothing else, and that is said', () => {
    expect(at({ logged: '2026-03-03 03:15:01' })).toEqual(['2026-03-03T03:15:01.0000000Z', true])
  })

  test('is none where the record has none', () => {
    expect(at({ logged: 'yesterday' })).toEqual([null, false])
  })
})

test("a source whose logged times disagree with Sysmon's own says by how much", async () => {
  const event = {
    EventID: 5,
    Channel: 'Microsoft-Windows-Sysmon/Operational',
    SourceName: 'Microsoft-Windows-Sysmon',
    Hostname: 'W',
    Message: '',
  }
  const lines = [
    { ...event, TimeCreated: '2026-03-03T04:15:00Z', UtcTime: '2026-03-03 08:15:00' },
    { ...event, Channel: 'System', SourceName: 'X', TimeCreated: '2026-03-03 04:15:00' },
  ]
  using imported = await caseOf({ unknown: lines.map((line) => JSON.stringify(line)).join('\n') })
  const told = imported.all<{ code: string; message: string }>('SELECT code, message FROM source_problem ORDER BY code')
  expect(told.map((one) => one.code)).toEqual(['time.no-zone', 'time.skewed'])
  expect(told[1]!.message).toContain('04:00:00 behind')
})
