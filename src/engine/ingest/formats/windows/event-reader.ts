import { type Problem, problem } from '#base/problem.ts'
import { TICKS_PER_MINUTE, TICKS_PER_SECOND } from '#base/ticks.ts'
import { windowsEventRows } from '../../mappings/index.ts'
import type { WindowsEvent } from '../../mappings/windows-event.ts'
import type { Content, ObjectReader } from '../json/json-format.ts'
import type { JsonObject } from '../reading/object.ts'
import type { EventTime } from './event-time.ts'

export interface ReadEvent {
  readonly event: WindowsEvent
  readonly time: EventTime
}

/** Clocks this far apart are not late: one of the two is not the time it says it is. */
const FAR = 5n * TICKS_PER_MINUTE

const size = (of: bigint) => (of < 0n ? -of : of)

function duration(apart: bigint): string {
  const seconds = Number(size(apart) / TICKS_PER_SECOND)
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0')
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`
}

/** Reads the Windows events of one source and, at its end, says what is to be thought of their clocks. */
export function createEventReader(read: (object: JsonObject) => ReadEvent | undefined): ObjectReader {
  let [assumed, undated, skewed] = [0, 0, 0]
  let skew = 0n
  return {
    read(object): Content {
      const found = read(object)
      if (!found) return { reject: problem('event.without-id', 'The record is no Windows event: it has no event id') }
      const { event, time } = found
      if (time.assumed) assumed += 1
      if (time.at === undefined) undated += 1
      if (time.skew !== undefined && (time.skew > FAR || time.skew < -FAR)) {
        skewed += 1
        if (size(time.skew) > size(skew)) skew = time.skew
      }
      return { rows: windowsEventRows(event) }
    },
    finish() {
      const told: Problem[] = []
      const warn = (code: string, message: string) => told.push(problem(code, message, { severity: 'warning' }))
      if (assumed > 0) warn('time.no-zone', `${assumed} events carry a time without a zone only; it is read as UTC`)
      if (undated > 0) warn('time.absent', `${undated} events carry no time`)
      if (skewed > 0) {
        warn(
          'time.skewed',
          `The logged time of ${skewed} Sysmon events is up to ${duration(skew)} ${skew < 0n ? 'behind' : 'ahead of'} Sysmon's own UTC time. Sysmon's is used; events of other logs have none and may be off by as much`,
        )
      }
      return told
    },
  }
}
