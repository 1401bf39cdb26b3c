import { MAX_TICKS } from '#base/ticks.ts'
import type { Spelling } from '../dialect.ts'
import { textOfJson } from './json.ts'
import { around, infix } from './spell.ts'

const list = ([value, ...items]: readonly string[]) => `${value} IN (${items.join(', ')})`
const lower = (text: string) => `lowerUTF8(${text})`
/** ClickHouse joins by `IS NOT DISTINCT FROM`, but knows it for values of one type alone. */
const same: Spelling = ([a, b], types) =>
  types[0] === types[1] ? `(${a} IS NOT DISTINCT FROM ${b})` : `ifNull(${a} = ${b}, ${a} IS NULL AND ${b} IS NULL)`
const other: Spelling = (args, types) => `(NOT ${same(args, types)})`
/** `IS NOT DISTINCT FROM` finds NaN equal to NaN; Kusto does not. */
const unlessNan =
  (then: string): Spelling =>
  ([a, b, comparison], types) => {
    const tests = [a, b].filter((_, i) => types[i] === 'real').map((value) => `isNaN(ifNull(${value}, 0))`)
    return tests.length ? `if(${tests.join(' OR ')}, ${then}, ${comparison})` : comparison!
  }
const INT = '-2147483648 AND 2147483647'

/** Core operations in ClickHouse's words. Integers are Int64, truths UInt8, and NaN is a value that equals nothing, as in Kusto. */
export const operations: Readonly<Record<string, Spelling>> = {
  and: infix('AND'),
  or: infix('OR'),
  not: around('(NOT ', ')'),
  equal: infix('='),
  different: infix('<>'),
  is: same,
  'is-not': other,
  '<': infix('<'),
  '<=': infix('<='),
  '>': infix('>'),
  '>=': infix('>='),
  'equal-nullable': ([a, b], types) => `if(${a} IS NULL AND ${b} IS NULL, NULL, ${same([a!, b!], types)})`,
  'different-nullable': ([a, b], types) => `if(${a} IS NULL AND ${b} IS NULL, NULL, ${other([a!, b!], types)})`,
  'false-if-nan': unlessNan('0'),
  'true-if-nan': unlessNan('1'),
  in: (args) => `(${list(args)})`,
  'in-nullable': (args) => `ifNull(${list(args)}, 0)`,
  'in-nocase': (args) => `(${list(args.map(lower))})`,
  'equal-nocase': (args) => `(${args.map(lower).join(' = ')})`,
  'is-null': around('(', ' IS NULL)'),
  'is-not-null': around('(', ' IS NOT NULL)'),
  'or-empty': around('ifNull(', ", '')"),
  'or-false': around('ifNull(', ', 0)'),
  like: ([value, pattern]) => `(${value} ILIKE ${pattern})`,
  instr: ([value, needle]) => `(position(${value}, ${needle}) > 0)`,
  'starts-with': ([value, needle]) => `startsWith(${value}, ${needle})`,
  'text-of-integer': around('ifNull(toString(', "), '')"),
  'text-of-bool': ([a]) => `multiIf(${a} IS NULL, '', ${a} = 1, 'True', 'False')`,
  'raw-text': ([a]) => a!,
  'json-of-integer': around('toString(', ')'),
  'json-of-bool': ([a]) => `multiIf(${a} IS NULL, NULL, ${a} = 1, 'true', 'false')`,
  'json-of-text': around('toJSONString(', ')'),
  'int-of-long': ([a]) => `toInt64(toInt32(${a}))`,
  'int-of-real': ([a]) => `if(${a} BETWEEN ${INT}, toInt64(trunc(${a})), NULL)`,
  'long-of-real': ([a]) => `if(abs(${a}) < 9223372036854775808.0, toInt64(trunc(${a})), NULL)`,
  'real-of-integer': around('toFloat64(', ')'),
  'bool-of-number': around('(', ' <> 0)'),
  'timespan-of-days': ([a]) => `toInt64(trunc(${a} * 864000000000.0))`,
  '+': infix('+'),
  '-': infix('-'),
  '*': infix('*'),
  'add-long': infix('+'),
  'subtract-long': infix('-'),
  'multiply-long': infix('*'),
  '/': infix('/'),
  negate: around('(-', ')'),
  'divide-integer': ([a, b]) => `intDivOrNull(${a}, ${b})`,
  modulo: ([a, b]) => `if(${b} = 0, NULL, toInt64(positiveModulo(${a}, if(${b} = 0, 1, toInt64(abs(${b}))))))`,
  bin: ([value, step]) => `if(${step} > 0, ${value} - toInt64(positiveModulo(${value}, if(${step} > 0, toInt64(${step}), 1))), NULL)`,
  'range-count': ([from, to, step]) =>
    `if(${step} = 0 OR (${to} - ${from}) * sign(${step}) < 0, 0, toInt64(trunc((${to} - ${from}) / ${step})) + 1)`,
  case: (args) => `multiIf(${args.join(', ')})`,
  'or-else': ([a, b]) => `coalesce(${a}, ${b})`,
  choose: ([when, yes, no]) => `if(${when}, ${yes}, ${no})`,
  random: () => 'toInt64(rand64())',
  'step-of': ([at, start, step]) => `toInt64(floor((${at} - ${start}) / ${step}))`,
  'steps-before': ([start, end, step]) => `toInt64(greatest(0, ceil((${end} - ${start}) / ${step})))`,
  'steps-through': ([start, last, step]) => `toInt64(greatest(0, floor((${last} - ${start}) / ${step}) + 1))`,
  'datetime-range': ([a]) => `if(${a} BETWEEN 0 AND ${MAX_TICKS}, ${a}, NULL)`,
}

const WORD = '[\\\\p{L}\\\\p{N}]'
const OTHER = '[^\\\\p{L}\\\\p{N}]'

/** Whether a needle stands with the ends of terms at its own ends; an end that is no letter or digit needs none. */
function term(text: string, needle: string, exact: string, ends: 'both' | 'prefix' | 'suffix'): string {
  const fold = (value: string) => `if(${exact}, ${value}, ${lower(value)})`
  const start = ends === 'suffix' ? "''" : `if(match(${needle}, '^${WORD}'), '(?:^|${OTHER})', '')`
  const end = ends === 'prefix' ? "''" : `if(match(${needle}, '${WORD}$'), '(?:$|${OTHER})', '')`
  return `(${needle} = '' OR match(${fold(text)}, concat('(?s)', ${start}, regexpQuoteMeta(${fold(needle)}), ${end})))`
}

const needles = (json: string) =>
  `arrayFilter(n -> n IS NOT NULL, arrayMap(n -> ${textOfJson('n')}, JSONExtractArrayRaw(if(startsWith(${json}, '['), ifNull(${json}, '[]'), concat('[', ifNull(${json}, ''), ']')))))`

/** Search of text in text. */
export const textFunctions: Readonly<Record<string, Spelling>> = {
  _fold: ([text]) => lower(text!),
  _has: ([text, needle, exact]) => term(text!, needle!, exact!, 'both'),
  _hasprefix: ([text, needle, exact]) => term(text!, needle!, exact!, 'prefix'),
  _hassuffix: ([text, needle, exact]) => term(text!, needle!, exact!, 'suffix'),
  _has_any: ([text, list, exact]) => `arrayExists(e -> ${term(text!, 'e', exact!, 'both')}, ${needles(list!)})`,
  _has_all: ([text, list, exact]) => `arrayAll(e -> ${term(text!, 'e', exact!, 'both')}, ${needles(list!)})`,
  _contains: ([text, needle, exact]) =>
    `(position(if(${exact}, ${text}, ${lower(text!)}), if(${exact}, ${needle}, ${lower(needle!)})) > 0)`,
  _startswith: ([text, needle, exact]) => `startsWith(if(${exact}, ${text}, ${lower(text!)}), if(${exact}, ${needle}, ${lower(needle!)}))`,
  _endswith: ([text, needle, exact]) => `endsWith(if(${exact}, ${text}, ${lower(text!)}), if(${exact}, ${needle}, ${lower(needle!)}))`,
  _matches_regex: ([text, pattern]) => `match(${text}, ${pattern})`,
}
