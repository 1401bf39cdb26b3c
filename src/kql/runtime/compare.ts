import type { Dynamic } from '../values/json.ts'
import { formatDynamic } from '../values/json.ts'

const ranks: Readonly<Record<string, number>> = { boolean: 1, number: 2, bigint: 2, string: 3, object: 4 }

/** Order of dynamic values: numbers by value, texts by ordinal, kinds apart; bags and arrays by their JSON. */
export function compareDynamic(a: Dynamic, b: Dynamic): number {
  const [rankA, rankB] = [ranks[typeof a] ?? 5, ranks[typeof b] ?? 5]
  if (rankA !== rankB) return rankA - rankB
  if (rankA === 4) return compareText(formatDynamic(a), formatDynamic(b))
  return a! < b! ? -1 : a! > b! ? 1 : 0
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** The identity of a dynamic value in a set: numbers meet whatever way they are written. */
export function keyOf(value: Dynamic): string {
  if (typeof value === 'string') return `s${value}`
  return typeof value === 'bigint' || typeof value === 'number' ? `n${Number(value)}` : `${typeof value}${formatDynamic(value)}`
}

/** Distinct values, first come first kept. */
export function distinct(values: Iterable<Dynamic>): Dynamic[] {
  const seen = new Set<string>()
  const kept: Dynamic[] = []
  for (const value of values) {
    const key = keyOf(value)
    if (!seen.has(key)) {
      seen.add(key)
      kept.push(value)
    }
  }
  return kept
}
