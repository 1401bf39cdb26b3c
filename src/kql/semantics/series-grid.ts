import { formatDynamic } from '../values/json.ts'
import { textOfDatetime, textOfTimespan } from '../values/text.ts'

/** One value for each step of a grid: those gathered by step, the fallback where there is none. All values are JSON text. */
export function fillSeries(gathered: string | null, count: bigint | null, fallback: string | null): string {
  const found = gathered === null ? {} : (JSON.parse(gathered) as Record<string, string | null>)
  return `[${Array.from({ length: Number(count ?? 0n) }, (_, i) => {
    const key = String(i)
    return key in found ? (found[key] ?? 'null') : (fallback ?? 'null')
  }).join(',')}]`
}

const grid = <T>(start: bigint, step: bigint, count: bigint, show: (at: bigint) => T) =>
  formatDynamic(Array.from({ length: Number(count) }, (_, i) => show(start + step * BigInt(i))))

export const axisOfDatetimes = (start: bigint, step: bigint, count: bigint) => grid(start, step, count, textOfDatetime)
export const axisOfTimespans = (start: bigint, step: bigint, count: bigint) => grid(start, step, count, textOfTimespan)
export const axisOfLongs = (start: bigint, step: bigint, count: bigint) => grid(start, step, count, (at) => at)
export const axisOfReals = (start: number, step: number, count: bigint) =>
  formatDynamic(Float64Array.from({ length: Number(count) }, (_, i) => start + step * i))
