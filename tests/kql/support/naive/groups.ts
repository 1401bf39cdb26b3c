import fc from 'fast-check'
import { cellOf, columnsOf, groupsOf, type Made, made, numbersIn, sumOf } from './made.ts'
import type { Datum, Row, Sheet } from './sheet.ts'

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)]
const ascending = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b)

/** Kusto's percentile of integers is one of them: the first that so many per cent of them do not exceed. */
function percentile(values: readonly number[], percent: number): Datum {
  const sorted = ascending(values)
  return sorted.length === 0 ? null : sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)]!
}

/** Aggregates beyond the plain ones, by a column: lists, sets, percentiles, and counts by sketches that are merged. */
export function gathered(sheet: Sheet): fc.Arbitrary<Made> {
  return fc
    .tuple(fc.constantFrom(...sheet.names), fc.constantFrom(...columnsOf(sheet, 'long')), fc.constantFrom(0, 25, 50, 75, 100))
    .map(([by, of, percent]) => {
      const place = sheet.names.indexOf(by)
      const text = `summarize li = tostring(array_sort_asc(make_list(${of}))), se = tostring(array_sort_asc(make_set(${of}))), pe = percentile(${of}, ${percent}), sk = hll(${of}) by ${by}, _half = ${of} % 2 | summarize li = make_list(li), any = count(), sk = dcount_hll(hll_merge(sk)), pe = max(pe) by ${by} | extend li = tostring(array_sort_asc(li))`
      return made('sketches and lists', text, () => ({
        names: [by, 'li', 'any', 'sk', 'pe'],
        types: [sheet.types[place]!, 'string', 'long', 'long', 'long'],
        rows: groupsOf(sheet.rows, [place]).map(({ key, rows }) => {
          const half = (value: Datum): Datum => (typeof value === 'number' ? ((value % 2) + 2) % 2 : null)
          const halves = groupsOf(
            rows.map((row) => [half(cellOf(sheet, row, of)), cellOf(sheet, row, of)]),
            [0],
          ).map((part) => numbersIn(part.rows.map((row) => row[1] ?? null)))
          const lists = halves.map((values) => JSON.stringify(ascending(values))).sort()
          const parts = numbersIn(halves.map((values) => percentile(values, percent)))
          const all = distinct(halves.flat()).length
          // a sketch of nothing is null
          return [...key, JSON.stringify(lists), halves.length, all || null, parts.length ? Math.max(...parts) : null]
        }),
      }))
    })
}

/** `top-nested` without a limit: every value of a column, and within it every value of another, with what they come to. */
export function nested(sheet: Sheet): fc.Arbitrary<Made> {
  return fc
    .tuple(fc.shuffledSubarray([...sheet.names], { minLength: 2, maxLength: 2 }), fc.constantFrom(...columnsOf(sheet, 'long')))
    .map(([[outer, inner], of]) =>
      made('top-nested', `top-nested of ${outer} by ta = count(), top-nested of ${inner} by tb = sum(${of})`, () => {
        const [o, i] = [sheet.names.indexOf(outer!), sheet.names.indexOf(inner!)]
        return {
          names: [outer!, 'ta', inner!, 'tb'],
          types: [sheet.types[o]!, 'long', sheet.types[i]!, 'long'],
          rows: groupsOf(sheet.rows, [o]).flatMap((group) =>
            groupsOf(group.rows, [i]).map((part) => [
              ...group.key,
              group.rows.length,
              ...part.key,
              sumOf(numbersIn(part.rows.map((row) => cellOf(sheet, row, of)))),
            ]),
          ),
        }
      }),
    )
}

/** `make-series` along a number, its arrays as text. */
export function seriesMade(sheet: Sheet): fc.Arbitrary<Made> {
  const numbers = columnsOf(sheet, 'long')
  return fc
    .tuple(
      fc.constantFrom(...sheet.names),
      fc.constantFrom(...numbers),
      fc.constantFrom(...numbers),
      fc.integer({ min: -4, max: 0 }),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 4 }),
    )
    .filter(([by, along]) => by !== along)
    .map(([by, along, of, from, step, steps]) => {
      const to = from + step * steps
      const text = `where ${along} >= (${from}) and ${along} < (${to}) | make-series sn = count(), st = sum(${of}) on ${along} from (${from}) to (${to}) step ${step} by ${by} | project ${by}, sn = tostring(sn), st = tostring(st), sx = tostring(${along})`
      return made('make-series', text, () => {
        const place = sheet.names.indexOf(by)
        const at = (row: Row) => cellOf(sheet, row, along)
        const inside = sheet.rows.filter((row) => typeof at(row) === 'number' && Number(at(row)) >= from && Number(at(row)) < to)
        const slots = Array.from({ length: steps }, (_, i) => from + i * step)
        return {
          names: [by, 'sn', 'st', 'sx'],
          types: [sheet.types[place]!, 'string', 'string', 'string'],
          rows: groupsOf(inside, [place]).map(({ key, rows }) => {
            const bins = slots.map((slot) => rows.filter((row) => Number(at(row)) >= slot && Number(at(row)) < slot + step))
            const sums = bins.map((bin) => sumOf(numbersIn(bin.map((row) => cellOf(sheet, row, of)))))
            return [...key, JSON.stringify(bins.map((bin) => bin.length)), JSON.stringify(sums), JSON.stringify(slots)]
          }),
        }
      })
    })
}

/** `evaluate narrow`: a row for each cell. */
export const narrowed = (sheet: Sheet): fc.Arbitrary<Made> =>
  fc.constant(
    made('narrow', 'evaluate narrow() | project-away Row', () => ({
      names: ['Column', 'Value'],
      types: ['string', 'string'],
      rows: sheet.rows.flatMap((row) => sheet.names.map((name, i) => [name, row[i] === null ? '' : String(row[i])])),
    })),
  )
