import fc from 'fast-check'
import { cellOf, columnsOf, directions, freeName, groupsOf, type Made, made, ordered, sortText } from './made.ts'
import type { Datum, Row, Sheet } from './sheet.ts'

/** Numbers, neighbours and running sums over rows in an order of all columns. */
export function neighbours(sheet: Sheet): fc.Arbitrary<Made> {
  return fc
    .tuple(directions(sheet), fc.constantFrom(...columnsOf(sheet, 'long')), fc.constantFrom('row_number', 'prev', 'next', 'row_cumsum'))
    .map(([descending, of, how]) => {
      const name = freeName(sheet, 'w')
      const call = { row_number: 'row_number()', prev: `prev(${of})`, next: `next(${of})`, row_cumsum: `row_cumsum(coalesce(${of}, 0))` }[
        how
      ]
      return made(how, `${sortText(sheet, descending)} | extend ${name} = ${call}`, () => {
        const rows = ordered(sheet, descending)
        const at = (i: number): Datum => (rows[i] ? cellOf(sheet, rows[i], of) : null)
        let sum = 0
        const value = (i: number): Datum => {
          sum += Number(at(i) ?? 0)
          return { row_number: i + 1, prev: at(i - 1), next: at(i + 1), row_cumsum: sum }[how]!
        }
        return { names: [...sheet.names, name], types: [...sheet.types, 'long'], rows: rows.map((row, i) => [...row, value(i)]) }
      })
    })
}

/** The first rows in an order of all columns: of all rows, or of each value of a column apart. */
export function firsts(sheet: Sheet): fc.Arbitrary<Made> {
  const keys = fc.constantFrom(...sheet.names)
  return fc
    .tuple(directions(sheet), fc.integer({ min: 0, max: 3 }), keys, fc.constantFrom('all', 'each', 'count'))
    .map(([descending, n, key, how]) => {
      const place = sheet.names.indexOf(key)
      if (how === 'all')
        return made('take', `${sortText(sheet, descending)} | take ${n}`, () => ({
          ...sheet,
          rows: ordered(sheet, descending).slice(0, n),
        }))
      if (how === 'count')
        return made('partition count', `partition hint.strategy=native by ${key} (summarize n = count())`, () => ({
          names: ['n'],
          types: ['long'],
          rows: groupsOf(sheet.rows, [place]).map((group) => [group.rows.length]),
        }))
      return made('partition', `partition hint.strategy=native by ${key} (${sortText(sheet, descending)} | take ${n})`, () => ({
        ...sheet,
        rows: groupsOf(sheet.rows, [place]).flatMap((group) => ordered({ ...sheet, rows: group.rows }, descending).slice(0, n)),
      }))
    })
}

/** What a scan remembers of a sequence: for each step up to the one it stands at, the count it declared there. */
type State = readonly number[]

/** Two steps: one that begins at numbers below a limit, or may be passed over; one that goes on with those above and counts them. */
export function scans(sheet: Sheet): fc.Arbitrary<Made> {
  return fc
    .tuple(
      directions(sheet),
      fc.constantFrom(...columnsOf(sheet, 'long')),
      fc.integer({ min: -2, max: 2 }),
      fc.constantFrom('all', 'last', 'none'),
      fc.boolean(),
    )
    .map(([descending, of, limit, output, optional]) => {
      const [count, match] = [freeName(sheet, 'c'), freeName(sheet, 'm')]
      const bound = limit < 0 ? `(${limit})` : String(limit)
      const text = `${sortText(sheet, descending)} | scan with_match_id=${match} declare (${count}: long = 0) with (step a${optional ? ' optional' : ''} output=${output}: ${of} < ${bound}; step b: ${of} >= ${bound} => ${count} = b.${count} + 1;)`
      return made(`scan output=${output}`, text, () => {
        const rows: Row[] = []
        let [begun, next] = [null as { id: number; held: Row | null } | null, 0]
        let going: { id: number; state: State } | null = null
        const show = (row: Row, value: number, id: number): Row => [...row, value, id]
        for (const row of ordered(sheet, descending)) {
          const value = cellOf(sheet, row, of)
          if (typeof value !== 'number') continue
          if (value >= limit) {
            if (begun) {
              if (begun.held) rows.push(begun.held)
              going = { id: begun.id, state: [0, 1] }
              begun = null
              rows.push(show(row, 1, going.id))
            } else if (going) {
              going = { id: going.id, state: [0, going.state[1]! + 1] }
              rows.push(show(row, going.state[1]!, going.id))
            } else if (optional) {
              going = { id: next++, state: [0, 1] }
              rows.push(show(row, 1, going.id))
            }
            continue
          }
          const id = begun ? begun.id : next++
          const shown = show(row, 0, id)
          if (output === 'all') rows.push(shown)
          begun = { id, held: output === 'last' ? shown : null }
        }
        if (begun?.held) rows.push(begun.held)
        return { names: [...sheet.names, count, match], types: [...sheet.types, 'long', 'long'], rows }
      })
    })
}
