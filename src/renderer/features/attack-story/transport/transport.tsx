import { Button, Dropdown, Option, Tooltip } from '@fluentui/react-components'
import { NextFilled, PauseFilled, PlayFilled, PreviousFilled } from '@fluentui/react-icons'
import { useMemo } from 'react'
import { narrate } from '../../../state/playback/narration.ts'
import { type Speed, speeds } from '../../../state/playback/player.ts'
import { alertsUntil } from '../../../state/playback/timeline.ts'
import { useCall } from '../../../state/use-call.ts'
import { clockTitle, timeText, useClock } from '../../../ui/clock.ts'
import { CorrectedMark } from '../../../ui/corrected-mark.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import { useStory } from '../story/story-view.ts'
import { usePlayerSnapshot } from '../story/use-player.ts'
import { CoverageGaps } from './coverage-gaps.tsx'
import { Track } from './track.tsx'
import styles from './transport.module.css'
import { UndatedLane } from './undated-lane.tsx'

/** The clock of the three panes: what began when, where playback stands, and what happened there in a sentence. */
export function Transport() {
  const { story, player } = useStory()
  const { state, cursor, stop, speed } = usePlayerSnapshot(player)
  const clock = useClock()
  const coverage = useCall('graph.coverage', { incident: story.incident.id }).data
  const playing = state.name === 'playing'
  const at = cursor === null || stop < 0 ? undefined : story.timeline.stops[stop]
  const correction = story.alerts.find((alert) => at?.alerts.includes(alert.id) && alert.clock)?.clock
  const sentence = useMemo(() => (at ? visibleText(narrate(at, story.told)) : ''), [at, story])
  const dated = story.alerts.length - story.undated.length
  const begun = cursor === null ? dated : alertsUntil(story.timeline, stop)
  const { stops } = story.timeline
  const still = stops.length === 0
  return (
    <section className={styles.transport} aria-label="Playback">
      <div className={styles.line}>
        <span className={styles.moment}>
          {cursor === null ? 'Whole incident' : `${timeText(cursor, clock)} ${clockTitle(clock)}`}
          {cursor !== null && correction ? <CorrectedMark at={cursor} correction={correction} /> : null}
        </span>
        <output className={styles.narration} aria-live={playing ? 'off' : 'polite'} data-narration>
          {cursor === null ? idleText(dated, stops.length) : sentence}
        </output>
      </div>
      <div className={styles.bar}>
        <UndatedLane alerts={story.undated} />
        <Track coverage={coverage} />
      </div>
      <div className={styles.controls}>
        <Tooltip content="Previous alert (←)" relationship="label">
          <Button size="small" appearance="subtle" icon={<PreviousFilled />} disabled={still} onClick={() => player.step('alerts', -1)} />
        </Tooltip>
        <Tooltip content={playing ? 'Pause (Space)' : 'Play (Space)'} relationship="label">
          <Button
            size="small"
            appearance="primary"
            icon={playing ? <PauseFilled /> : <PlayFilled />}
            disabled={still}
            onClick={() => player.toggle()}
          />
        </Tooltip>
        <Tooltip content="Next alert (→)" relationship="label">
          <Button size="small" appearance="subtle" icon={<NextFilled />} disabled={still} onClick={() => player.step('alerts', 1)} />
        </Tooltip>
        <Dropdown
          size="small"
          style={{ minWidth: 76, width: 76, margin: '0 6px' }}
          aria-label="Speed"
          value={`${speed}×`}
          selectedOptions={[String(speed)]}
          onOptionSelect={(_, { optionValue }) => player.setSpeed(Number(optionValue) as Speed)}
        >
          {speeds.map((each) => (
            <Option key={each} value={String(each)} text={`${each}×`}>{`${each}×`}</Option>
          ))}
        </Dropdown>
        <span className={styles.count} data-alerts-begun={begun}>
          {begun} of {counted(dated, 'alert')}
        </span>
        {coverage ? <CoverageGaps coverage={coverage} /> : null}
        <Button size="small" appearance="subtle" disabled={cursor === null} onClick={() => player.rest()}>
          Whole incident
        </Button>
      </div>
    </section>
  )
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

const idleText = (alerts: number, stops: number): string =>
  alerts === 0
    ? 'No alert to play'
    : `${counted(alerts, 'alert')}, ${counted(stops, 'moment')}. Space plays, ← and → step from alert to alert.`
