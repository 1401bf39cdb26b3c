import type { AggregateForm } from '../../catalog/aggregate-row.ts'
import type { KqlType } from '../../types.ts'

/** An aggregate: its arguments, the FILTER clause behind the brackets, the types of the arguments, and the catalog's form. */
type AggregateSpelling = (args: readonly string[], filter: string, types: readonly KqlType[], form: AggregateForm) => string

/** An array that is gathered gives its items, as Kusto's engine has it. */
const itemsOf = (value: string, nulls: string) =>
  `if(startsWith(${value}, '['), JSONExtractArrayRaw(ifNull(${value}, '[]')), if(${value} IS NULL, ${nulls}, [ifNull(${value}, '')]))`

const gather =
  (name: 'groupArray' | 'groupUniqArray'): AggregateSpelling =>
  ([value, limit], filter, [type], form) => {
    const nulls = form.js?.nulls === 'seen' ? "['null']" : 'emptyArrayString()'
    const items = type === 'string' ? `${name}(toJSONString(${value}))` : `${name}Array(${itemsOf(value!, nulls)})`
    const all = `ifNull(${items}${filter}, emptyArrayString())`
    return `concat('[', arrayStringConcat(${limit ? `arraySlice(${all}, 1, ${limit})` : all}, ','), ']')`
  }

/** The element at the nearest rank, as in SQLite: never a value between two. */
const percentile: AggregateSpelling = ([value, percent], filter) =>
  `arrayElementOrNull(arraySort(groupArray(${value})${filter}), greatest(1, toInt64(ceil(${percent} / 100 * toInt64(count(${value})${filter})))))`

const average: AggregateSpelling = ([value], filter, [type]) =>
  type === 'real' ? `ifNull(avg(${value})${filter}, nan)` : `toInt64(intDiv(sum(${value})${filter}, count(${value})${filter}))`

const sum: AggregateSpelling = ([value], filter) => `ifNull(sum(${value})${filter}, 0)`

/** Where one real is NaN, both the least and the greatest are. */
const orNaN = (extreme: string, value: string, filter: string) => `if(ifNull(max(isNaN(${value}))${filter}, 0), nan, ${extreme})`

const extreme =
  (name: 'min' | 'max'): AggregateSpelling =>
  ([value], filter, [type]) => {
    if (type === 'string') return `ifNull(${name}(nullIf(${value}, ''))${filter}, '')`
    const plain = `${name}(${value})${filter}`
    return type === 'real' ? orNaN(plain, value!, filter) : plain
  }

/** Aggregates that ClickHouse can do with the same answer; what is not here is refused by name. */
export const aggregates: Readonly<Record<string, AggregateSpelling>> = {
  count: (_args, filter) => `toInt64(count()${filter})`,
  countif: (_args, filter) => `toInt64(count()${filter})`,
  sum,
  sumif: sum,
  avg: average,
  avgif: average,
  percentile,
  min: extreme('min'),
  minif: extreme('min'),
  max: extreme('max'),
  maxif: extreme('max'),
  dcount: ([value], filter) => `toInt64(ifNull(uniqExact(${value})${filter}, 0))`,
  dcountif: ([value], filter) => `toInt64(ifNull(uniqExact(${value})${filter}, 0))`,
  count_distinct: ([value], filter) => `toInt64(ifNull(uniqExact(${value})${filter}, 0))`,
  count_distinctif: ([value], filter) => `toInt64(ifNull(uniqExact(${value})${filter}, 0))`,
  make_list: gather('groupArray'),
  make_list_if: gather('groupArray'),
  make_set: gather('groupUniqArray'),
  make_set_if: gather('groupUniqArray'),
  take_any: ([value], filter, [type]) => (type === 'string' ? `ifNull(any(nullIf(${value}, ''))${filter}, '')` : `any(${value})${filter}`),
  _any: ([test], filter) => `ifNull(max(${test})${filter}, 0)`,
  _all: ([test], filter) => `ifNull(min(ifNull(${test}, 0))${filter}, 1)`,
}
