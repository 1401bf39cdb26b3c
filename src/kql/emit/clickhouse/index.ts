import type { KqlType } from '../../types.ts'
import type { Dialect } from '../dialect.ts'
import { aggregates } from './aggregates.ts'
import { operations } from './operations.ts'
import { scalars } from './scalars.ts'

const stored: Readonly<Record<KqlType, string>> = {
  string: 'String',
  int: 'Int64',
  long: 'Int64',
  real: 'Float64',
  decimal: 'Float64',
  bool: 'UInt8',
  datetime: 'Int64',
  timespan: 'Int64',
  dynamic: 'String',
  guid: 'String',
}

/** The type a column of a KQL type has in ClickHouse: strings are never null, everything else may be. */
export const clickhouseType = (type: KqlType) => (type === 'string' ? 'String' : `Nullable(${stored[type]})`)

/** Settings under which the dialect's SQL means what KQL means. */
export const clickhouseSettings = {
  join_use_nulls: 1,
  aggregate_functions_null_for_empty: 1,
  prefer_column_name_to_alias: 1,
  output_format_json_quote_64bit_integers: 1,
  output_format_json_quote_denormals: 1,
} as const

const quote = (identifier: string) => `"${identifier.replace(/["\\]/g, (mark) => `\\${mark}`)}"`

/** Functions over neighbouring rows; ClickHouse wants a value that may be null where the default is. */
const neighbours: readonly string[] = ['lag', 'lead']

/** SQL for ClickHouse, for cases that outgrow one machine. What it has no words for is refused by name. */
export const clickhouse: Dialect = {
  name: 'ClickHouse',
  runsSteps: false,
  quote,
  operations,
  scalar(name, _form, index) {
    const spelled = Object.hasOwn(scalars, name) ? scalars[name] : undefined
    return typeof spelled === 'function' ? spelled : spelled?.[index]
  },
  aggregate(name, form) {
    const spell = Object.hasOwn(aggregates, name) ? aggregates[name] : undefined
    // ClickHouse gathers rows in no order: a list whose order shows cannot be made by it
    return spell && ((args, inside, behind, types) => (inside ? undefined : spell(args, behind, types, form)))
  },
  window(name, args, types, over) {
    if (name === 'row_number') return `toInt64(row_number() OVER (${over}))`
    if (!neighbours.includes(name)) return undefined
    const [value, ...rest] = args
    return `${name}(${types[0] === 'string' ? value : `toNullable(${value})`}, ${rest.join(', ')}) OVER (${over})`
  },
  placeholder: (index, type) => `{p${index}:${stored[type]}}`,
  nothing: (type) => (type === 'string' ? "''" : `CAST(NULL, '${clickhouseType(type)}')`),
  // one array of tuples, not a union: the branches of a union come from several threads, and `take` would meet them in any order
  rows(names, rows) {
    if (names.length === 0) return `SELECT arrayJoin([${rows.map(() => '1')}]) AS "_"`
    const list = names.map((name, i) => `r.${i + 1} AS ${name}`).join(', ')
    return `SELECT ${list} FROM (SELECT arrayJoin([${rows.map((cells) => `tuple(${cells.join(', ')})`).join(', ')}]) AS r)`
  },
  carried(text, by) {
    const row = `tuple(${text})`
    if (!by) return `any(${row}).1`
    const { which, value, type } = by()
    const nan = type === 'real' ? `isNaN(ifNull(${value}, 0))` : '0'
    const key = type === 'string' ? value : `ifNull(${value}, 0)`
    // nulls never win; NaN is the greatest number; ClickHouse would pass over a row whose value is null
    return which === 'max'
      ? `argMax(${row}, (${value} IS NOT NULL, ${nan}, ${key})).1`
      : `argMin(${row}, (${value} IS NULL, ${nan}, ${key})).1`
  },
  collected: (column, type, from) =>
    `(SELECT concat('[', arrayStringConcat(groupArray(${type === 'string' ? `toJSONString(${column})` : `toString(${column})`}), ','), ']') FROM ${from})`,
  jsonCell: (row, index, type) =>
    type === 'string' || type === 'guid' || type === 'dynamic'
      ? `JSONExtract(${row}, ${index + 1}, '${type === 'string' ? 'String' : 'Nullable(String)'}')`
      : `JSONExtract(${row}, ${index + 1}, '${clickhouseType(type)}')`,
  jsonRows: (parameter) => ({ from: `(SELECT arrayJoin(JSONExtractArrayRaw(${parameter})) AS value) AS j`, value: 'j.value' }),
  unnest(array) {
    const items = `JSONExtractArrayRaw(ifNull(${array}, '[]'))`
    return {
      from: ` ARRAY JOIN ${items} AS "e:value", arrayEnumerate(${items}) AS "e:index"`,
      value: `nullIf("e:value", 'null')`,
      index: `toInt64("e:index" - 1)`,
    }
  },
  numbers: (count, column) => `SELECT toInt64(number) AS ${column} FROM numbers(toUInt64(greatest(0, ${count})))`,
  nullsFirst: () => false,
  fence: '',
  materialized: 'AS',
  inlined: 'AS',
}
