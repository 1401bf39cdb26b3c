import { isoFromTicks, TICKS_PER_HOUR, TICKS_PER_SECOND, ticks, ticksFromIso } from '#base/ticks.ts'
import type { Timeline } from './timeline.ts'

/** A stretch in which nothing begins, drawn shorter than it lasted. */
export interface Break {
  readonly from: number
  readonly to: number
  readonly hours: number
}

/** Where moments stand on the transport bar, from 0 at the first stop to nearly 1 at the last. */
export interface Axis {
  at(time: string): number
  timeAt(place: number): string | null
  readonly breaks: readonly Break[]
}

const ticksOf = (time: string): bigint => ticksFromIso(time) ?? 0n

/** Share of the bar after the last stop: what begins there needs room to be seen too. */
const TAIL = 0.03

/** Gaps longer than this are marked: the bar does not tell how long they lasted. */
const LONG_GAP = TICKS_PER_HOUR

/**
 * An incident has its alerts in bursts of minutes, days apart: a bar true to time would show three dots. Gaps are drawn by the logarithm of
 * their length instead, so that order is always true, short gaps stay short, and long ones are marked as shortened.
 */
export function createAxis({ stops }: Timeline): Axis {
  const times = stops.map((stop) => ticksOf(stop.time))
  const places: number[] = times.length > 0 ? [0] : []
  for (let at = 1; at < times.length; at++) places.push(places[at - 1]! + Math.log2(2 + seconds(times[at]! - times[at - 1]!)))
  const length = (places.at(-1) || 1) / (1 - TAIL)
  const share = places.map((place) => place / length)

  return {
    at(time) {
      const moment = ticksOf(time)
      const next = firstAfter(times, moment)
      if (next === 0) return 0
      if (next === times.length) return share.at(-1)!
      const [from, to] = [times[next - 1]!, times[next]!]
      return share[next - 1]! + (share[next]! - share[next - 1]!) * (seconds(moment - from) / seconds(to - from))
    },
    timeAt(place) {
      if (stops.length === 0) return null
      const next = share.findIndex((stop) => stop > place)
      if (next <= 0) return next === 0 ? stops[0]!.time : stops.at(-1)!.time
      const [from, to] = [times[next - 1]!, times[next]!]
      const part = (place - share[next - 1]!) / (share[next]! - share[next - 1]!)
      // Rounded to seconds: a hand on a bar means no finer moment.
      const passed = BigInt(Math.floor(seconds(to - from) * part)) * TICKS_PER_SECOND
      return isoFromTicks(ticks(from + passed))
    },
    breaks: times.flatMap((time, at) => {
      const gap = at === 0 ? 0n : time - times[at - 1]!
      return gap > LONG_GAP ? [{ from: share[at - 1]!, to: share[at]!, hours: seconds(gap) / 3600 }] : []
    }),
  }
}

const seconds = (span: bigint): number => Number(span) / Number(TICKS_PER_SECOND)

/** Place of the first of ordered moments that is later; their number where none is. */
function firstAfter(moments: readonly bigint[], moment: bigint): number {
  let [low, high] = [0, moments.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (moments[middle]! > moment) high = middle
    else low = middle + 1
  }
  return low
}
