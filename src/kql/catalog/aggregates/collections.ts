import { type AggregateRow, defineJsAggregate } from '../aggregate-row.ts'

const UNLIMITED = 1_048_576

const list = defineJsAggregate<{ values: unknown[]; limit: number }>({
  start: () => ({ values: [], limit: UNLIMITED }),
  step: (state, value: unknown, limit?: number) => {
    if (limit !== undefined) state.limit = limit
    if (state.values.length < state.limit) state.values.push(value)
    return state
  },
  result: (state) => state.values,
})

/** Aggregates that gather values into arrays and bags. */
export const collections: readonly AggregateRow[] = [
  {
    name: 'make_list',
    aliases: ['makelist'],
    doc: 'All values as an array, nulls dropped',
    example: ['make_list(n)', '[1,2,2]'],
    forms: [{ params: ['json', 'int'], optional: 1, returns: 'dynamic', js: list, ordered: true, total: true }],
  },
]
