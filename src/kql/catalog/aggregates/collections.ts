import { keyOf } from '../../runtime/compare.ts'
import type { KqlType } from '../../types.ts'
import type { Dynamic } from '../../values/json.ts'
import { type AggregateForm, type AggregateRow, defineJsAggregate } from '../aggregate-row.ts'
import { conditional } from './conditional.ts'

const UNLIMITED = 1_048_576

interface Gathered {
  readonly values: Dynamic[]
  readonly keys: Set<string>
  limit: number
}

function gathering(only: 'all' | 'distinct', nulls: 'skip' | 'seen') {
  return defineJsAggregate<Gathered>({
    start: () => ({ values: [], keys: new Set(), limit: UNLIMITED }),
    step: (state, value: Dynamic, limit?: number) => {
      if (limit !== undefined) state.limit = limit
      // an array gathered gives its items, as the engine has it
      for (const item of Array.isArray(value) ? (value as readonly Dynamic[]) : [value]) {
        if (state.values.length >= state.limit) return state
        if (only === 'distinct') {
          const key = keyOf(item)
          if (state.keys.has(key)) continue
          state.keys.add(key)
        }
        state.values.push(item)
      }
      return state
    },
    result: (state) => state.values,
    nulls,
  })
}

const into = (js: AggregateForm['js']): AggregateForm => ({
  params: ['json', 'int'],
  optional: 1,
  returns: 'dynamic',
  js: js!,
  ordered: true,
  total: true,
})

/** Text goes in as it is: to JSON and back would cost more than the gathering itself. */
const asText = (js: AggregateForm['js']): AggregateForm => ({ ...into(js), params: ['string', 'int'] })

/** Dynamic nulls are values to a list; nulls of other types are not. */
const makeList: AggregateRow = {
  name: 'make_list',
  aliases: ['makelist'],
  doc: 'All values as an array, nulls dropped',
  example: ['make_list(n)', '[1,2,2]'],
  forms: [
    { ...into(gathering('all', 'seen')), params: ['dynamic', 'int'] },
    asText(gathering('all', 'skip')),
    into(gathering('all', 'skip')),
  ],
}

const makeSet: AggregateRow = {
  name: 'make_set',
  aliases: ['makeset'],
  doc: 'Distinct values as an array, nulls dropped',
  example: ['make_set(n)', '[1,2]'],
  forms: [asText(gathering('distinct', 'skip')), into(gathering('distinct', 'skip'))],
}

const makeBag: AggregateRow = {
  name: 'make_bag',
  aliases: ['make_dictionary'],
  doc: 'All property bags joined into one; the first value of a key stands',
  example: ['make_bag(bag_pack(s, n))', '{"a":1,"b":2}'],
  forms: [
    {
      params: ['dynamic', 'int'],
      optional: 1,
      returns: 'dynamic',
      ordered: true,
      total: true,
      js: defineJsAggregate<Record<string, Dynamic>>({
        start: () => ({}),
        step: (state, bag: Dynamic) => {
          if (typeof bag === 'object' && bag !== null && !Array.isArray(bag))
            for (const [key, value] of Object.entries(bag)) state[key] ??= value as Dynamic
          return state
        },
        result: (state) => state,
      }),
    },
  ],
}

const ANY: readonly KqlType[] = ['string', 'long', 'int', 'real', 'decimal', 'bool', 'datetime', 'timespan', 'dynamic', 'guid']

const takeAny: AggregateRow = {
  name: 'take_any',
  aliases: ['any'],
  doc: 'A value that is not null (the first met), or null where there is none',
  example: ['take_any(n)', '1'],
  forms: ANY.map((type) => ({
    params: [type],
    returns: type,
    js: defineJsAggregate<{ value: unknown }>({
      start: () => ({ value: null }),
      step: (state, value: unknown) => {
        if (state.value === null || state.value === '') state.value = value
        return state
      },
      result: (state) => state.value,
    }),
  })),
}

/** Aggregates that gather values into arrays and bags. */
export const collections: readonly AggregateRow[] = [
  makeList,
  conditional(makeList, 'make_list_if', ['make_list_if(n, n > 1)', '[2,2]']),
  {
    ...makeList,
    aliases: [],
    name: 'make_list_with_nulls',
    doc: 'All values as an array, nulls kept',
    example: ['make_list_with_nulls(n)', '[1,2,2]'],
    forms: [into(gathering('all', 'seen'))],
  },
  makeSet,
  conditional(makeSet, 'make_set_if', ['make_set_if(n, n > 1)', '[2]']),
  makeBag,
  conditional(makeBag, 'make_bag_if', ['make_bag_if(bag_pack(s, n), n > 1)', '{"b":2}']),
  takeAny,
  conditional(takeAny, 'take_anyif', ['take_anyif(n, n > 1)', '2'], 1, ['anyif']),
]
