import type { StepOperator, StepRow } from './step.ts'

const CLASH = 'ERROR(columns are out of order)'

/** One schema of several: columns by name, at the place of the first; where the places contradict each other, it says so. */
export const schemaMerge: StepOperator = {
  name: 'schema_merge',
  *run([input], { keep }: { keep: boolean }): Iterable<StepRow> {
    const merged = new Map<string, StepRow>()
    for (const row of input!.rows()) if (!merged.has(String(row[0]))) merged.set(String(row[0]), row)
    if (!keep) {
      let place = 0n
      for (const [name, , data, type] of merged.values()) yield [name!, place++, data!, type!]
      return
    }
    const places = Map.groupBy(input!.rows(), (row) => String(row[0]))
    const clashes = (name: string) => new Set(places.get(name)?.map((row) => row[1])).size > 1
    const ordered = [...merged.values()].toSorted(
      (a, b) => (clashes(String(a[0])) ? 1 : 0) - (clashes(String(b[0])) ? 1 : 0) || Number(a[1]) - Number(b[1]),
    )
    for (const [name, place, data, type] of ordered) {
      if (clashes(String(name))) yield [name!, -1n, `ERROR(unknown CSL type:${CLASH})`, CLASH]
      else yield [name!, place!, data!, type!]
    }
  },
}
