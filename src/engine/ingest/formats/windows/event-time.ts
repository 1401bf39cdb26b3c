import { TICKS_PER_MINUTE, type Ticks, ticks } from '#base/ticks.ts'
import type { Json } from '#model/alert-record.ts'
import { textOf } from '../reading/object.ts'
import { ticksFromText } from '../reading/time.ts'

const ZONED = /(?:Z|UTC|[+-]\d\d:?\d\d)\s*$/i

/** No spelling of a moment is longer. */
const LONGEST = 64

/** A moment as a collector wrote it, and whether it said in which zone. */
interface Written {
  readonly at: Ticks
  readonly zoned: boolean
}

function written(value: Json | undefined): Written | undefined {
  const text = textOf(value)
  const at = text === '' || text.length > LONGEST ? null : ticksFromText(text)
  return at === null ? undefined : { at, zoned: ZONED.test(text) }
}

const QUARTER = 15n * TICKS_PER_MINUTE
/** A collector passes an event on within minutes: what is left beside whole quarters of an hour is its delay. */
const MOST_DELAY = 2n * TICKS_PER_MINUTE

const abs = (of: bigint) => (of < 0n ? -of : of)

/** How far the collector's local clock is from UTC: it wrote one moment in both. Undefined where the two are no such pair. */
function zoneOffset(local: Written | undefined, utc: Written | undefined): bigint | undefined {
  if (!local || !utc || local.zoned || !utc.zoned) return undefined
  const apart = utc.at - local.at
  const quarters = (apart + (apart < 0n ? -QUARTER : QUARTER) / 2n) / QUARTER
  return abs(apart - quarters * QUARTER) <= MOST_DELAY ? quarters * QUARTER : undefined
}

export interface EventTimes {
  /** Sysmon's own, in UTC by definition */
  readonly utcTime: Json | undefined
  /** when the event was logged, by the system or as a collector wrote it (`TimeCreated`, `EventTime`) */
  readonly logged: Json | undefined
  /** when a collector received it, on the clock it also wrote `logged` by */
  readonly received: Json | undefined
  /** when it was taken in, with its zone (`@timestamp`) */
  readonly taken: Json | undefined
}

export interface EventTime {
  readonly at: Ticks | undefined
  /** whether the moment is a time without a zone, read as UTC for want of anything better */
  readonly assumed: boolean
  /** where Sysmon's own time is known too: how far from it events of other logs of the same collector would be dated */
  readonly skew: bigint | undefined
}

/**
 * When an event happened, by the best the record has: Sysmon's `UtcTime`; a logged time that names its zone; a local one brought to UTC
 * by how far the collector's clock stands from UTC; when it was taken in; last, a local time read as UTC.
 */
export function eventTime(times: EventTimes): EventTime {
  const own = written(times.utcTime)
  const other = withoutOwn(times)
  return own ? { at: own.at, assumed: false, skew: other.at === undefined ? undefined : other.at - own.at } : other
}

function withoutOwn(times: EventTimes): EventTime {
  const [logged, taken] = [written(times.logged), written(times.taken)]
  if (logged?.zoned) return { at: logged.at, assumed: false, skew: undefined }
  const offset = zoneOffset(written(times.received), taken)
  if (logged && offset !== undefined) return { at: ticks(logged.at + offset), assumed: false, skew: undefined }
  if (taken?.zoned) return { at: taken.at, assumed: false, skew: undefined }
  const left = logged ?? taken
  return { at: left?.at, assumed: left !== undefined, skew: undefined }
}
