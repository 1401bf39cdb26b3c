import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packRows } from '#engine/ingest/typing/pack-rows.ts'
import { createBatchImage, imageTable } from '#engine/store/image/batch-image.ts'
import type { SqlValue } from '#engine/store/sql.ts'

const columns = [
  { name: 'Text', type: 'string' },
  { name: 'Json', type: 'dynamic' },
  { name: 'Whole', type: 'long' },
  { name: 'Real', type: 'real' },
  { name: 'Time', type: 'datetime' },
] as const

/** What SQLite reads from the image, after it has checked the whole of it. */
function read(image: Uint8Array, table: number): unknown[][] {
  const database = new Database(Buffer.from(image))
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
  const rows = database
    .prepare(`SELECT * FROM ${imageTable(table)} ORDER BY rowid`)
    .raw()
    .safeIntegers()
    .all() as unknown[][]
  database.close()
  return rows
}

const plain = (value: SqlValue) =>
  typeof value === 'number' && Number.isSafeInteger(value) && !Object.is(value, -0) ? BigInt(value) : value

/** Rows that differ in every column, so that none is told as a constant. */
function imageOf(rows: readonly SqlValue[][]): Uint8Array {
  const image = createBatchImage()
  image.add(image.begin(columns.length), packRows(columns, rows))
  return image.finish()
}

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc.nat(90_000).map((length) => 'x'.repeat(length)),
)
const whole = fc.oneof(
  fc.constantFrom<SqlValue>(null, 0, -1, 127, 128, -129, 32_768, -32_769, 2 ** 31, -(2 ** 31) - 1, 2 ** 53 - 1, -(2 ** 53) + 1),
  fc.maxSafeInteger(),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).filter((value) => value > 2n ** 53n || value < -(2n ** 53n)),
)
const real = fc.oneof(fc.constantFrom<SqlValue>(null, -0, 1e300, Number.POSITIVE_INFINITY), fc.double({ noNaN: true }))
const time = fc.oneof(fc.constant(null), fc.bigInt({ min: 0n, max: 3_155_378_975_999_999_999n }))
const row = fc.tuple(fc.nat(2 ** 40), text, text, fc.option(text.filter((value) => value !== '')), whole, real, time)

test('SQLite reads from an image the rows that were put into it', () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), (made) => {
      // a first row that nothing else equals, so that no column is a constant
      const rows: SqlValue[][] = [[1, '', 'first', '"first"', 77_777, 0.123, 77n], [2, '{}', 'second', '"second"', 7, 0.5, 7n], ...made]
      expect(read(imageOf(rows), 0)).toEqual(rows.map((values) => values.map(plain)))
    }),
    { numRuns: 60 },
  )
})

test('an image holds several tables of many pages', () => {
  const image = createBatchImage()
  const made = Array.from({ length: 12 }, (_, t) =>
    Array.from({ length: t * 120 + 4 }, (_, i): SqlValue[] => [
      i + 1,
      '',
      `row ${i} of ${t} `.repeat(80),
      `${i}`,
      i * 1000,
      i / 7,
      BigInt(i) * 10n ** 15n,
    ]),
  )
  const tables = made.map(() => image.begin(columns.length))
  made.forEach((rows, t) => {
    image.add(tables[t]!, packRows(columns, rows.slice(0, rows.length >> 1)))
    image.add(tables[t]!, packRows(columns, rows.slice(rows.length >> 1)))
  })
  const bytes = image.finish()
  expect(bytes.length).toBeGreaterThan(8 * 2 ** 20)
  made.forEach((rows, t) => {
    expect(read(bytes, t)).toEqual(rows.map((values) => values.map(plain)))
  })
})
