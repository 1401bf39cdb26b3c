import { TICKS_PER_MS } from '#base/ticks.ts'
import type { AlertFact, EntityFact, Facts } from './facts.ts'

/** Why two alerts belong together. `earlier` began first. */
export interface Link {
  readonly rule: Rule
  readonly earlier: AlertFact
  readonly later: AlertFact
  readonly entity: EntityFact | null
  /** ms between their activity */
  readonly distance: number
  /** what the sentence needs besides */
  readonly note?: string
  /** set where the sentence stands at the earlier alert; else it stands at the later one */
  readonly told?: 'earlier'
}

/** How far apart a link's alerts are, as the case keeps it. */
export const distanceInTicks = ({ distance }: Link): number => distance * Number(TICKS_PER_MS)

/** One way alerts come to be linked (spec §13.1): one file in `rules/`, one line in `rules/index.ts`. */
export interface Rule {
  readonly id: string
  readonly title: string
  /** counts up when what the rule links changes; kept with every link */
  readonly version: number
  /** what it reads, for people */
  readonly reads: readonly string[]
  run(facts: Facts): Iterable<Link>
  /** one sentence for the analyst */
  explain(link: Link): string
}

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

const UNITS: readonly (readonly [number, string])[] = [
  [DAY, 'd'],
  [HOUR, 'h'],
  [MINUTE, 'min'],
  [1000, 's'],
]

/** A span as people say it: `3 min`, `2 h 5 min`; overlapping activity is `at the same time`. */
export function spanText(ms: number): string {
  if (ms < 1000) return 'at the same time'
  const parts: string[] = []
  let rest = ms
  for (const [unit, name] of UNITS) {
    const n = Math.floor(rest / unit)
    rest -= n * unit
    if (n > 0) parts.push(`${n} ${name}`)
    if (parts.length === 2) break
  }
  return parts.join(' ')
}

/** `3 min after “Suspicious PowerShell”`: where the other alert lies, seen from the one the sentence stands at. */
export function afterText({ earlier, later, distance, told }: Link): string {
  const other = told === 'earlier' ? later : earlier
  if (distance < 1000) return `at the same time as “${other.title}”`
  return `${spanText(distance)} ${told === 'earlier' ? 'before' : 'after'} “${other.title}”`
}
