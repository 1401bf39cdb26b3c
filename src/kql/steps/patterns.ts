import type { SqlValue } from '../udf/convert-value.ts'
import type { StepInput, StepOperator, StepRow } from './step.ts'

/** A pattern: a value for some of the columns, undefined where any value will do. */
type Pattern = readonly (SqlValue | undefined)[]

interface Weighted {
  readonly row: StepRow
  readonly weight: number
}

const covers = (pattern: Pattern, row: StepRow) => pattern.every((value, i) => value === undefined || value === row[i])
const keyOf = (pattern: Pattern) => pattern.map((value) => (value === undefined ? '*' : `=${typeof value}:${String(value)}`)).join('\u0000')
const sizeOf = (pattern: Pattern) => pattern.filter((value) => value !== undefined).length
const weightOf = (rows: readonly Weighted[]) => rows.reduce((sum, { weight }) => sum + weight, 0)

function weighted(input: StepInput, at: number): Weighted[] {
  return [...input.rows()].map((row) => ({ row: at < 0 ? row : row.filter((_, i) => i !== at), weight: at < 0 ? 1 : Number(row[at]) }))
}

/**
 * Patterns that at least `least` of the weight of the rows share, grown one value at a time as the Apriori algorithm does:
 * a pattern can only be frequent where all it is made of is.
 */
function frequentPatterns(rows: readonly Weighted[], width: number, least: number): { pattern: Pattern; weight: number }[] {
  const found: { pattern: Pattern; weight: number }[] = []
  let front: { pattern: Pattern; last: number; rows: readonly Weighted[] }[] = [{ pattern: Array.from({ length: width }), last: -1, rows }]
  while (front.length) {
    const next: typeof front = []
    for (const { pattern, last, rows: own } of front) {
      for (let at = last + 1; at < width; at++) {
        const byValue = Map.groupBy(own, ({ row }) => row[at])
        for (const [value, having] of byValue) {
          const weight = weightOf(having)
          if (weight < least || value === undefined) continue
          const grown = pattern.with(at, value)
          found.push({ pattern: grown, weight })
          next.push({ pattern: grown, last: at, rows: having })
        }
      }
    }
    front = next
  }
  return found
}

/** A pattern without a place for a value shows nothing there. */
const shown = (pattern: Pattern, input: StepInput, skip: number): SqlValue[] => {
  const columns = input.columns.filter((_, i) => i !== skip)
  return pattern.map((value, i) => value ?? (columns[i]?.type === 'string' ? '' : null))
}

const basket: StepOperator = {
  name: 'basket',
  *run([input], { threshold, weight }: { threshold: number; weight: number }): Iterable<StepRow> {
    const rows = weighted(input!, weight)
    const total = weightOf(rows)
    const width = input!.columns.length - (weight < 0 ? 0 : 1)
    const found = frequentPatterns(rows, width, threshold * total).toSorted(
      (a, b) => b.weight - a.weight || sizeOf(b.pattern) - sizeOf(a.pattern),
    )
    for (const [id, { pattern, weight: count }] of found.entries())
      yield [BigInt(id), BigInt(count), (100 * count) / total, ...shown(pattern, input!, weight)]
  },
}

/** Few patterns that say most about most rows: the best by coverage and length, then the best of what is left. */
const autocluster: StepOperator = {
  name: 'autocluster',
  *run([input], { threshold, weight }: { threshold: number; weight: number }): Iterable<StepRow> {
    const all = weighted(input!, weight)
    const total = weightOf(all)
    const width = input!.columns.length - (weight < 0 ? 0 : 1)
    const score = (pattern: Pattern, count: number) => (count / total) ** (1 - threshold) * (sizeOf(pattern) / width) ** threshold
    let left = all
    let candidates = frequentPatterns(all, width, 0.05 * total)
    for (let id = 0n; left.length > 0 && candidates.length > 0; id++) {
      const scored = candidates.map((c) => ({ ...c, fresh: weightOf(left.filter(({ row }) => covers(c.pattern, row))) }))
      const best = scored.reduce((a, b) => (score(b.pattern, b.fresh) > score(a.pattern, a.fresh) ? b : a))
      if (best.fresh < 0.05 * total) return
      yield [id, BigInt(best.weight), (100 * best.weight) / total, ...shown(best.pattern, input!, weight)]
      left = left.filter(({ row }) => !covers(best.pattern, row))
      candidates = candidates.filter((c) => keyOf(c.pattern) !== keyOf(best.pattern))
    }
  },
}

const diffpatterns: StepOperator = {
  name: 'diffpatterns',
  *run([input], { split, a, b, threshold }: { split: number; a: string; b: string; threshold: number }): Iterable<StepRow> {
    const rows = [...input!.rows()]
    const without = (row: StepRow) => ({ row: row.filter((_, i) => i !== split), weight: 1 })
    const setOf = (value: string): Weighted[] => rows.filter((row) => String(row[split]) === value).map(without)
    const [setA, setB] = [setOf(a), setOf(b)]
    const width = input!.columns.length - 1
    const patterns = new Map<string, Pattern>()
    for (const set of [setA, setB])
      for (const { pattern } of frequentPatterns(set, width, threshold * set.length)) patterns.set(keyOf(pattern), pattern)
    const share = (set: readonly Weighted[], pattern: Pattern) => set.filter(({ row }) => covers(pattern, row)).length
    const scored = [...patterns.values()].map((pattern) => {
      const [countA, countB] = [share(setA, pattern), share(setB, pattern)]
      const [percentA, percentB] = [(100 * countA) / Math.max(1, setA.length), (100 * countB) / Math.max(1, setB.length)]
      return { pattern, countA, countB, percentA, percentB, difference: Math.abs(percentA - percentB) }
    })
    const telling = scored
      .filter((s) => s.difference >= 100 * threshold)
      .toSorted((x, y) => y.difference - x.difference || sizeOf(y.pattern) - sizeOf(x.pattern))
    for (const [id, s] of telling.entries()) {
      yield [BigInt(id), BigInt(s.countA), BigInt(s.countB), s.percentA, s.percentB, s.difference, ...shown(s.pattern, input!, split)]
    }
  },
}

/** How often all predicates came true in turn, each within a step of the one before and all within a span, for each set of dimensions. */
const sequenceDetect: StepOperator = {
  name: 'sequence_detect',
  *run([input, values], { predicates, dimensions }: { predicates: number; dimensions: number }): Iterable<StepRow> {
    const [maxStep, maxSpan] = [...values!.rows()][0] as readonly [bigint, bigint]
    const groups = Map.groupBy(input!.rows(), (row) => keyOf(row.slice(1 + predicates)))
    for (const rows of groups.values()) {
      const found = sequences(rows, predicates, maxStep, maxSpan)
      const key = rows[0]!.slice(1 + predicates, 1 + predicates + dimensions)
      for (const times of found) yield [...key, BigInt(times.length), ...times] as StepRow
    }
  },
}

function* sequences(rows: readonly StepRow[], predicates: number, maxStep: bigint, maxSpan: bigint): Iterable<bigint[]> {
  const open: bigint[][] = []
  for (const row of rows) {
    const at = row[0] as bigint
    for (let i = open.length - 1; i >= 0; i--) {
      const times = open[i]!
      if (at - times.at(-1)! > maxStep || at - times[0]! > maxSpan) open.splice(i, 1)
      else if (row[1 + times.length] === 1n) {
        times.push(at)
        if (times.length === predicates) {
          open.splice(i, 1)
          yield times
        }
      }
    }
    if (row[1] === 1n) {
      if (predicates === 1) yield [at]
      else open.push([at])
    }
  }
}

export const patterns: readonly StepOperator[] = [basket, autocluster, diffpatterns, sequenceDetect]
