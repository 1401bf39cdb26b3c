import { describe, expect, test } from 'vitest'
import { initialKept, readKept } from '../../src/renderer/features/hunting/workbench/kept.ts'
import { rangeOf, timeOfField } from '../../src/renderer/features/hunting/workbench/time-range.ts'

describe('what the page keeps', () => {
  test('comes back as it was', () => {
    const kept = {
      ...initialKept,
      clock: 'today' as const,
      limit: 5,
      range: { kind: 'last' as const, hours: 24 },
      favourites: ['AlertInfo'],
    }
    expect(readKept(JSON.parse(JSON.stringify(kept)))).toEqual(kept)
  })

  test('a part written otherwise begins anew, the others stay', () => {
    const read = readKept({ ...initialKept, drafts: [{ id: 4, title: 'T', text: 'X' }, { id: 'bad' }], range: 'what', limit: 1e9 })
    expect(read.drafts).toEqual([{ id: 4, title: 'T', text: 'X' }])
    expect(read.active).toBe(4)
    expect(read.range).toEqual({ kind: 'all' })
    expect(read.limit).toBe(30_000)
  })

  test('nothing kept is the beginning', () => {
    expect(readKept(undefined)).toEqual(initialKept)
  })
})

describe('time ranges', () => {
  const newest = '2026-04-20T15:59:17.1234567Z'

  test('the last hours are counted back from the newest evidence and end with it', () => {
    expect(rangeOf({ kind: 'last', hours: 24 }, newest)).toEqual({ from: '2026-04-19T15:59:17.1230000Z', to: newest })
  })

  test('all evidence is no range', () => {
    expect(rangeOf({ kind: 'all' }, newest)).toBeNull()
  })

  test('a field is read as UTC with seven decimals', () => {
    expect(timeOfField('2026-01-31T08:15')).toBe('2026-01-31T08:15:00.0000000Z')
    expect(timeOfField('')).toBeUndefined()
  })
})
