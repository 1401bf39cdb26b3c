import type { AggregateRow } from '../catalog/aggregate-row.ts'
import type { Param } from '../catalog/scalar-row.ts'

function list(
  name: string,
  returns: 'dynamic' | 'bool',
  params: readonly Param[],
  text: (args: readonly string[]) => string,
): AggregateRow {
  return { name, doc: '', example: ['', ''], forms: [{ params, returns, sql: (args, tail) => `${text(args)}${tail}`, total: true }] }
}

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
  list(
    '_in_order',
    'dynamic',
    ['dynamic', 'long'],
    ([value, index]) => `json_group_array(json(coalesce(${value}, 'null')) ORDER BY ${index})`,
  ),
  list('_any', 'bool', ['bool'], ([test]) => `coalesce(max(${test}), 0)`),
  list('_all', 'bool', ['bool'], ([test]) => `coalesce(min(coalesce(${test}, 0)), 1)`),
]

const byName = new Map(rows.map((row) => [row.name, row]))

export const coreAggregate = (name: string): AggregateRow | undefined => byName.get(name)
