import type { StepOperator, StepRow } from './step.ts'

interface Settings {
  readonly before: number
  readonly after: number
}

/** Rows around those whose last column is true. */
export const rowsNear: StepOperator = {
  name: 'rows_near',
  *run([input], { before, after }: Settings): Iterable<StepRow> {
    const rows = [...input!.rows()]
    const wanted = new Set<number>()
    rows.forEach((row, i) => {
      if (row.at(-1) !== 1n) return
      for (let at = Math.max(0, i - before); at <= Math.min(rows.length - 1, i + after); at++) wanted.add(at)
    })
    for (const at of [...wanted].toSorted((a, b) => a - b)) yield rows[at]!.slice(0, -1)
  },
}
