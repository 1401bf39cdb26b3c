import type { Param, ScalarForm, ScalarRow } from '../catalog/scalar-row.ts'
import { ipKey } from '../runtime/ip-address.ts'
import { regexOf } from '../runtime/regex.ts'
import type { KqlType } from '../types.ts'
import { parseDatetime } from '../values/datetime-text.ts'
import { formatDynamic, jsonOfText, parseDynamic } from '../values/json.ts'
import { jsonAt, textOfJson } from '../values/json-path.ts'
import { parseBool, parseGuid, parseLong, parseReal } from '../values/number-text.ts'
import { textOfDatetime, textOfDecimal, textOfReal, textOfTimespan } from '../values/text.ts'
import { parseTimespan } from '../values/timespan-text.ts'
import { expandable, zip } from './expand.ts'
import { parsePairs, parseText } from './parse-text.ts'
import { axisOfDatetimes, axisOfLongs, axisOfReals, axisOfTimespans, fillSeries } from './series-grid.ts'
import { containsTerm, fold } from './terms.ts'
import { tupleRows } from './tuple-functions.ts'

function core(
  name: string,
  params: readonly Param[],
  returns: KqlType,
  body: (...args: never[]) => unknown,
  more: Partial<ScalarForm> = {},
): ScalarRow {
  return {
    name: `_${name}`,
    doc: '',
    example: ['', ''],
    forms: [{ params, returns, js: { body, raw: true, nulls: more.total ? 'seen' : 'propagate' }, ...more }],
  }
}

/** A scalar read out of dynamic text by the type asked for. */
const ofJson = <T>(read: (text: string) => T | null) => {
  return (json: string) => (json[0] === '{' || json[0] === '[' ? null : read(textOfJson(json)))
}

const longOfNumber = (text: string) => {
  if (text === 'true' || text === 'false') return text === 'true' ? 1n : 0n
  const long = parseLong(text)
  if (long !== null) return long
  const real = parseReal(text)
  return real !== null && Number.isFinite(real) ? BigInt(Math.trunc(real)) : null
}

const realOfNumber = (text: string) => (text === 'true' ? 1 : text === 'false' ? 0 : parseReal(text))

const termSearch = (ends: 'both' | 'prefix' | 'suffix') => (text: string, needle: string, exact: boolean) =>
  containsTerm(text, needle, exact, ends)

const anyTerm = (text: string, needles: string | null, exact: boolean) => needlesOf(needles).some((n) => containsTerm(text, n, exact))
const allTerms = (text: string, needles: string | null, exact: boolean) => needlesOf(needles).every((n) => containsTerm(text, n, exact))

/** A bag without its members that are null or ''. */
function withoutEmpties(json: string): string {
  const bag = parseDynamic(json) as Readonly<Record<string, unknown>>
  return formatDynamic(Object.fromEntries(Object.entries(bag).filter(([, value]) => value !== null && value !== '')))
}

/** Whether a JSON array (or single value) holds a value; numbers are compared as numbers. */
function jsonIncludes(list: string | null, sought: string | null): boolean {
  if (list === null || sought === null) return false
  const items = list[0] === '[' ? (JSON.parse(list) as unknown[]) : [JSON.parse(list) as unknown]
  const value = JSON.parse(sought) as unknown
  return items.includes(value)
}

let lastNeedles: readonly [json: string, needles: readonly string[]] = ['[]', []]

/** The needles of a JSON array as text; the last list is kept, because it is the same for every row. */
function needlesOf(json: string | null): readonly string[] {
  if (json === null) return []
  if (lastNeedles[0] !== json) {
    const parsed = JSON.parse(json) as unknown
    const items = Array.isArray(parsed) ? parsed.flat() : [parsed]
    lastNeedles = [json, items.map((item) => (typeof item === 'string' ? item : textOfJson(formatDynamic(item))))]
  }
  return lastNeedles[1]
}

const contains = (text: string, needle: string, exact: boolean) => (exact ? text.includes(needle) : fold(text).includes(fold(needle)))
const startsWith = (text: string, needle: string, exact: boolean) => (exact ? text.startsWith(needle) : fold(text).startsWith(fold(needle)))
const endsWith = (text: string, needle: string, exact: boolean) => (exact ? text.endsWith(needle) : fold(text).endsWith(fold(needle)))

/**
 * Functions of the language's core that no query names: conversions between types, term search, paths.
 * Dynamic values come and go as JSON text.
 */
export const coreRows: readonly ScalarRow[] = [
  core('fold', ['string'], 'string', fold),
  core('has', ['string', 'string', 'bool'], 'bool', termSearch('both')),
  core('hasprefix', ['string', 'string', 'bool'], 'bool', termSearch('prefix')),
  core('hassuffix', ['string', 'string', 'bool'], 'bool', termSearch('suffix')),
  core('has_any', ['string', 'dynamic', 'bool'], 'bool', anyTerm, { total: true }),
  core('has_all', ['string', 'dynamic', 'bool'], 'bool', allTerms, { total: true }),
  core('contains', ['string', 'string', 'bool'], 'bool', contains),
  core('startswith', ['string', 'string', 'bool'], 'bool', startsWith),
  core('endswith', ['string', 'string', 'bool'], 'bool', endsWith),
  core('ip_key', ['string'], 'string', (address: string) => ipKey(address)),
  core('text_of_real', ['real'], 'string', textOfReal),
  core('text_of_decimal', ['any'], 'string', textOfDecimal),
  core('text_of_datetime', ['datetime'], 'string', textOfDatetime),
  core('text_of_timespan', ['timespan'], 'string', textOfTimespan),
  core('text_of_json', ['dynamic'], 'string', textOfJson),
  core('json_of_text', ['string'], 'dynamic', jsonOfText),
  core('json_of_real', ['real'], 'dynamic', (value: number) => formatDynamic(Float64Array.of(value)).slice(1, -1)),
  core('long_of_text', ['string'], 'long', parseLong),
  core('int_of_text', ['string'], 'int', parseLong),
  core('real_of_text', ['string'], 'real', parseReal, { nan: true }),
  core('decimal_of_text', ['string'], 'decimal', parseReal),
  core('bool_of_text', ['string'], 'bool', parseBool),
  core('datetime_of_text', ['string'], 'datetime', parseDatetime),
  core('timespan_of_text', ['string'], 'timespan', parseTimespan),
  core('guid_of_text', ['string'], 'guid', parseGuid),
  core('long_of_json', ['dynamic'], 'long', ofJson(longOfNumber)),
  core('int_of_json', ['dynamic'], 'int', ofJson(longOfNumber)),
  core('real_of_json', ['dynamic'], 'real', ofJson(realOfNumber), { nan: true }),
  core('decimal_of_json', ['dynamic'], 'decimal', ofJson(parseReal)),
  core('bool_of_json', ['dynamic'], 'bool', ofJson(parseBool)),
  core('datetime_of_json', ['dynamic'], 'datetime', ofJson(parseDatetime)),
  core('timespan_of_json', ['dynamic'], 'timespan', ofJson(parseTimespan)),
  core('guid_of_json', ['dynamic'], 'guid', ofJson(parseGuid)),
  core('add_long', ['long', 'long'], 'long', (a: bigint, b: bigint) => BigInt.asIntN(64, a + b)),
  core('subtract_long', ['long', 'long'], 'long', (a: bigint, b: bigint) => BigInt.asIntN(64, a - b)),
  core('multiply_long', ['long', 'long'], 'long', (a: bigint, b: bigint) => BigInt.asIntN(64, a * b)),
  core('add', ['real', 'real'], 'real', (a: number, b: number) => a + b, { nan: true }),
  core('subtract', ['real', 'real'], 'real', (a: number, b: number) => a - b, { nan: true }),
  core('multiply', ['real', 'real'], 'real', (a: number, b: number) => a * b, { nan: true }),
  core('divide', ['real', 'real'], 'real', (a: number, b: number) => a / b, { nan: true }),
  core('remainder', ['real', 'real'], 'real', (a: number, b: number) => ((a % b) + Math.abs(b)) % Math.abs(b), { nan: true }),
  core('bin_real', ['real', 'real'], 'real', (value: number, step: number) => (step > 0 ? Math.floor(value / step) * step : null)),
  core('member', ['dynamic', 'string'], 'dynamic', (json: string, key: string) => jsonAt(json, [key])),
  core('matches_regex', ['string', 'string'], 'bool', (text: string, pattern: string) => regexOf(pattern).test(text)),
  core('without_empties', ['dynamic'], 'dynamic', withoutEmpties),
  core('parse', ['string', 'string'], 'dynamic', parseText),
  core('parse_kv', ['string', 'string'], 'dynamic', parsePairs),
  core('fill_series', ['dynamic', 'long', 'dynamic'], 'dynamic', fillSeries, { total: true }),
  core('axis_datetime', ['datetime', 'timespan', 'long'], 'dynamic', axisOfDatetimes),
  core('axis_timespan', ['timespan', 'timespan', 'long'], 'dynamic', axisOfTimespans),
  core('axis_long', ['long', 'long', 'long'], 'dynamic', axisOfLongs),
  core('axis_real', ['real', 'real', 'long'], 'dynamic', axisOfReals),
  core('expandable', ['dynamic', 'bool'], 'dynamic', expandable, { total: true }),
  core('zip', ['dynamic', 'dynamic'], 'dynamic', zip, { rest: 'dynamic', total: true }),
  core('json_includes', ['dynamic', 'dynamic'], 'bool', jsonIncludes, { total: true }),
  core('fold_json', ['dynamic'], 'dynamic', (json: string) => fold(json)),
  core('at', ['dynamic', 'dynamic'], 'dynamic', (json: string, key: string) => jsonAt(json, [JSON.parse(key) as string | number])),
  core('element', ['dynamic', 'int'], 'dynamic', (json: string, index: number) => jsonAt(json, [index])),
]

const byName = new Map([...coreRows, ...tupleRows].map((row) => [row.name, row]))

export function coreRow(name: string): ScalarRow {
  const row = byName.get(`_${name}`)
  if (!row) throw new Error(`no core function ${name}`)
  return row
}
