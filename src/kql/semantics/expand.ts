import { formatDynamic, parseDynamic } from '../values/json.ts'

/** The elements `mv-expand` makes rows of, as a JSON array; a bag gives one-pair bags, or pairs as arrays. */
export function expandable(json: string | null, pairs: boolean): string {
  if (json === null) return '[null]'
  if (json[0] === '[') return json
  if (json[0] !== '{') return `[${json}]`
  const bag = parseDynamic(json) as Readonly<Record<string, unknown>>
  return formatDynamic(Object.entries(bag).map(([key, value]) => (pairs ? [key, value] : { [key]: value })))
}

/** Arrays side by side: `[[a0, b0], [a1, b1], …]`, the shorter ones padded with null. */
export function zip(...arrays: readonly string[]): string {
  const lists = arrays.map((json) => parseDynamic(json) as readonly unknown[])
  const length = Math.max(...lists.map((list) => list.length))
  return formatDynamic(Array.from({ length }, (_, i) => lists.map((list) => list[i] ?? null)))
}
