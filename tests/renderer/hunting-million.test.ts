import { beforeAll, expect, test } from 'vitest'
import { arrange, groupLines, groupsOf, statisticsOf } from '../../src/renderer/features/hunting/results/arrange.ts'
import type { HuntResult } from '../../src/renderer/features/hunting/results/frame.ts'

const ROWS = 1_000_000
let result: HuntResult
beforeAll(() => {
  const rows = Array.from({ length: ROWS }, (_, row) => row)
  result = {
    columns: [
      { name: 'Id', type: 'long' },
      { name: 'Device', type: 'string' },
      { name: 'Line', type: 'string' },
    ],
    values: [
      rows.map((row) => ROWS - row),
      rows.map((row) => (row % 100 === 99 ? '' : `WS-${row % 500}`)),
      rows.map((row) => `run ${row}`),
    ],
    rowCount: ROWS,
    truncated: false,
    name: '',
    more: [],
    elapsedMs: 1,
    now: '2026-03-02T00:00:00.0000000Z',
    render: null,
    warnings: [],
  }
})

test('a million rows are put in order by a text with few values, numbers within as numbers, equal ones as they came, empty ones last', () => {
  const sorted = arrange(result, [], { column: 1, descending: false })
  expect([...sorted.slice(0, 3)]).toEqual([0, 500, 1000])
  expect(result.values[1]![sorted[2000]!]).toBe('WS-1')
  expect(result.values[1]![sorted[ROWS - 1]!]).toBe('')
  const down = arrange(result, [], { column: 1, descending: true })
  expect(result.values[1]![down[0]!]).toBe('WS-498')
  expect(down[0]).toBeLessThan(down[1]!)
  expect(result.values[1]![down[ROWS - 1]!]).toBe('')
})

test('a million different texts and numbers are put in order too', () => {
  const byText = arrange(result, [], { column: 2, descending: false })
  expect(result.values[2]![byText[0]!]).toBe('run 0')
  expect(result.values[2]![byText[ROWS - 1]!]).toBe('run 999999')
  const byNumber = arrange(result, [], { column: 0, descending: false })
  expect(byNumber[0]).toBe(ROWS - 1)
})

test('a million rows are filtered, grouped and counted', () => {
  const found = arrange(result, [{ id: 1, column: 2, kind: 'contains', value: 'RUN 99999' }], undefined)
  expect(found.length).toBe(11)
  const all = arrange(result, [], undefined)
  const groups = groupsOf(result, all, 1)
  expect(groups).toHaveLength(496)
  expect(groupLines(groups, new Set([groups[0]!.text])).length).toBe(496 + groups[0]!.rows.length)
  expect(statisticsOf(result, all, 0)).toMatchObject({ rows: ROWS, distinct: ROWS, sum: (ROWS * (ROWS + 1)) / 2 })
})
