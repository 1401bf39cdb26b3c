import { compareDynamic, keyOf } from '../../runtime/compare.ts'
import { type Items, isArray, textOfItem } from '../../runtime/dynamic-values.ts'
import type { Dynamic } from '../../values/json.ts'
import type { ScalarForm, ScalarRow } from '../scalar-row.ts'

/** A form over one array; anything else answers null. */
const ofArray = (returns: ScalarForm['returns'], body: (items: Items) => unknown): ScalarForm[] => [
  { params: ['dynamic'], returns, js: { body: (items: Dynamic) => (isArray(items) ? body(items) : null) } },
]

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

function sum(items: Items): number | bigint | null {
  const numbers = items.filter((item) => item !== null)
  if (!numbers.every((item) => typeof item === 'number' || typeof item === 'bigint')) return null
  return numbers.every((item) => typeof item === 'bigint' || Number.isSafeInteger(item)) && numbers.some((item) => typeof item === 'bigint')
    ? numbers.reduce<bigint>((total, item) => total + BigInt(item), 0n)
    : numbers.reduce<number>((total, item) => total + Number(item), 0)
}

/** Functions on arrays. */
export const arrays: readonly ScalarRow[] = [
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
    name: 'repeat',
    doc: 'An array of one value so many times',
    example: ['repeat(1, 3)', '[1,1,1]'],
    forms: [
      {
        params: ['json', 'int'],
        returns: 'dynamic',
        js: { body: (value: Dynamic, count: number) => (count < 0 || count > 1_048_576 ? null : Array<Dynamic>(count).fill(value)) },
      },
    ],
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
]
