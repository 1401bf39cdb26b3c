import type { AggregateRow } from '../aggregate-row.ts'

/** Counting and arithmetic over rows. */
export const numbers: readonly AggregateRow[] = [
  {
    name: 'count',
    doc: 'Rows, nulls included, with or without an argument',
    example: ['count()', '3'],
    forms: [{ params: [], rest: 'any', returns: 'long', sql: (_args, tail) => `count(*)${tail}`, total: true }],
  },
  {
    name: 'countif',
    doc: 'Rows for which the predicate is true',
    example: ['countif(n == 2)', '2'],
    condition: 0,
    forms: [{ params: [], returns: 'long', sql: (_args, tail) => `count(*)${tail}`, total: true }],
  },
]
