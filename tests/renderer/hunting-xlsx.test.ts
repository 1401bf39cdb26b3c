import { expect, test } from 'vitest'
import type { HuntResult } from '../../src/renderer/features/hunting/results/frame.ts'
import { asXlsx } from '../../src/renderer/features/hunting/results/xlsx.ts'
import { unzipped } from '../support/sample.ts'

const result = (columns: HuntResult['columns'], values: unknown[][]): HuntResult => ({
  columns,
  values,
  rowCount: values[0]!.length,
  truncated: false,
  name: '',
  more: [],
  elapsedMs: 1,
  now: '2026-03-02T00:00:00.0000000Z',
  render: null,
  warnings: [],
})

async function sheets(of: HuntResult, query = 'print 1') {
  const { blob, cut } = await asXlsx(
    { result: of, rows: of.values[0]!.map((_, row) => row), columns: of.columns.map((_, place) => place) },
    query,
  )
  const files = unzipped(Buffer.from(await blob.arrayBuffer()))
  const read = (name: string) => files.get(name)!.toString()
  return { names: [...files.keys()], results: read('xl/worksheets/sheet1.xml'), query: read('xl/worksheets/sheet2.xml'), cut }
}

const cells = (xml: string) =>
  [...xml.matchAll(/<c[^>]*>(?:<is><t[^>]*>([\s\S]*?)<\/t><\/is>|<v>([^<]*)<\/v>)?<\/c>|<c\/>/g)].map((cell) => cell[1] ?? cell[2] ?? '')

test('a workbook holds the rows with their types, and the query on a sheet of its own', async () => {
  const of = result(
    [
      { name: 'Name', type: 'string' },
      { name: 'Count', type: 'long' },
      { name: 'Signed', type: 'bool' },
      { name: 'At', type: 'datetime' },
      { name: 'Bag', type: 'dynamic' },
    ],
    [
      ['a & <b>', ''],
      [3, null],
      [true, false],
      ['2026-03-02T00:00:00.1234567Z', null],
      [{ k: [1] }, null],
    ],
  )
  const { names, results, query } = await sheets(of, 'T\n| where x == "<>"')
  expect(names).toContain('[Content_Types].xml')
  expect(cells(results)).toEqual([
    ...['Name', 'Count', 'Signed', 'At', 'Bag'],
    ...['a &amp; &lt;b&gt;', '3', '1', '2026-03-02T00:00:00.1234567Z', '{"k":[1]}'],
    ...['', '', '0', '', ''],
  ])
  expect(results).toContain('<c><v>3</v></c>')
  expect(cells(query).slice(0, 2)).toEqual(['T', '| where x == "&lt;&gt;"'])
})

test.each(["=cmd|'/c calc'!A1", '+1+1', '@SUM(A1)', '-2+3', '\t=1', '＝1'])(
  '%j is a text cell that stays one when it is edited',
  async (text) => {
    const { results } = await sheets(result([{ name: 'x', type: 'string' }], [[text]]))
    expect(results).not.toContain('<f>')
    expect(results).toMatch(/<c t="inlineStr" s="1"><is><t xml:space="preserve">/)
  },
)

test('signs that XML cannot hold are written as Excel writes them, and a cell too long for it is cut and counted', async () => {
  const of = result([{ name: 'x', type: 'string' }], [['a\u0000b\u001f', '_x0041_', '\ud800', 'y'.repeat(40_000), '😀']])
  const { results, cut } = await sheets(of)
  expect(cells(results).slice(1)).toEqual(['a_x0000_b_x001F_', '_x005F_x0041_', '_xD800_', 'y'.repeat(32_767), '😀'])
  expect(cut).toBe(1)
})
