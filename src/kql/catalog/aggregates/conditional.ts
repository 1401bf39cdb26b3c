import type { AggregateRow } from '../aggregate-row.ts'

/** The same aggregate over the rows for which a predicate, the argument at `at`, is true (`sum` → `sumif`). */
export function conditional(
  row: AggregateRow,
  name: string,
  example: readonly [string, string],
  at = 1,
  aliases?: readonly string[],
): AggregateRow {
  const { aliases: _others, ...rest } = row
  return {
    ...rest,
    ...(aliases ? { aliases } : {}),
    name,
    doc: `${row.doc}; only rows for which the predicate is true`,
    example,
    condition: at,
  }
}
