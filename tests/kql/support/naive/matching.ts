import fc from 'fast-check'
import { columnsOf, freeName, type Made, made, numbersIn, sumOf } from './made.ts'
import { type Datum, datatable, type Row, type Sheet } from './sheet.ts'

const same = (a: Datum, b: Datum) => JSON.stringify(a) === JSON.stringify(b)
const blank = (sheet: Sheet): Row => sheet.types.map((type) => (type === 'string' ? '' : null))

function beside(left: Sheet, right: Sheet, rows: readonly Row[]): Sheet {
  const names = [...left.names]
  for (const name of right.names) names.push(freeName({ ...left, names }, name))
  return { names, types: [...left.types, ...right.types], rows }
}

/** Joins that keep rows of the right side, or of it alone. */
export const outerJoins = (right: fc.Arbitrary<Sheet>, key: string): fc.Arbitrary<Made> =>
  fc.tuple(fc.constantFrom('rightouter', 'fullouter', 'rightanti', 'rightsemi'), right).map(([how, other]) =>
    made(`join kind=${how}`, `join kind=${how} (${datatable(other)}) on ${key}`, (sheet) => {
      const [l, r] = [sheet.names.indexOf(key), other.names.indexOf(key)]
      const meets = (a: Row, b: Row) => same(a[l] ?? null, b[r] ?? null)
      if (how === 'rightanti') return { ...other, rows: other.rows.filter((b) => !sheet.rows.some((a) => meets(a, b))) }
      if (how === 'rightsemi') return { ...other, rows: other.rows.filter((b) => sheet.rows.some((a) => meets(a, b))) }
      const both = sheet.rows.flatMap((a) => other.rows.filter((b) => meets(a, b)).map((b) => [...a, ...b]))
      const onlyRight = other.rows.filter((b) => !sheet.rows.some((a) => meets(a, b))).map((b) => [...blank(sheet), ...b])
      const onlyLeft = sheet.rows.filter((a) => !other.rows.some((b) => meets(a, b))).map((a) => [...a, ...blank(other)])
      return beside(sheet, other, [...both, ...onlyRight, ...(how === 'fullouter' ? onlyLeft : [])])
    }),
  )

/** `lookup`: the left row with what the right ones of its key say; the right key goes. */
export const lookups = (right: fc.Arbitrary<Sheet>, key: string): fc.Arbitrary<Made> =>
  fc.tuple(fc.constantFrom('leftouter', 'inner'), right).map(([how, other]) =>
    made('lookup', `lookup kind=${how} (${datatable(other)}) on ${key}`, (sheet) => {
      const [l, r] = [sheet.names.indexOf(key), other.names.indexOf(key)]
      const without = (row: Row) => row.filter((_, i) => i !== r)
      const rest: Sheet = { names: other.names.filter((_, i) => i !== r), types: other.types.filter((_, i) => i !== r), rows: [] }
      const rows = sheet.rows.flatMap((a) => {
        const found = other.rows.filter((b) => same(a[l] ?? null, b[r] ?? null)).map((b) => [...a, ...without(b)])
        return found.length === 0 && how === 'leftouter' ? [[...a, ...blank(rest)]] : found
      })
      return beside(sheet, rest, rows)
    }),
  )

/** `union` of columns by name: what one side lacks is null, or '' for text. Both sides must mean the same type by a name. */
export const unions = (right: fc.Arbitrary<Sheet>, shared: readonly string[]): fc.Arbitrary<Made> =>
  fc.tuple(fc.constantFrom('outer', ...(shared.length ? ['inner'] : [])), right).map(([how, other]) =>
    // The binder goes on seeing columns that an inner union dropped, and calls their names ambiguous in a later `scan`, until a projection follows.
    made(
      `union kind=${how}`,
      `union kind=${how} (${datatable(other)})${how === 'inner' ? ` | project ${shared.join(', ')}` : ''}`,
      (sheet) => {
        const common = sheet.names.filter((name) => other.names.includes(name))
        const names = how === 'inner' ? common : [...sheet.names, ...other.names.filter((name) => !sheet.names.includes(name))]
        const types = names.map((name) => sheet.types[sheet.names.indexOf(name)] ?? other.types[other.names.indexOf(name)]!)
        const widened = (of: Sheet) => (row: Row) =>
          names.map((name, i): Datum => {
            const at = of.names.indexOf(name)
            return at >= 0 ? (row[at] ?? null) : types[i] === 'string' ? '' : null
          })
        return { names, types, rows: [...sheet.rows.map(widened(sheet)), ...other.rows.map(widened(other))] }
      },
    ),
  )

export const agreesWith = (sheet: Sheet, names: readonly string[], types: readonly string[]): boolean =>
  names.every((name, i) => !sheet.names.includes(name) || sheet.types[sheet.names.indexOf(name)] === types[i])

/** Arrays of a row's own numbers, taken apart: as rows, or by a query on each. */
export function expansions(sheet: Sheet): fc.Arbitrary<Made> {
  const numbers = columnsOf(sheet, 'long')
  const item = fc.oneof(fc.constantFrom(...numbers), fc.integer({ min: -3, max: 3 }))
  return fc
    .tuple(
      fc.array(item, { minLength: 1, maxLength: 3 }),
      fc.integer({ min: -3, max: 3 }),
      fc.constantFrom('expand', 'where', 'sum', 'top'),
    )
    .map(([items, least, how]) => {
      const element = freeName(sheet, 'x')
      const array = `${element} = pack_array(${items.map((one) => (typeof one === 'number' && one < 0 ? `(${one})` : one)).join(', ')})`
      const valuesOf = (row: Row): Datum[] => items.map((one) => (typeof one === 'number' ? one : (row[sheet.names.indexOf(one)] ?? null)))
      const above = (values: readonly Datum[]) => values.filter((value): value is number => typeof value === 'number' && value >= least)
      const grown = (name: string, of: (row: Row) => readonly Datum[]): Sheet => ({
        names: [...sheet.names, name],
        types: [...sheet.types, 'long'],
        rows: sheet.rows.flatMap((row) => of(row).map((value) => [...row, value])),
      })
      if (how === 'expand') return made('mv-expand', `mv-expand ${array} to typeof(long)`, () => grown(element, valuesOf))
      const on = (query: string) => `mv-apply ${array} to typeof(long) on (where ${element} >= ${least < 0 ? `(${least})` : least}${query})`
      if (how === 'where') return made('mv-apply', on(''), () => grown(element, (row) => above(valuesOf(row))))
      if (how === 'top')
        return made('mv-apply top', on(` | top 1 by ${element} desc`), () =>
          grown(element, (row) =>
            above(valuesOf(row))
              .sort((a, b) => b - a)
              .slice(0, 1),
          ),
        )
      const total = freeName(sheet, 'y')
      return made('mv-apply summarize', `mv-apply ${array} to typeof(long) on (summarize ${total} = sum(${element}))`, () =>
        grown(total, (row) => [sumOf(numbersIn(valuesOf(row)))]),
      )
    })
}
