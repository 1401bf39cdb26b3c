import type { Problem } from '#base/problem.ts'

/** A text in which some names became string literals, and the way back to places in the original. */
export interface Quoted {
  readonly text: string
  /** The place in the original text for one in this. */
  original(offset: number): number
}

const IN_INVOKE = /\binvoke\s+\w+\s*\([^()]*$/

/**
 * Defender lets `invoke FileProfile(SHA1, 1000)` name a column bare, where Kusto wants its name as text. The names the binder did
 * not find there are put in quotes.
 * @returns undefined where there is no such name.
 */
export function quoteInvokeColumns(text: string, problems: readonly Problem[]): Quoted | undefined {
  const spans = problems.flatMap(({ code, where }) => {
    const [start, end] = [where?.start, where?.end]
    if (code !== 'kql.ks142' || start === undefined || end === undefined || !IN_INVOKE.test(text.slice(0, start))) return []
    return /^\w+$/.test(text.slice(start, end)) ? [{ start, end }] : []
  })
  if (spans.length === 0) return undefined
  const ordered = spans.toSorted((a, b) => b.start - a.start)
  const quoted = ordered.reduce(
    (result, { start, end }) => `${result.slice(0, start)}"${result.slice(start, end)}"${result.slice(end)}`,
    text,
  )
  return {
    text: quoted,
    original: (offset) =>
      ordered.toReversed().reduce((at, { start, end }) => {
        const unopened = at > start ? at - 1 : at
        return unopened > end ? unopened - 1 : unopened
      }, offset),
  }
}
