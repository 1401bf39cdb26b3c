import { isoFromTicks, TICKS_PER_DAY, ticks, ticksFromIso } from '#base/ticks.ts'

/** Time ranges as the portal offers them, in days before the case's newest alert; `all` does not filter. */
export const rangeDays = { '1d': 1, '3d': 3, '1w': 7, '30d': 30, '6m': 182 } as const
export type RangeName = keyof typeof rangeDays | 'custom' | 'all'

export const isRangeName = (text: string): text is RangeName => text in rangeDays || text === 'all' || text === 'custom'

/** A filter that may be bounded in time. */
export interface TimedFilter {
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly search?: string | undefined
}

/** What a list shows: a filter without the time range where that is measured from the newest alert, and the range. */
export interface FilteredView<Filter> {
  readonly filter: Filter
  readonly range: RangeName
}

/** The filter as it is asked: presets reach back from the newest alert, never from today. */
export function askedFilter<Filter extends TimedFilter>({ filter, range }: FilteredView<Filter>, newest: string | null): Filter {
  if (range === 'custom') return filter
  const { from: _from, to: _to, ...rest } = filter
  const open = rest as unknown as Filter
  const end = newest === null ? null : ticksFromIso(newest)
  if (range === 'all' || end === null) return open
  return { ...open, from: isoFromTicks(ticks(end - BigInt(rangeDays[range]) * TICKS_PER_DAY)) }
}
