import { memo, useMemo } from 'react'
import type { Severity } from '#model/severity.ts'
import { severityRank } from '#model/severity.ts'
import { spanText, timeText, useClock } from '../../../ui/clock.ts'
import { useCorrection } from '../../../ui/corrected-mark.tsx'
import { bandTitle } from '../story/band-title.ts'
import { useStory } from '../story/story-view.ts'
import styles from './track.module.css'

export const percent = (place: number) => `${(place * 100).toFixed(3)}%`

/** What stands on the bar whatever the moment is: it is drawn once for a story, not for every step of playback. */
export const TacticBands = memo(function TacticBands() {
  const { axis, bands } = useStory().story
  const clock = useClock()
  return (
    <div className={styles.bands} aria-hidden>
      {bands.map((band, index) => {
        const [from, to] = [axis.at(band.from), index === bands.length - 1 ? 1 : axis.at(band.until)]
        const title = bandTitle(band)
        return (
          <span
            key={`${band.from} ${title}`}
            className={styles.band}
            title={`${title}, from ${timeText(band.from, clock)}`}
            style={{ left: percent(from), right: percent(1 - to) }}
          >
            <span className={styles.bandTitle}>{title}</span>
          </span>
        )
      })}
    </div>
  )
})

/** Shortened gaps, first-seen marks of entities, and alerts by severity. */
export const Marks = memo(function Marks() {
  const { story } = useStory()
  const { axis, timeline } = story
  const clock = useClock()
  const explain = useCorrection()
  const ticks = useMemo(() => alertTicks(story), [story])
  const entities = useMemo(
    () => timeline.stops.filter((stop) => stop.entities.length > 0).map((stop) => axis.at(stop.time)),
    [timeline, axis],
  )
  return (
    <>
      {axis.breaks.map((gap) => (
        <span
          key={gap.from}
          className={styles.gap}
          title={`${spanText(gap.hours * 3600)} in which nothing began, drawn shorter`}
          style={{ left: percent(gap.from), right: percent(1 - gap.to) }}
        >
          {gap.to - gap.from > 0.035 ? spanText(gap.hours * 3600) : ''}
        </span>
      ))}
      {entities.map((at) => (
        <span key={at} className={styles.entity} style={{ left: percent(at) }} />
      ))}
      {ticks.map(({ time, severity, count, title, correction }) => (
        <span
          key={time}
          className={`${styles.tick} ${styles[severity]}`}
          style={{ left: percent(axis.at(time)) }}
          title={`${timeText(time, clock)}\n${title}${correction ? `\n${explain(time, correction)}` : ''}`}
        >
          {count > 1 ? <i className={styles.tie}>{count}</i> : null}
        </span>
      ))}
    </>
  )
})

interface Tick {
  readonly time: string
  readonly severity: Severity
  readonly count: number
  readonly title: string
  /** of the first alert that bears one */
  readonly correction: string | undefined
}

/** One mark per moment: the highest severity of the alerts that begin there, and how many they are. */
function alertTicks({ timeline, told, alerts }: ReturnType<typeof useStory>['story']): Tick[] {
  const clocks = new Map(alerts.map((alert) => [alert.id, alert.clock]))
  const severities = new Map(alerts.map((alert) => [alert.id, alert.severity]))
  return timeline.stops
    .filter((stop) => stop.alerts.length > 0)
    .map((stop) => {
      const found = stop.alerts.map((alert) => severities.get(alert) ?? 'unknown')
      const [severity] = found.sort((a, b) => severityRank(b) - severityRank(a))
      return {
        time: stop.time,
        severity: severity!,
        count: stop.alerts.length,
        title: stop.alerts.map((alert) => told.alerts.get(alert)?.title ?? '').join('\n'),
        correction: stop.alerts.map((alert) => clocks.get(alert)).find(Boolean),
      }
    })
}
