import type { PartialSpelling, Spelling } from '../dialect.ts'
import { jsonArray, jsonFunctions } from './json.ts'
import { textFunctions } from './operations.ts'
import { calls, infix, long } from './spell.ts'
import { datetimeText, parts, periods, timespanText } from './time.ts'

/** Kusto writes a real with a point; what it writes with an exponent is told in Kusto's way as far as ClickHouse's digits go. */
const realText: Spelling = ([value]) => {
  const text = `toString(ifNull(${value}, 0))`
  return `multiIf(${value} IS NULL, '', isNaN(${value}), 'NaN', isInfinite(${value}), if(${value} > 0, 'Infinity', '-Infinity'), position(${text}, '.') > 0, ${text}, concat(${text}, '.0'))`
}

const exact = (kind: 'Int64' | 'Float64'): Spelling => {
  return ([text]) => `to${kind}OrNull(trim(${text}))`
}

const NUMBER = "'^[-+]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][-+]?[0-9]+)?$'"

/** Kusto's spellings of what is not finite are a few; ClickHouse reads more of them. */
const realOfText: Spelling = ([text]) =>
  `multiIf(match(trim(${text}), ${NUMBER}), toFloat64OrNull(trim(${text})), match(trim(${text}), '^[-+]?(nan|NaN)$'), nan, match(trim(${text}), '^[+]?(inf|Infinity|infinity|∞)$'), inf, match(trim(${text}), '^-(inf|Infinity|infinity|∞)$'), -inf, NULL)`

const core: Readonly<Record<string, Spelling>> = {
  _text_of_real: realText,
  _text_of_datetime: datetimeText,
  _text_of_timespan: timespanText,
  _long_of_text: exact('Int64'),
  _int_of_text: ([text]) => `toInt64(toInt32OrNull(trim(${text})))`,
  _real_of_text: realOfText,
  _bool_of_text: ([text]) => `multiIf(lower(${text}) IN ('true', '1'), 1, lower(${text}) IN ('false', '0'), 0, NULL)`,
  _add_long: infix('+'),
  _subtract_long: infix('-'),
  _multiply_long: infix('*'),
  _add: infix('+'),
  _subtract: infix('-'),
  _multiply: infix('*'),
  _divide: infix('/'),
  _bin_real: ([value, step]) => `if(${step} > 0, floor(${value} / ${step}) * ${step}, NULL)`,
}

const text: Readonly<Record<string, PartialSpelling>> = {
  strlen: long('lengthUTF8'),
  string_size: long('length'),
  strcat: calls('concat'),
  strcat_delim: ([delimiter, ...items]) => `concat(${items.join(`, ${delimiter}, `)})`,
  substring: ([value, start, count = `lengthUTF8(${value})`]) =>
    `if(${start} < 0 AND lengthUTF8(${value}) + ${start} < 0, '', substringUTF8(${value}, if(${start} < 0, ${start}, ${start} + 1), greatest(0, ${count})))`,
  tolower: calls('lowerUTF8'),
  toupper: calls('upperUTF8'),
  reverse: calls('reverseUTF8'),
  isempty: ([value]) => `(${value} = '')`,
  isnotempty: ([value]) => `(${value} <> '')`,
  replace_string: calls('replaceAll'),
  split: ([value, delimiter, index]) => {
    const all = `if(${delimiter} = '', [${value}], splitByString(${delimiter}, ${value}))`
    return index === undefined ? `toJSONString(${all})` : `toJSONString(arraySlice(${all}, if(${index} < 0, ${index}, ${index} + 1), 1))`
  },
  extract: ([pattern, group, value]) =>
    `if(${group} = 0, extract(${value}, concat('(', ${pattern}, ')')), arrayElement(extractGroups(${value}, ${pattern}), toUInt64(${group})))`,
  replace_regex: calls('replaceRegexpAll'),
  trim: ([pattern, value]) =>
    `replaceRegexpOne(replaceRegexpOne(${value}, concat('^(?:', ${pattern}, ')'), ''), concat('(?:', ${pattern}, ')$'), '')`,
  trim_start: ([pattern, value]) => `replaceRegexpOne(${value}, concat('^(?:', ${pattern}, ')'), '')`,
  trim_end: ([pattern, value]) => `replaceRegexpOne(${value}, concat('(?:', ${pattern}, ')$'), '')`,
  strcmp: ([a, b]) => `toInt64(multiIf(${a} > ${b}, 1, ${a} < ${b}, -1, 0))`,
  // places are counted from 0; a start, a length or an occurrence is refused where it stands, by the number of arguments
  indexof: (args) => (args.length === 2 ? `if(${args[1]} = '', NULL, toInt64(positionUTF8(${args[0]}, ${args[1]})) - 1)` : undefined),
  base64_decode_tostring: ([value]) => `tryBase64Decode(${value})`,
  base64_encode_tostring: calls('base64Encode'),
  url_decode: calls('decodeURLComponent'),
  hash_md5: ([value]) => `lower(hex(MD5(${value})))`,
  hash_sha1: ([value]) => `lower(hex(SHA1(${value})))`,
  hash_sha256: ([value]) => `lower(hex(SHA256(${value})))`,
  ipv4_is_private: ([ip]) =>
    `if(isIPv4String(${ip}), arrayExists(net -> isIPAddressInRange(${ip}, net), ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16']), NULL)`,
}

const values: Readonly<Record<string, Spelling>> = {
  iff: ([when, yes, no]) => `if(${when}, ${yes}, ${no})`,
  pack_array: (items) => jsonArray(items),
  bag_pack: (items) => {
    const pairs = Array.from(
      { length: items.length / 2 },
      (_, i) => `toJSONString(${items[2 * i]}), ':', ifNull(${items[2 * i + 1]}, 'null')`,
    )
    return `concat('{', ${pairs.join(", ',', ")}, '}')`
  },
  abs: ([value], types) => (types[0] === 'real' || types[0] === 'decimal' ? `abs(${value})` : `toInt64(abs(${value}))`),
  round: ([value, digits = '0']) => `(round(abs(${value}) * pow(10, ${digits}) + 1e-9) / pow(10, ${digits}) * sign(${value}))`,
  floor: ([value]) => `floor(${value})`,
  isnan: ([value]) => `ifNull(isNaN(${value}), 0)`,
  sign: long('sign'),
  sqrt: calls('sqrt'),
  log: ([value]) => `if(${value} < 0, NULL, log(${value}))`,
  exp: calls('exp'),
  pow: calls('pow'),
}

/**
 * Functions of the catalog that ClickHouse can do with the same answer, by their row's name. `coalesce` of strings is one of the
 * functions whose forms differ. What is not here is refused by name.
 */
export const scalars: Readonly<Record<string, readonly Spelling[] | PartialSpelling>> = {
  ...core,
  ...jsonFunctions,
  ...textFunctions,
  ...text,
  ...values,
  ...parts,
  ...periods,
  coalesce: [calls('coalesce'), (args) => `coalesce(${args.map((arg) => `nullIf(${arg}, '')`).join(', ')}, '')`, calls('coalesce')],
}
