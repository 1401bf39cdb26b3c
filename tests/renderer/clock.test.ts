import { expect, test } from 'vitest'
import { settings } from '#api/calls/app.ts'
import { clockTitle, timeExplained, timeText } from '../../src/renderer/ui/clock.ts'

const at = '2026-03-29T00:59:59.1234567Z'

test('a time is shown in any zone, with its day and its summer time', () => {
  expect(timeText(at, 'utc')).toBe('2026-03-29 00:59:59')
  expect(timeText(at, 'Europe/Berlin')).toBe('2026-03-29 01:59:59')
  expect(timeText('2026-03-29T01:00:00.0000000Z', 'Europe/Berlin')).toBe('2026-03-29 03:00:00')
  expect(timeText(at, 'America/New_York', 'minute')).toBe('2026-03-28 20:59')
  expect(timeText(at, 'Asia/Kathmandu', 'whole')).toBe('2026-03-29 06:44:59.1234567')
})

test('what is pointed at says UTC, local time, the zone and what the source wrote', () => {
  const lines = timeExplained(at, '29/Mar/2026:00:59:59 +0000', 'Asia/Tokyo').split('\n')
  expect(lines[0]).toBe('UTC 2026-03-29 00:59:59.1234567')
  expect(lines[1]).toMatch(/^Local 2026-03-2\d \d\d:\d\d:59\.1234567 \(UTC/)
  expect(lines.slice(2)).toEqual(['Asia/Tokyo 2026-03-29 09:59:59.1234567 (UTC+09:00)', 'Source 29/Mar/2026:00:59:59 +0000'])
})

test('a zone nobody knows reads as UTC and says so', () => {
  expect(timeText(at, 'Mars/Olympus')).toBe('2026-03-29 00:59:59')
  expect(clockTitle('Mars/Olympus')).toBe('UTC')
  expect([clockTitle('utc'), clockTitle('Asia/Tokyo')]).toEqual(['UTC', 'Asia/Tokyo'])
})

test('settings take zone names and nothing else', () => {
  const clock = (value: string) => settings.shape.clock.safeParse(value).success
  expect(['utc', 'local', 'Europe/Berlin', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5'].map(clock)).toEqual([
    true,
    true,
    true,
    true,
    true,
  ])
  expect(['', '../etc', '<b>', 'a b'].map(clock)).toEqual([false, false, false, false])
})
