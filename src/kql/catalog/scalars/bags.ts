import { type Bag, isArray, isBag, textOfItem } from '../../runtime/dynamic-values.ts'
import type { Dynamic } from '../../values/json.ts'
import { formatDynamic, jsonOfText } from '../../values/json.ts'
import { textOfReal } from '../../values/text.ts'
import type { ScalarForm, ScalarRow } from '../scalar-row.ts'

function pairs(...args: Dynamic[]): Bag {
  const bag: Record<string, Dynamic> = {}
  for (let i = 0; i + 1 < args.length; i += 2) bag[String(args[i])] = args[i + 1] ?? null
  return bag
}

/** A path like `$.a.b[0]` or `a.b` through bags and arrays; null where it leads nowhere. */
function atPath(path: string, value: Dynamic): Dynamic {
  const steps = [...path.replace(/^\$/, '').matchAll(/\['([^']*)'\]|\["([^"]*)"\]|\[(-?\d+)\]|\.?([^.[\]]+)/g)]
  return steps.reduce<Dynamic>((at, step) => {
    if (step[3] !== undefined) return isArray(at) ? (at.at(Number(step[3])) ?? null) : null
    return isBag(at) ? (at[step[1] ?? step[2] ?? step[4] ?? ''] ?? null) : null
  }, value)
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

/** Functions on property bags and on dynamic values of any shape. */
export const bags: readonly ScalarRow[] = [
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
