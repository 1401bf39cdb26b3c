import { MAX_TICKS } from '#base/ticks.ts'
import { aggregateUdfName } from '../catalog/aggregate-row.ts'
import { udfName } from '../catalog/scalar-row.ts'
import type { Dialect, Spelling } from './dialect.ts'

const infix =
  (operator: string): Spelling =>
  (args) =>
    `(${args.join(` ${operator} `)})`
const around =
  (before: string, after: string): Spelling =>
  ([a]) =>
    `${before}${a}${after}`

const SIMPLE = /^(?:"[^"]*"|\u{f0000}\d+\u{f0001})$/u

/** SQLite turns what exceeds 64 bits into a real, Kusto wraps it: the sum is taken again where its type tells. */
const exact =
  (operator: string, udf: string): Spelling =>
  ([a, b]) => {
    if (!SIMPLE.test(a!) || !SIMPLE.test(b!)) return `kql__${udf}(${a}, ${b})`
    return `CASE typeof(${a} ${operator} ${b}) WHEN 'real' THEN kql__${udf}(${a}, ${b}) ELSE ${a} ${operator} ${b} END`
  }

const list = ([value, ...items]: readonly string[]) => `${value} IN (${items.join(', ')})`
const INT = '-2147483648 AND 2147483647'

/** The place of the network around an address: networks do not overlap and are stored by their first address, as 32 hex digits. */
function geoOfIp(address: string): string {
  const names = ['country', 'state', 'city', 'latitude', 'longitude'].map((name) => `'${name}', g."${name}"`).join(', ')
  const key = `kql__ip_key(${address})`
  return `(SELECT CASE WHEN g."last" >= ${key} THEN json_object(${names}) END FROM geo_network AS g WHERE g."first" <= ${key} ORDER BY g."first" DESC LIMIT 1)`
}

/** Core operations in SQLite's words. Arguments may be costly, so only those of a fence or a literal are repeated. */
const operations: Readonly<Record<string, Spelling>> = {
  and: infix('AND'),
  or: infix('OR'),
  not: around('(NOT ', ')'),
  equal: infix('='),
  different: infix('<>'),
  is: infix('IS'),
  'is-not': infix('IS NOT'),
  '<': infix('<'),
  '<=': infix('<='),
  '>': infix('>'),
  '>=': infix('>='),
  'equal-nullable': ([a, b]) => `CASE WHEN ${a} IS NOT NULL OR ${b} IS NOT NULL THEN ${a} IS ${b} END`,
  'different-nullable': ([a, b]) => `CASE WHEN ${a} IS NOT NULL OR ${b} IS NOT NULL THEN ${a} IS NOT ${b} END`,
  'false-if-nan': ([a, b, plain]) => `CASE WHEN ${a} IS 'NaN' OR ${b} IS 'NaN' THEN 0 ELSE ${plain} END`,
  'true-if-nan': ([a, b, plain]) => `CASE WHEN ${a} IS 'NaN' OR ${b} IS 'NaN' THEN 1 ELSE ${plain} END`,
  in: (args) => `(${list(args)})`,
  'in-nullable': (args) => `coalesce(${list(args)}, 0)`,
  'in-nocase': ([value, ...items]) => `(${list([`${value} COLLATE NOCASE`, ...items])})`,
  'equal-nocase': ([a, b]) => `(${a} = ${b} COLLATE NOCASE)`,
  'is-null': around('(', ' IS NULL)'),
  'is-not-null': around('(', ' IS NOT NULL)'),
  'or-empty': around('coalesce(', ", '')"),
  'or-false': around('coalesce(', ', 0)'),
  like: ([value, pattern]) => `(${value} LIKE ${pattern} ESCAPE '\\')`,
  instr: ([value, needle]) => `(instr(${value}, ${needle}) > 0)`,
  'starts-with': ([value, needle]) => `(substr(${value}, 1, length(${needle})) = ${needle})`,
  'text-of-integer': around('coalesce(CAST(', " AS TEXT), '')"),
  'text-of-bool': around('CASE ', " WHEN 1 THEN 'True' WHEN 0 THEN 'False' ELSE '' END"),
  'raw-text': ([a]) => a!,
  'json-of-integer': around('CAST(', ' AS TEXT)'),
  'json-of-bool': around('CASE ', " WHEN 1 THEN 'true' WHEN 0 THEN 'false' END"),
  'json-of-text': around('json_quote(', ')'),
  'int-of-long': ([a]) => `(((${a} + 2147483648) & 4294967295) - 2147483648)`,
  'int-of-real': ([a]) => `CASE WHEN ${a} BETWEEN ${INT} THEN CAST(${a} AS INTEGER) END`,
  'long-of-real': ([a]) => `CASE WHEN abs(${a}) < 9223372036854775808.0 THEN CAST(${a} AS INTEGER) END`,
  'real-of-integer': around('CAST(', ' AS REAL)'),
  'bool-of-number': around('(', ' <> 0)'),
  'timespan-of-days': ([a]) => `CAST(${a} * 864000000000.0 AS INTEGER)`,
  '+': infix('+'),
  '-': infix('-'),
  '*': infix('*'),
  'add-long': exact('+', 'add_long'),
  'subtract-long': exact('-', 'subtract_long'),
  'multiply-long': exact('*', 'multiply_long'),
  '/': infix('/'),
  negate: around('(-', ')'),
  'divide-integer': infix('/'),
  modulo: ([a, b]) => `(((${a} % ${b}) + abs(${b})) % abs(${b}))`,
  bin: ([value, step]) => `CASE WHEN ${step} > 0 THEN ${value} - (((${value} % ${step}) + ${step}) % ${step}) END`,
  'range-count': ([from, to, step]) =>
    `CASE WHEN ${step} = 0 OR (${to} - ${from}) * sign(${step}) < 0 THEN 0 ELSE CAST((${to} - ${from}) / ${step} AS INTEGER) + 1 END`,
  case: (args) => {
    const pairs = Array.from({ length: (args.length - 1) / 2 }, (_, i) => `WHEN ${args[2 * i]} THEN ${args[2 * i + 1]}`)
    return `CASE ${pairs.join(' ')} ELSE ${args.at(-1)} END`
  },
  'or-else': ([a, b]) => `coalesce(${a}, ${b})`,
  choose: ([when, yes, no]) => `CASE WHEN ${when} THEN ${yes} ELSE ${no} END`,
  random: () => 'random()',
  'step-of': ([at, start, step]) => `CAST(floor((${at} - ${start}) / CAST(${step} AS REAL)) AS INTEGER)`,
  'steps-before': ([start, end, step]) => `max(0, CAST(ceil((${end} - ${start}) / CAST(${step} AS REAL)) AS INTEGER))`,
  'steps-through': ([start, last, step]) => `max(0, CAST(floor((${last} - ${start}) / CAST(${step} AS REAL)) AS INTEGER) + 1)`,
  'geo-of-ip': ([address]) => geoOfIp(address!),
  'datetime-range': ([a]) => `CASE WHEN ${a} BETWEEN 0 AND ${MAX_TICKS} THEN ${a} END`,
}

/** Elements of a JSON array: `e.value` is the JSON text again, null for JSON null. */
const elementJson = `CASE e.type WHEN 'null' THEN NULL WHEN 'text' THEN json_quote(e.value) WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' WHEN 'real' THEN kql__json_of_real(e.value) ELSE CAST(e.value AS TEXT) END`

/** SQL for SQLite with the functions of `udf/` registered. */
export const sqlite: Dialect = {
  name: 'sqlite',
  runsSteps: true,
  quote: (identifier) => `"${identifier.replace(/"/g, '""')}"`,
  operations,
  scalar: (name, form, index) => form.sql ?? (form.js ? (args) => `${udfName({ name }, index)}(${args.join(', ')})` : undefined),
  aggregate: (name, form, index) => {
    const { sql } = form
    if (sql) return (args, _inside, behind, types) => sql(args, behind, types)
    return form.js ? (args, inside, behind) => `${aggregateUdfName({ name }, index)}(${args.join(', ')}${inside})${behind}` : undefined
  },
  window: (name, args, _types, over) => `${name}(${args.join(', ')}) OVER (${over})`,
  placeholder: (index) => `?${index}`,
  nothing: (type) => (type === 'string' ? "''" : 'NULL'),
  rows: (names, rows) =>
    `SELECT ${names.map((name, i) => `column${i + 1} AS ${name}`).join(', ') || '1 AS "_"'} FROM (VALUES ${rows.map((cells) => `(${cells.join(', ') || '1'})`).join(', ')})`,
  // a bare column beside the only min or max is taken from the row that has it
  carried: (text) => text,
  // Missing values are skipped, and the last of nothing else would stand: they are looked for as what comes behind all values.
  picking: ({ which, value, type }) => {
    if (which === 'max' && (type === 'real' || type === 'decimal')) return undefined
    const behind = which === 'min' ? "x''" : '-9e999'
    return { value: `coalesce(${value}, ${behind})`, read: (text) => `nullif(${text}, ${behind})` }
  },
  collected: (column, type, from) => `(SELECT json_group_array(${type === 'dynamic' ? `json(${column})` : column}) FROM ${from})`,
  jsonCell: (row, index, type) => (type === 'real' || type === 'decimal' ? `CAST(${row} ->> ${index} AS REAL)` : `${row} ->> ${index}`),
  jsonRows: (parameter) => ({ from: `json_each(${parameter}) AS j`, value: 'j.value' }),
  unnest: (array) => ({
    from: `, json_each(CASE WHEN json_valid(${array}) THEN ${array} ELSE '[]' END) AS e`,
    value: elementJson,
    index: 'e.key',
  }),
  numbers: (count, column) =>
    `WITH RECURSIVE n(${column}) AS (SELECT 0 WHERE ${count} > 0 UNION ALL SELECT ${column} + 1 FROM n WHERE ${column} + 1 < ${count}) SELECT ${column} FROM n`,
  columnar: (width, place) => `"kql_columnar_${width}"(${place})`,
  textMatch: (index, match) => `SELECT rowid FROM ${index} WHERE ${index} MATCH ${match}`,
  nullsFirst: (descending) => !descending,
  fence: 'LIMIT -1',
  materialized: 'AS MATERIALIZED',
  inlined: 'AS NOT MATERIALIZED',
}
