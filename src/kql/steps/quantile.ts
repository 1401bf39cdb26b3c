/** The element a percentile of a set of numbers is, by nearest rank; null of none. */
export function quantileElement<T extends bigint | number>(values: readonly T[], fraction: number): T | null {
  const sorted = values.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  return sorted[Math.max(0, Math.ceil(fraction * sorted.length) - 1)] ?? null
}
