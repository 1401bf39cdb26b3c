import type { KeyboardEvent, PointerEvent } from 'react'
import { clockTitle, timeText, useClock } from '../../../ui/clock.ts'
import { useStory } from '../story/story-view.ts'
import { usePlayerSnapshot } from '../story/use-player.ts'
import { type Coverage, CoverageHatch } from './coverage-gaps.tsx'
import styles from './track.module.css'
import { Marks, percent, TacticBands } from './track-marks.tsx'

/** The bar itself: tactic bands, gaps in the logs, shortened gaps, first-seen marks of entities, alerts by severity, and the cursor. */
export function Track({ coverage }: { coverage: Coverage | undefined }) {
  const { story, player } = useStory()
  const { cursor } = usePlayerSnapshot(player)
  const clock = useClock()
  const { axis, timeline } = story
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
      <TacticBands />
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
        <Marks />
        {cursor === null ? null : <span className={styles.cursor} style={{ left: percent(place) }} />}
      </div>
    </div>
  )
}
