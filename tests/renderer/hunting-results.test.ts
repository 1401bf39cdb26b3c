import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chartDataOf } from '../../src/renderer/features/hunting/chart/series.ts'
import { arrange, groupLines, groupsOf, statisticsOf } from '../../src/renderer/features/hunting/results/arrange.ts'
import { asCsv, asJsonLines, asMarkdown } from '../../src/renderer/features/hunting/results/export.ts'
import type { HuntResult } from '../../src/renderer/features/hunting/results/frame.ts'

type Type = HuntResult['columns'][number]['type']

function answer(columns: readonly (readonly [string, Type, readonly unknown[]])[], render: HuntResult['render'] = null): HuntResult {
  return {
    columns: columns.map(([name, type]) => ({ name, type })),
    values: columns.map(([, , values]) => [...values]),
    rowCount: columns[0]![2].length,
    truncated: false,
    name: '',
    more: [],
    elapsedMs: 1,
    now: '2026-01-01T00:00:00.0000000Z',
    render,
    warnings: [],
  }
}

const people = answer([
  ['Name', 'string', ['bob', 'Alice', '', 'item10', 'item9']],
  ['Count', 'long', [3, 20, null, 100, 7]],
])

describe('rows on screen', () => {
  test('texts sort as people read them, without a value last in either direction', () => {
    expect([...arrange(people, [], { column: 0, descending: false })]).toEqual([1, 0, 4, 3, 2])
    expect([...arrange(people, [], { column: 0, descending: true })].at(-1)).toBe(2)
  })

  test('numbers sort by value', () => {
    expect([...arrange(people, [], { column: 1, descending: true })]).toEqual([3, 1, 4, 0, 2])
  })

  test('filters narrow together', () => {
    const filters = [
      { id: 1, column: 0, kind: 'contains', value: 'ITEM' },
      { id: 2, column: 1, kind: 'isNot', value: '7' },
    ] as const
    expect([...arrange(people, filters, undefined)]).toEqual([3])
  })

  test('sorting keeps every row once, whatever the values', () => {
    const values = fc.array(fc.oneof(fc.string(), fc.constant(null), fc.integer()), { minLength: 1 })
    fc.assert(
      fc.property(values, fc.boolean(), fc.constantFrom<Type>('string', 'long', 'datetime'), (column, descending, type) => {
        const rows = arrange(answer([['X', type, column]]), [], { column: 0, descending })
        expect([...rows].sort((a, b) => a - b)).toEqual(column.map((_, place) => place))
      }),
    )
  })

  test('groups stand largest first and unfold to their rows', () => {
    const result = answer([['Kind', 'string', ['a', 'b', 'b', 'a', 'b']]])
    const groups = groupsOf(result, arrange(result, [], undefined), 0)
    expect(groups.map((group) => [group.text, group.rows.length])).toEqual([
      ['b', 3],
      ['a', 2],
    ])
    expect([...groupLines(groups, new Set(['a']))]).toEqual([-1, -2, 0, 3])
  })

  test('statistics count, sum and bound what is there', () => {
    expect(statisticsOf(people, [0, 1, 2], 1)).toEqual({ rows: 3, distinct: 2, empty: 1, sum: 23, average: 11.5, least: '3', most: '20' })
  })

  test('rows by the hundred thousand are filtered and sorted', () => {
    const many = answer([['X', 'long', Array.from({ length: 200_000 }, (_, place) => (place * 7919) % 1_000_003)]])
    const rows = arrange(many, [{ id: 1, column: 0, kind: 'isNot', value: '5' }], { column: 0, descending: false })
    expect(many.values[0]![rows[0]!]).toBe(0)
    expect(rows.length).toBeGreaterThan(199_990)
  })
})

describe('rows as files', () => {
  const hostile = answer([
    ['Name', 'string', ['=cmd|x', 'a "quoted", word', 'two\nlines']],
    ['Count', 'long', [-5, 1, null]],
  ])
  const picked = { result: hostile, rows: [0, 1, 2], columns: [0, 1] }

  test('CSV disarms formulas, keeps numbers and quotes as RFC 4180 says', () => {
    expect(asCsv(picked, true)).toBe('Name,Count\r\n"\'=cmd|x",-5\r\n"a ""quoted"", word",1\r\n"two\nlines",\r\n')
  })

  test('CSV with values untouched says what the evidence says', () => {
    expect(asCsv(picked, false).split('\r\n')[1]).toBe('=cmd|x,-5')
  })

  test('JSON lines keep types', () => {
    expect(asJsonLines({ ...picked, rows: [0] })).toBe('{"Name":"=cmd|x","Count":-5}\n')
  })

  test('markdown holds the query and no cell breaks its table', () => {
    const told = asMarkdown({ result: answer([['X', 'string', ['a|b\nc']]]), rows: [0], columns: [0] }, 'print ```x```')
    expect(told).toContain('````kusto\nprint ```x```\n````')
    expect(told).toContain('| a\\|b c |')
  })
})

describe('charts', () => {
  test('texts between time and number part the rows into series', () => {
    const result = answer([
      ['At', 'datetime', ['2026-01-02T00:00:00Z', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z']],
      ['Kind', 'string', ['a', 'a', 'b']],
      ['Count', 'long', [1, 2, 3]],
    ])
    const data = chartDataOf(result, 'time')!
    expect(data.axis).toBe('time')
    expect(data.series.map((each) => [each.name, each.points.map(([, value]) => value)])).toEqual([
      ['a', [2, 1]],
      ['b', [3]],
    ])
  })

  test('a line breaks over bins without rows, and what is stacked stands on nothing there', () => {
    const hour = (h: number) => `2026-01-01T${String(h).padStart(2, '0')}:00:00Z`
    const result = answer([
      ['At', 'datetime', [hour(0), hour(1), hour(5), hour(0)]],
      ['Kind', 'string', ['a', 'a', 'a', 'b']],
      ['Count', 'long', [4, 5, 6, 1]],
    ])
    const line = chartDataOf(result, 'time')!
    expect(line.series.map((each) => each.points.map(([, value]) => value))).toEqual([[4, 5, null, 6], [1]])
    expect(line.note).toBe('A line breaks where there are no rows')
    const stacked = chartDataOf(result, 'stackedArea')!
    expect(stacked.series.map((each) => each.points.map(([, value]) => value))).toEqual([
      [4, 5, 0, 0, 6],
      [1, 0, 0, 0, 0],
    ])
  })

  test('times of events are no bins, and the line between them is whole', () => {
    const result = answer([
      ['At', 'datetime', ['2026-01-01T00:00:03Z', '2026-01-01T00:00:04Z', '2026-01-01T09:17:20Z']],
      ['Count', 'long', [1, 2, 3]],
    ])
    expect(chartDataOf(result, 'time')!.series[0]!.points.map(([, value]) => value)).toEqual([1, 2, 3])
  })

  test('lists of make-series unfold to points', () => {
    const times = ['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z']
    const result = answer([
      ['Device', 'string', ['d']],
      ['At', 'dynamic', [times]],
      ['Count', 'dynamic', [[4, 5]]],
    ])
    expect(chartDataOf(result, 'time')!.series).toEqual([
      {
        name: 'd',
        points: [
          [Date.parse(times[0]!), 4],
          [Date.parse(times[1]!), 5],
        ],
      },
    ])
  })

  test('render says which column is x', () => {
    const columns = [
      ['A', 'string', ['x']],
      ['B', 'string', ['y']],
      ['Count', 'long', [1]],
    ] as const
    const data = chartDataOf(answer(columns, { visualization: 'columnchart', properties: { xcolumn: 'B' } }), 'column')!
    expect([data.labels, data.series[0]!.name]).toEqual([['y'], 'x'])
  })

  test('an answer without numbers has nothing to draw', () => {
    expect(chartDataOf(answer([['A', 'string', ['x']]]), 'column')).toBeUndefined()
  })
})
