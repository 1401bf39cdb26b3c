import { type DistinctSketch, distinctCount, joinDistinct, readDistinct } from '../runtime/sketches.ts'
import { parseDynamic } from '../values/json.ts'
import type { StepOperator, StepRow } from './step.ts'

interface Settings {
  /** Where the sketches stand in a row. */
  readonly sketches: readonly number[]
}

const copyOf = (sketch: DistinctSketch): DistinctSketch => ({
  precision: sketch.precision,
  hashes: sketch.hashes && new Set(sketch.hashes),
  registers: sketch.registers?.slice() ?? null,
})

/** Distinct values of all sets that any of some sketches has seen. */
const ofUnion = ([first, ...others]: readonly DistinctSketch[]) => distinctCount(others.reduce(joinDistinct, copyOf(first!)))

/** How many values all of some sketches have seen: exact while they hold hashes, else by inclusion and exclusion of their unions. */
function shared(sketches: readonly DistinctSketch[]): number {
  const hashes = sketches.map((sketch) => sketch.hashes)
  if (hashes.every((set) => set !== null)) return hashes.reduce((common, set) => common.intersection(set)).size
  let sum = 0
  for (let chosen = 1; chosen < 2 ** sketches.length; chosen++) {
    const some = sketches.filter((_, i) => (chosen >> i) & 1)
    sum += some.length % 2 === 1 ? ofUnion(some) : -ofUnion(some)
  }
  return Math.max(0, sum)
}

/** Each row with the counts of ever more of its sketches taken together. */
export const dcountIntersect: StepOperator = {
  name: 'dcount_intersect',
  *run([input], settings: Settings): Iterable<StepRow> {
    for (const row of input!.rows()) {
      const sketches = settings.sketches.map((at) => (row[at] === null ? null : readDistinct(parseDynamic(String(row[at])))))
      const counts: (bigint | null)[] = []
      let least = Number.POSITIVE_INFINITY
      for (const i of sketches.keys()) {
        const some = sketches.slice(0, i + 1)
        // an estimate is never more than that of fewer sets
        if (some.every((sketch) => sketch !== null)) least = Math.min(least, shared(some))
        counts.push(some.includes(null) ? null : BigInt(least))
      }
      yield [...row, ...counts]
    }
  },
}
