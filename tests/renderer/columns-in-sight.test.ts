import { expect, test } from 'vitest'
import type { Column } from '../../src/renderer/ui/data-grid/column.ts'
import { columnsInSight } from '../../src/renderer/ui/data-grid/columns-in-sight.ts'

const columnsOf = (count: number): Column<string>[] =>
  Array.from({ length: count }, (_, place) => ({
    id: String(place),
    title: `${place}`,
    width: 100,
    firm: true,
    cell: (row) => row,
    text: (row) => row,
  }))

test('a list that finds room shows every column', () => {
  expect(columnsInSight(60, columnsOf(8), {}, 0, 860)).toEqual({ first: 0, last: 7 })
})

test('of a sheet wider than its window the columns in sight are drawn, and some beyond either edge', () => {
  const columns = columnsOf(60)
  expect(columnsInSight(60, columns, {}, 0, 900)).toEqual({ first: 0, last: 11 })
  const middle = columnsInSight(60, columns, {}, 3000, 900)
  // the first column in sight begins at 2960, the last one ends at 3960
  expect(middle.first).toBeLessThanOrEqual(29)
  expect(middle.last).toBeGreaterThanOrEqual(38)
  expect(middle.last - middle.first).toBeLessThan(18)
  expect(columnsInSight(60, columns, {}, 60 * 100 + 60 - 900, 900).last).toBe(59)
})

test('a column that was made wide by hand takes the room it was given', () => {
  expect(columnsInSight(60, columnsOf(60), { 0: 2000 }, 0, 900)).toEqual({ first: 0, last: 0 })
})
