import { compareDynamic, distinct, keyOf } from '../../runtime/compare.ts'
import type { Dynamic } from '../../values/json.ts'
import { formatDynamic, jsonOfText } from '../../values/json.ts'
import { textOfReal } from '../../values/text.ts'
import type { ScalarForm, ScalarRow } from '../scalar-row.ts'

type Items = readonly Dynamic[]
type Bag = { readonly [key: string]: Dynamic }

const isArray = (value: Dynamic | undefined): value is Items => Array.isArray(value)
const isBag = (value: Dynamic | undefined): value is Bag => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A form over one array; anything else answers null. */
const ofArray = (returns: ScalarForm['returns'], body: (items: Items) => unknown): ScalarForm[] => [
  { params: ['dynamic'], returns, js: { body: (items: Dynamic) => (isArray(items) ? body(items) : null) } },
]

/** A form over arrays alone; one argument that is none answers null. */
const ofArrays = (body: (...arrays: Items[]) => unknown): ScalarForm[] => [
  {
    params: ['dynamic', 'dynamic'],
    rest: 'dynamic',
    returns: 'dynamic',
    js: { body: (...arrays: Dynamic[]) => (arrays.every(isArray) ? body(...arrays) : null) },
  },
]

const has = (items: Items) => {
  const keys = new Set(items.map(keyOf))
  return (value: Dynamic) => keys.has(keyOf(value))
}

/** Sorts the first array and brings the others into the same order; nulls go last, or first where asked. */
function sorted(descending: boolean, ...args: Dynamic[]): Dynamic[] | null {
  const nullsLast = typeof args.at(-1) === 'boolean' ? (args.pop() as boolean) : true
  const [keys, ...others] = args
  if (!isArray(keys)) return null
  const order = keys.map((_value, index) => index)
  const value = (index: number) => keys[index] ?? null
  order.sort((a, b) => {
    const [nullA, nullB] = [value(a) === null, value(b) === null]
    if (nullA || nullB) return nullA === nullB ? a - b : nullA === nullsLast ? 1 : -1
    return (descending ? -1 : 1) * compareDynamic(value(a), value(b)) || a - b
  })
  const arranged = (items: Dynamic) => (isArray(items) && items.length === keys.length ? order.map((index) => items[index] ?? null) : null)
  return [arranged(keys), ...others.map(arranged)]
}

function sort(name: string, descending: boolean, gives: string): ScalarRow {
  return {
    name,
    doc: `Sorts an array ${descending ? 'downwards' : 'upwards'}; further arrays follow its order`,
    example: [`${name}(dynamic([2, null, 1]))`, gives],
    forms: [
      {
        params: ['dynamic', 'bool'],
        optional: 1,
        returns: 'dynamic',
        js: { body: (...args: Dynamic[]) => sorted(descending, ...args.filter((arg) => arg !== undefined))?.[0] ?? null },
      },
    ],
  }
}

/** Start and end of a slice, inclusive, both counted from the end where negative. */
function slice(items: Items, start: number, end: number): Items {
  const from = start < 0 ? Math.max(0, items.length + start) : start
  const to = end < 0 ? items.length + end : end
  return items.slice(from, to + 1)
}

function splitAt(items: Items, places: readonly number[]): Items[] {
  const cuts = places.map((place) => Math.min(items.length, Math.max(0, place < 0 ? items.length + place : place))).sort((a, b) => a - b)
  return [0, ...cuts].map((from, index) => items.slice(from, cuts[index] ?? items.length))
}

const rotate = (items: Items, left: number): Items => {
  if (items.length === 0) return items
  const by = ((left % items.length) + items.length) % items.length
  return [...items.slice(by), ...items.slice(0, by)]
}

function shift(items: Items, left: number, fill: Dynamic): Items {
  const blank = Array<Dynamic>(Math.min(Math.abs(left), items.length)).fill(fill)
  return left >= 0 ? [...items.slice(left), ...blank] : [...blank, ...items.slice(0, items.length + left)]
}

const moving = (name: string, doc: string, gives: string, body: (items: Items, by: number, fill: Dynamic) => Items): ScalarRow => ({
  name,
  doc,
  example: [`${name}(dynamic([1,2,3]), 1)`, gives],
  forms: [
    {
      params: ['dynamic', 'int', 'json'],
      optional: 1,
      returns: 'dynamic',
      js: { body: (items: Dynamic, by: number, fill: Dynamic = null) => (isArray(items) ? body(items, by, fill) : null) },
    },
  ],
})

function arrayIff(conditions: Dynamic, yes: Dynamic, no: Dynamic): Dynamic {
  if (!isArray(conditions)) return null
  return conditions.map((condition, index) => {
    if (typeof condition !== 'boolean' && typeof condition !== 'number' && typeof condition !== 'bigint') return null
    const chosen = condition ? yes : no
    return isArray(chosen) ? (chosen[index] ?? null) : chosen
  })
}

function zip(...arrays: Dynamic[]): Dynamic {
  const items = arrays.map((array) => (isArray(array) ? array : [array]))
  const length = Math.max(...items.map((array) => array.length))
  return Array.from({ length }, (_one, index) => items.map((array) => array[index] ?? null))
}

function pairs(...args: Dynamic[]): Bag {
  const bag: Record<string, Dynamic> = {}
  for (let i = 0; i + 1 < args.length; i += 2) bag[String(args[i])] = args[i + 1] ?? null
  return bag
}

/** What `tostring` would print of an item, as `strcat_array` joins it. */
const textOfItem = (item: Dynamic): string => {
  if (typeof item === 'string') return item
  if (typeof item === 'boolean') return item ? 'True' : 'False'
  return item === null ? '' : formatDynamic(item)
}

/** A path like `$.a.b[0]` or `a.b` through bags and arrays; null where it leads nowhere. */
function atPath(path: string, value: Dynamic): Dynamic {
  const steps = [...path.replace(/^\$/, '').matchAll(/\['([^']*)'\]|\["([^"]*)"\]|\[(-?\d+)\]|\.?([^.[\]]+)/g)]
  return steps.reduce<Dynamic>((at, step) => {
    if (step[3] !== undefined) return isArray(at) ? (at.at(Number(step[3])) ?? null) : null
    return isBag(at) ? (at[step[1] ?? step[2] ?? step[4] ?? ''] ?? null) : null
  }, value)
}

function sum(items: Items): number | bigint | null {
  const numbers = items.filter((item) => item !== null)
  if (!numbers.every((item) => typeof item === 'number' || typeof item === 'bigint')) return null
  return numbers.every((item) => typeof item === 'bigint' || Number.isSafeInteger(item)) && numbers.some((item) => typeof item === 'bigint')
    ? numbers.reduce<bigint>((total, item) => total + BigInt(item), 0n)
    : numbers.reduce<number>((total, item) => total + Number(item), 0)
}

const jsonForms: ScalarForm[] = [
  {
    params: ['string', 'string', 'string'],
    optional: 1,
    returns: 'string',
    js: {
      body: (path: string, text: string) => {
        const json = jsonOfText(text)
        return json === null ? '' : textOfItem(atPath(path, JSON.parse(json) as Dynamic))
      },
    },
  },
]

/** Functions on arrays and property bags. */
export const dynamic: readonly ScalarRow[] = [
  {
    name: 'array_length',
    aliases: ['arraylength'],
    doc: 'Items of an array; null for anything else',
    example: ['array_length(dynamic([1,2]))', '2'],
    forms: ofArray('long', (items) => items.length),
  },
  {
    name: 'array_reverse',
    doc: 'The items from last to first',
    example: ['array_reverse(dynamic([1,2]))', '[2,1]'],
    forms: ofArray('dynamic', (items) => [...items].reverse()),
  },
  {
    name: 'array_sum',
    doc: 'Sum of the numbers, nulls left out; null where an item is no number',
    example: ['array_sum(dynamic([1,2.5]))', '3.5'],
    forms: ofArray('real', sum),
  },
  {
    name: 'array_concat',
    doc: 'Arrays joined into one',
    example: ['array_concat(dynamic([1]), dynamic([2]))', '[1,2]'],
    forms: [
      {
        params: ['dynamic'],
        rest: 'dynamic',
        returns: 'dynamic',
        js: { body: (...arrays: Dynamic[]) => arrays.filter(isArray).flat(), nulls: 'seen' },
      },
    ],
  },
  sort('array_sort_asc', false, '[1,2,null]'),
  sort('array_sort_desc', true, '[2,1,null]'),
  {
    name: 'array_slice',
    doc: 'Items from start to end, both inclusive, counted from the end where negative',
    example: ['array_slice(dynamic([1,2,3,4]), 1, -2)', '[2,3]'],
    forms: [
      {
        params: ['dynamic', 'int', 'int'],
        returns: 'dynamic',
        js: { body: (items: Dynamic, start: number, end: number) => (isArray(items) ? slice(items, start, end) : null) },
      },
    ],
  },
  {
    name: 'array_split',
    doc: 'Cuts an array at one index or several',
    example: ['array_split(dynamic([1,2,3]), 1)', '[[1],[2,3]]'],
    forms: [
      {
        params: ['dynamic', 'json'],
        returns: 'dynamic',
        js: { body: (items: Dynamic, at: Dynamic) => (isArray(items) ? splitAt(items, (isArray(at) ? at : [at]).map(Number)) : null) },
      },
    ],
  },
  moving('array_rotate_left', 'Items moved to the left, those that fall out come back at the end', '[2,3,1]', rotate),
  moving('array_rotate_right', 'Items moved to the right, those that fall out come back at the start', '[3,1,2]', (items, by) =>
    rotate(items, -by),
  ),
  moving('array_shift_left', 'Items moved to the left, the end filled', '[2,3,null]', shift),
  moving('array_shift_right', 'Items moved to the right, the start filled', '[null,1,2]', (items, by, fill) => shift(items, -by, fill)),
  {
    name: 'array_iff',
    aliases: ['array_iif'],
    doc: 'Item by item: from the second array where the first says true, else from the third',
    example: ['array_iff(dynamic([true,false]), 1, 2)', '[1,2]'],
    forms: [{ params: ['dynamic', 'json', 'json'], returns: 'dynamic', js: { body: arrayIff } }],
  },
  {
    name: 'array_index_of',
    doc: 'Index of the first item that equals the value, or -1',
    example: ["array_index_of(dynamic(['a','b']), 'b')", '1'],
    forms: [
      {
        params: ['dynamic', 'json', 'int', 'int', 'int'],
        optional: 3,
        returns: 'long',
        js: {
          body: (items: Dynamic, value: Dynamic, start = 0, length = -1, occurrence = 1) => {
            if (!isArray(items)) return null
            const end = length < 0 ? items.length : start + length
            const places = items.flatMap((item, index) => (index >= start && index < end && keyOf(item) === keyOf(value) ? [index] : []))
            return places[occurrence - 1] ?? -1
          },
        },
      },
    ],
  },
  {
    name: 'strcat_array',
    aliases: ['array_strcat'],
    doc: 'Items joined as text with a delimiter',
    example: ["strcat_array(dynamic([1,'a']), '-')", '1-a'],
    forms: [
      {
        params: ['dynamic', 'string'],
        returns: 'string',
        js: { body: (items: Dynamic, delimiter: string) => (isArray(items) ? items.map(textOfItem).join(delimiter) : '') },
      },
    ],
  },
  {
    name: 'set_union',
    doc: 'Distinct items of all arrays',
    example: ['set_union(dynamic([1,2]), dynamic([2,3]))', '[1,2,3]'],
    forms: ofArrays((...arrays) => distinct(arrays.flat())),
  },
  {
    name: 'set_intersect',
    doc: 'Distinct items that all arrays hold',
    example: ['set_intersect(dynamic([1,2]), dynamic([2,3]))', '[2]'],
    forms: ofArrays((first = [], ...others) => distinct(first.filter((item) => others.every((other) => has(other)(item))))),
  },
  {
    name: 'set_difference',
    doc: 'Distinct items of the first array that no other holds',
    example: ['set_difference(dynamic([1,2]), dynamic([2,3]))', '[1]'],
    forms: ofArrays((first = [], ...others) => distinct(first.filter((item) => !others.some((other) => has(other)(item))))),
  },
  {
    name: 'set_equals',
    doc: 'Whether two arrays hold the same distinct items',
    example: ['set_equals(dynamic([1,2]), dynamic([2,1,1]))', 'True'],
    forms: [
      {
        params: ['dynamic', 'dynamic'],
        returns: 'bool',
        js: { body: (a: Dynamic, b: Dynamic) => (isArray(a) && isArray(b) ? a.every(has(b)) && b.every(has(a)) : null) },
      },
    ],
  },
  {
    name: 'set_has_element',
    doc: 'Whether an array holds a value',
    example: ['set_has_element(dynamic([1,2]), 2)', 'True'],
    forms: [
      {
        params: ['dynamic', 'json'],
        returns: 'bool',
        js: { body: (items: Dynamic, value: Dynamic) => (isArray(items) ? has(items)(value) : null) },
      },
    ],
  },
  {
    name: 'jaccard_index',
    doc: 'Size of the intersection over size of the union of two arrays as sets',
    example: ['jaccard_index(dynamic([1,2]), dynamic([2,3]))', '0.3333333333333333'],
    forms: [
      {
        params: ['dynamic', 'dynamic'],
        returns: 'real',
        nan: true,
        js: {
          body: (a: Dynamic, b: Dynamic) => {
            if (!isArray(a) || !isArray(b)) return null
            const both = distinct(a).filter(has(b)).length
            return both / distinct([...a, ...b]).length
          },
        },
      },
    ],
  },
  {
    name: 'zip',
    doc: 'Arrays of the items that stand at the same place; shorter arrays are filled with null',
    example: ['zip(dynamic([1,2]), dynamic([3]))', '[[1,3],[2,null]]'],
    forms: [{ params: ['dynamic', 'dynamic'], rest: 'dynamic', returns: 'dynamic', js: { body: zip } }],
  },
  {
    name: 'pack_array',
    doc: 'An array of the arguments',
    example: ["pack_array(1, 'a')", '[1,"a"]'],
    forms: [{ params: [], rest: 'json', returns: 'dynamic', js: { body: (...items: Dynamic[]) => items, nulls: 'seen' }, total: true }],
  },
  {
    name: 'bag_pack',
    aliases: ['pack', 'pack_dictionary'],
    doc: 'A property bag of keys and values given in turn',
    example: ["bag_pack('a', 1)", '{"a":1}'],
    forms: [{ params: [], rest: 'json', returns: 'dynamic', js: { body: pairs, nulls: 'seen' }, total: true }],
  },
  {
    name: 'bag_keys',
    doc: 'Keys of a property bag',
    example: ['bag_keys(dynamic({"a":1}))', '["a"]'],
    forms: [{ params: ['dynamic'], returns: 'dynamic', js: { body: (bag: Dynamic) => (isBag(bag) ? Object.keys(bag) : null) } }],
  },
  {
    name: 'bag_has_key',
    doc: 'Whether a bag has a key, or something at a `$.` path',
    example: ['bag_has_key(dynamic({"a":1}), "a")', 'True'],
    forms: [
      {
        params: ['dynamic', 'string'],
        returns: 'bool',
        js: {
          body: (bag: Dynamic, key: string) =>
            isBag(bag) ? (key.startsWith('$') ? atPath(key, bag) !== null : Object.hasOwn(bag, key)) : null,
        },
      },
    ],
  },
  {
    name: 'bag_merge',
    doc: 'Bags joined into one; the first bag that has a key gives its value',
    example: ['bag_merge(dynamic({"a":1}), dynamic({"a":2,"b":3}))', '{"a":1,"b":3}'],
    forms: [
      {
        params: ['dynamic', 'dynamic'],
        rest: 'dynamic',
        returns: 'dynamic',
        js: { body: (...bags: Dynamic[]) => Object.assign({}, ...bags.filter(isBag).reverse()) as Bag, nulls: 'seen' },
      },
    ],
  },
  {
    name: 'bag_remove_keys',
    doc: 'A bag without some keys (or `$.` paths one level deep)',
    example: ['bag_remove_keys(dynamic({"a":1,"b":2}), dynamic(["a"]))', '{"b":2}'],
    forms: [{ params: ['dynamic', 'dynamic'], returns: 'dynamic', js: { body: removeKeys } }],
  },
  {
    name: 'bag_set_key',
    doc: 'A bag with a key set to a value',
    example: ['bag_set_key(dynamic({"a":1}), "b", 2)', '{"a":1,"b":2}'],
    forms: [
      {
        params: ['dynamic', 'string', 'json'],
        returns: 'dynamic',
        js: { body: (bag: Dynamic, key: string, value: Dynamic) => (isBag(bag) ? { ...bag, [key]: value } : null) },
      },
    ],
  },
  {
    name: 'bag_zip',
    doc: 'A bag of an array of keys and an array of values; missing values are null',
    example: ['bag_zip(dynamic(["a","b"]), dynamic([1]))', '{"a":1,"b":null}'],
    forms: [
      {
        params: ['dynamic', 'dynamic'],
        returns: 'dynamic',
        js: {
          body: (keys: Dynamic, values: Dynamic) =>
            isArray(keys) && isArray(values) ? Object.fromEntries(keys.map((key, index) => [String(key), values[index] ?? null])) : null,
        },
      },
    ],
  },
  {
    name: 'treepath',
    doc: 'All paths that lead to a leaf of a dynamic value',
    example: ['treepath(dynamic({"a":{"b":1}}))', "[\"['a']\",\"['a']['b']\"]"],
    forms: [{ params: ['dynamic'], returns: 'dynamic', js: { body: (value: Dynamic) => [...new Set(pathsOf(value, ''))] } }],
  },
  {
    name: 'range',
    doc: 'An array of values from start to stop by a step',
    example: ['range(1, 8, 3)', '[1,4,7]'],
    forms: [
      {
        params: ['long', 'long', 'long'],
        optional: 1,
        returns: 'dynamic',
        js: { body: (start: bigint, stop: bigint, step = 1n) => steps(start, stop, step, (value) => value) },
      },
      {
        params: ['real', 'real', 'real'],
        optional: 1,
        returns: 'dynamic',
        js: { body: (start: number, stop: number, step = 1) => Float64Array.from(realSteps(start, stop, step)) },
      },
    ],
  },
  {
    name: 'extract_json',
    aliases: ['extractjson'],
    doc: 'The value at a JSON path within a JSON text, as text',
    example: ["extract_json('$.a[0]', '{\"a\":[7]}')", '7'],
    forms: jsonForms,
  },
  {
    name: 'dynamic_to_json',
    doc: 'Canonical JSON text of a dynamic value, keys sorted',
    example: ['dynamic_to_json(dynamic({"b":1,"a":2}))', '{"a":2,"b":1}'],
    forms: [{ params: ['json'], returns: 'string', js: { body: (value: Dynamic) => formatDynamic(sortKeys(value)) } }],
  },
  {
    name: 'array_flatten',
    doc: 'Arrays within an array brought to one level',
    example: ['array_flatten(dynamic([[1],[2,3]]))', '[1,2,3]'],
    forms: ofArray('dynamic', (items) => items.flat()),
  },
]

/** Values from start to stop; an array past a million items is cut there, as Kusto cuts it. */
const LONGEST = 1_048_576

function steps<T>(start: bigint, stop: bigint, step: bigint, write: (value: bigint) => T): T[] | null {
  if (step === 0n) return null
  const values: T[] = []
  for (let value = start; (step > 0n ? value <= stop : value >= stop) && values.length < LONGEST; value += step) values.push(write(value))
  return values
}

function* realSteps(start: number, stop: number, step: number): Generator<number> {
  if (step === 0) return
  for (let n = 0; n < LONGEST; n++) {
    const value = start + n * step
    if (step > 0 ? value > stop : value < stop) return
    yield value
  }
}

function removeKeys(bag: Dynamic, keys: Dynamic): Dynamic {
  if (!isBag(bag)) return null
  if (!isArray(keys)) return bag
  const gone = new Set(keys.map((key) => String(key).replace(/^\$\./, '')))
  return Object.fromEntries(Object.entries(bag).filter(([key]) => !gone.has(key)))
}

function pathsOf(value: Dynamic, path: string): string[] {
  const own = path === '' ? [] : [path]
  if (isArray(value)) return [...own, ...value.flatMap((item) => pathsOf(item, `${path}[0]`))]
  if (isBag(value)) return [...own, ...Object.entries(value).flatMap(([key, item]) => pathsOf(item, `${path}['${key}']`))]
  return own
}

function sortKeys(value: Dynamic): Dynamic {
  if (isArray(value)) return value.map(sortKeys)
  if (!isBag(value)) return typeof value === 'number' && !Number.isFinite(value) ? textOfReal(value) : value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sortKeys(item)]),
  )
}
