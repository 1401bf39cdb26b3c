import { type KeyboardEvent, type PointerEvent, useMemo } from 'react'
import type { Severity } from '#model/severity.ts'
import { severityRank } from '#model/severity.ts'
import { clockTitle, spanText, timeText, useClock } from '../../../ui/clock.ts'
import { useCorrection } from '../../../ui/corrected-mark.tsx'
import { bandTitle } from '../story/band-title.ts'
import { useStory } from '../story/story-view.ts'
import { usePlayerSnapshot } from '../story/use-player.ts'
import { type Coverage, CoverageHatch } from './coverage-gaps.tsx'
import styles from './track.module.css'

const percent = (place: number) => `${(place * 100).toFixed(3)}%`

/** The bar itself: tactic bands, gaps in the logs, shortened gaps, first-seen marks of entities, alerts by severity, and the cursor. */
export function Track({ coverage }: { coverage: Coverage | undefined }) {
  const { story, player } = useStory()
  const { cursor } = usePlayerSnapshot(player)
  const clock = useClock()
  const explain = useCorrection()
  const { axis, timeline, bands } = story
  const ticks = useMemo(() => alertTicks(story), [story])
  const entities = useMemo(
    () => timeline.stops.filter((stop) => stop.entities.length > 0).map((stop) => axis.at(stop.time)),
    [timeline, axis],
  )
  const place = cursor === null ? 1 : axis.at(cursor)

  const timeUnder = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    return axis.timeAt(Math.min(1, Math.max(0, (event.clientX - left) / width)))
  }
  const scrub = (event: PointerEvent<HTMLElement>) => {
    const time = timeUnder(event)
    if (time !== null) player.scrub(time)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // The keys of the slider are those of the whole tab; only the page keys are its own.
    if (event.key !== 'PageUp' && event.key !== 'PageDown') return
    event.preventDefault()
    for (let steps = 0; steps < 5; steps++) player.step('alerts', event.key === 'PageUp' ? 1 : -1)
  }

  return (
    <div className={styles.box}>
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
      <div
        className={styles.track}
        role="slider"
        tabIndex={0}
        aria-label="Moment"
        aria-valuemin={0}
        aria-valuemax={Math.max(0, timeline.stops.length - 1)}
        aria-valuenow={Math.max(0, cursor === null ? timeline.stops.length - 1 : player.snapshot().stop)}
        aria-valuetext={cursor === null ? 'Whole incident' : `${timeText(cursor, clock)} ${clockTitle(clock)}`}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          if (event.button !== 0) return
          event.currentTarget.setPointerCapture(event.pointerId)
          scrub(event)
        }}
        onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && scrub(event)}
        onPointerUp={() => player.endScrub()}
        onPointerCancel={() => player.endScrub()}
      >
        {coverage ? <CoverageHatch coverage={coverage} at={axis.at} /> : null}
        <span className={styles.rail} />
        <span className={styles.past} style={{ width: percent(place) }} />
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
        {cursor === null ? null : <span className={styles.cursor} style={{ left: percent(place) }} />}
      </div>
    </div>
  )
}

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
