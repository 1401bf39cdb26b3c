import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isoFromTicks, MAX_TICKS, ticks, ticksFromIso, ticksFromUnixMs, unixMsFromTicks } from '#base/ticks.ts'

test('every tick Kusto knows survives being written and read', () => {
  fc.assert(fc.property(fc.bigInt(0n, MAX_TICKS), (value) => ticksFromIso(isoFromTicks(ticks(value))) === value))
})

test('text order of written times is time order', () => {
  const time = fc.bigInt(0n, MAX_TICKS)
  fc.assert(fc.property(time, time, (a, b) => isoFromTicks(ticks(a)) < isoFromTicks(ticks(b)) === a < b))
})

test.each([
  ['2026-01-31', '2026-01-31T00:00:00.0000000Z'],
  ['2026-01-31 08:15', '2026-01-31T08:15:00.0000000Z'],
  ['2026-01-31T08:15:00.123456789Z', '2026-01-31T08:15:00.1234567Z'],
  ['2026-01-31T08:15:00+02:00', '2026-01-31T06:15:00.0000000Z'],
  ['2026-01-31T08:15:00-0530', '2026-01-31T13:45:00.0000000Z'],
])('%s is read as %s', (text, iso) => {
  expect(isoFromTicks(ticksFromIso(text)!)).toBe(iso)
})

test.each(['', 'yesterday', '2026-02-30', '2026-13-01', '2026-01-01T24:00:00', '0000-01-01', '2026-01-01T00:00:00 CET'])(
  '%j is no time rather than a guess',
  (text) => expect(ticksFromIso(text)).toBeNull(),
)

test('unix milliseconds round-trip for drawing', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 4e12 }), (ms) => unixMsFromTicks(ticksFromUnixMs(ms)) === ms))
})
