import { fail } from '#base/problem.ts'
import type { StepInput, StepRow } from './step.ts'

/** A row of who was active when, and the values it is grouped by. */
export type Row = readonly [user: unknown, at: bigint, ...groups: unknown[]]

export const keyOf = (values: readonly unknown[]) => values.map((value) => `${typeof value}:${String(value)}`).join('\u0000')
export const onlyRow = (input: StepInput): readonly bigint[] => [...input.rows()][0] as readonly bigint[]
/** A window or bin of time (ticks) that rows are walked by. Refuses one that is not above zero: a walk by it would come to no end. */
export const stepOf = (width: bigint | null | undefined): bigint =>
  width != null && width > 0n ? width : fail('kql.bad-window', 'a window or bin of time must be longer than zero')

export const floorTo = (value: bigint, step: bigint) => value - (((value % step) + step) % step)

/** The users of some rows, as keys. */
export const usersOf = (rows: readonly Row[]) => new Set(rows.map((row) => keyOf([row[0]])))
export const distinct = (rows: readonly Row[]) => BigInt(usersOf(rows).size)

/** Rows of each group of the further columns apart, in the order the groups first come. */
function grouped(input: StepInput): { key: readonly unknown[]; rows: Row[] }[] {
  const groups = new Map<string, { key: readonly unknown[]; rows: Row[] }>()
  for (const row of input.rows() as Iterable<Row>) {
    if (row[1] === null) continue
    const key = row.slice(2)
    const group = groups.get(keyOf(key)) ?? { key, rows: [] }
    groups.set(keyOf(key), group)
    group.rows.push(row)
  }
  return [...groups.values()]
}

/** What each group gives, with the group's values behind the first `leading` columns of it. */
export function* overGroups(
  input: StepInput,
  each: (rows: readonly Row[]) => Iterable<readonly unknown[]>,
  leading = 1,
): Iterable<StepRow> {
  for (const { key, rows } of grouped(input))
    for (const result of each(rows)) yield [...result.slice(0, leading), ...key, ...result.slice(leading)] as StepRow
}
