import { ticksFromIso } from '#base/ticks.ts'
import type { CompileOptions } from '#kql/index.ts'

/** Moments in ISO, validated at the border. */
export interface TimeRange {
  readonly from: string
  readonly to: string
}

/** The range an analyst set, as the compiler takes it: the query itself stays as it was written. */
export const within = (range: TimeRange | null): Pick<CompileOptions, 'range'> =>
  range ? { range: { from: ticksFromIso(range.from)!, to: ticksFromIso(range.to)! } } : {}
