import { timeExplained, timeText, useClock } from './clock.ts'
import { CorrectedMark } from './corrected-mark.tsx'

/** What the contract says of a time beside the time itself. */
export interface Standing {
  /** by how much the clock of its device is corrected */
  readonly clock?: string | undefined
  /** the evidence gives no time, and what stands there only keeps a place in order */
  readonly undated?: boolean | undefined
}

/** A moment in the window's clock; the tooltip gives UTC, local time and every digit; a corrected one bears a mark. */
export function TimeText({
  at,
  precision = 'second',
  source,
  of = {},
}: {
  at: string | null
  precision?: 'minute' | 'second' | 'whole'
  source?: string
  /** what the time is of, where that says how it stands */
  of?: Standing
}) {
  const clock = useClock()
  if (of.undated) return <span title="The evidence gives no time for it">Undated</span>
  if (!at) return <span>Not in this evidence</span>
  const time = (
    <time dateTime={at} title={timeExplained(at, source, clock)}>
      {timeText(at, clock, precision)}
    </time>
  )
  if (!of.clock) return time
  return (
    <>
      {time}
      <CorrectedMark at={at} correction={of.clock} />
    </>
  )
}
