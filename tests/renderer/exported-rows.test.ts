import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Column } from '../../src/renderer/ui/data-grid/column.ts'
import { rowsAsCsv, rowsAsText } from '../../src/renderer/ui/data-grid/copied-rows.ts'

const column = (id: string): Column<Record<string, string>> => ({
  id,
  title: id,
  width: 1,
  cell: (row) => row[id],
  text: (row) => row[id] ?? '',
})
const columns = [column('name'), column('count')]

describe('rows that leave as CSV', () => {
  it('are read back by any reader of RFC 4180', () => {
    const cell = fc.string({ unit: 'binary' }).filter((text) => !/^[\t\r ]*[=+\-@＝＋－＠]/.test(text))
    fc.assert(
      fc.property(fc.array(fc.record({ name: cell, count: cell }), { minLength: 1 }), (rows) => {
        const read = parse(rowsAsCsv(columns, rows), { columns: true, relax_column_count: false, skip_empty_lines: false }) as unknown
        expect(read).toEqual(rows)
      }),
    )
  })

  it.each(['=cmd|calc!A1', '+1+1', '-2+3', '@SUM(A1)', ' =1', '\t=1', '＝1'])('never hold the formula %j', (text) => {
    const [, row] = parse(rowsAsCsv(columns, [{ name: text, count: '1' }])) as string[][]
    expect(row![0]).toBe(`'${text}`)
  })

  it('keep numbers as numbers, below zero as well', () => {
    expect(rowsAsCsv(columns, [{ name: '-12.5', count: '3' }])).toBe('name,count\r\n-12.5,3\r\n')
  })
})

it('rows that are copied stay on one line each', () => {
  expect(rowsAsText(columns, [{ name: 'a\tb\nc', count: '2' }])).toBe('name\tcount\na b c\t2')
})
