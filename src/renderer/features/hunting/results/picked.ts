import type { InputOf } from '../../../state/client.ts'
import type { Answer } from '../workbench/workbench.ts'
import type { RowIndex } from './frame.ts'

/** Rows that are handed on at once. */
export const MOST_PICKED = 10_000

/** Rows of an answer with what they are the answer to, whole: all columns, whatever is on show. */
export function pickedOf({ query, result, range }: Answer, rows: readonly RowIndex[]): InputOf<'hunt.link'>['picked'] {
  return {
    query,
    now: result.now,
    range,
    columns: result.columns.map((column) => column.name),
    rows: rows.map((row) => result.columns.map((_, place) => result.values[place]?.[row] ?? null)),
  }
}
