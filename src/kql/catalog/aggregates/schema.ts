import { isArray, isBag } from '../../runtime/dynamic-values.ts'
import type { Dynamic } from '../../values/json.ts'
import { type AggregateRow, defineJsAggregate } from '../aggregate-row.ts'

/** What has been seen at one place of the values: plain types, keys of bags, items of arrays. */
interface Shape {
  readonly types: Set<string>
  readonly keys: Map<string, Shape>
  items: Shape | null
}

const newShape = (): Shape => ({ types: new Set(), keys: new Map(), items: null })

const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/
const SPAN = /^-?(\d+\.)?\d\d:\d\d:\d\d(\.\d+)?$/
const GUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

function typeOf(value: Exclude<Dynamic, null>): string {
  if (typeof value === 'string') return DATE.test(value) ? 'datetime' : SPAN.test(value) ? 'timespan' : GUID.test(value) ? 'guid' : 'string'
  if (typeof value === 'boolean') return 'bool'
  return typeof value === 'bigint' || Number.isInteger(value) ? 'long' : 'double'
}

function see(shape: Shape, value: Dynamic): void {
  if (value === null) return
  if (isArray(value)) {
    shape.items ??= newShape()
    for (const item of value) see(shape.items, item)
  } else if (isBag(value)) {
    for (const [key, item] of Object.entries(value)) {
      const at = shape.keys.get(key) ?? newShape()
      shape.keys.set(key, at)
      see(at, item)
    }
  } else shape.types.add(typeOf(value))
}

/** A bag of what lies below, the names of plain types, or an array of both where a place holds several kinds. */
function print({ types, keys, items }: Shape): Dynamic {
  const below: Record<string, Dynamic> = {}
  if (items) below['`indexer`'] = print(items)
  for (const [key, shape] of keys) below[key] = print(shape)
  if (!items && keys.size === 0 && types.size === 0) return null
  const alternatives: Dynamic[] = [...(items || keys.size > 0 ? [below] : []), ...types]
  return alternatives.length === 1 ? (alternatives[0] ?? null) : alternatives
}

/** Aggregates that describe the shape of dynamic values. */
export const schemas: readonly AggregateRow[] = [
  {
    name: 'buildschema',
    doc: 'The least schema that admits all the dynamic values',
    example: ['buildschema(bag_pack("a", n, "b", pack_array(s)))', '{"a":"long","b":{"`indexer`":"string"}}'],
    forms: [
      {
        params: ['dynamic'],
        returns: 'dynamic',
        js: defineJsAggregate<Shape>({
          start: newShape,
          step: (shape, value: Dynamic) => {
            see(shape, value)
            return shape
          },
          result: print,
        }),
      },
    ],
  },
]
