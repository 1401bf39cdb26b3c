import { timeExplained, timeText, useClock } from './clock.ts'

/** A moment in the window's clock; the tooltip gives UTC, local time and precision. */
export function TimeText({
  at,
  precision = 'second',
  source,
}: {
  at: string | null
  precision?: 'minute' | 'second' | 'whole'
  source?: string
}) {
  const clock = useClock()
  if (!at) return <span>Not in this evidence</span>
  return (
    <time dateTime={at} title={timeExplained(at, source, clock)}>
      {timeText(at, clock, precision)}
    </time>
  )
}
