import type { AggregateRow } from '../catalog/aggregate-row.ts'

/** Aggregates that no query names: what operators need on their way. */
const rows: readonly AggregateRow[] = [
  {
    name: '_by_step',
    doc: '',
    example: ['', ''],
    forms: [
      {
        params: ['long', 'dynamic'],
        returns: 'dynamic',
        sql: ([step, value], tail) => `json_group_object(CAST(${step} AS TEXT), ${value})${tail}`,
        total: true,
      },
    ],
  },
]

const byName = new Map(rows.map((row) => [row.name, row]))

export const coreAggregate = (name: string): AggregateRow | undefined => byName.get(name)
