import { Button, Tooltip } from '@fluentui/react-components'
import { PauseFilled, PlayFilled } from '@fluentui/react-icons'
import { type KeyboardEvent, memo, useCallback, useEffect, useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import { useSession } from '../../../state/use-session.ts'
import { alertStatusLabels } from '../../../theme/labels.ts'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import { SeverityMark } from '../../../ui/severity-mark.tsx'
import { TimeText } from '../../../ui/time-text.tsx'
import { entityKey, type GraphEdge, pairKey } from '../scene/scene.ts'
import { bandTitle } from '../story/band-title.ts'
import type { Alert, Story } from '../story/story.ts'
import { useStory, useStoryView } from '../story/story-view.ts'
import { usePlayerSnapshot } from '../story/use-player.ts'
import styles from './alert-list.module.css'

/** The incident's alerts in the order they began; what playback has not reached stays legible but recedes. */
export function AlertList() {
  const { story, player, view } = useStory()
  const { focus } = useSession()
  const selected = useStore(focus, (state) => state.alert)
  const entity = useStore(focus, (state) => state.entity)
  const edge = useStore(focus, (state) => state.edge)
  const pointed = useStoryView((view) => view.hovered)
  const cursor = useStore(focus, (state) => state.cursor)
  const playing = usePlayerSnapshot(player).state.name === 'playing'
  const list = useRef<HTMLUListElement>(null)
  const ties = useMemo(() => tiesOf(story.alerts), [story])
  const select = useCallback((alert: number) => focus.set({ alert }), [focus])
  const hover = useCallback(
    (alert: number, on: boolean) => {
      const hoveredAlert = on ? alert : null
      if (view.getState().hoveredAlert !== hoveredAlert) view.setState({ hoveredAlert })
    },
    [view],
  )
  const touched = useMemo(() => touchedAlerts(story, pointed, entity, edge), [story, pointed, entity, edge])

  useEffect(() => {
    if (selected !== null) list.current?.querySelector(`[data-alert="${selected}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [selected])

  // What is selected or reached by other means than the hand is what is looked at now.
  useEffect(() => {
    if (selected !== null || entity !== null || edge !== null || cursor !== null) view.setState({ hoveredAlert: null })
  }, [view, selected, entity, edge, cursor])

  const walk = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' || event.key === 'j' ? 1 : event.key === 'ArrowUp' || event.key === 'k' ? -1 : 0
    if (by === 0) return
    event.preventDefault()
    const at = story.alerts.findIndex((alert) => alert.id === selected)
    const next = story.alerts[at + by] ?? (at < 0 ? story.alerts[0] : undefined)
    if (!next) return
    focus.set({ alert: next.id })
    list.current?.querySelector<HTMLElement>(`[data-alert="${next.id}"]`)?.focus()
  }

  return (
    <section className={styles.pane} aria-label="Alerts">
      <header className={styles.header}>
        <h2 className={styles.title}>Alerts ({story.alerts.length})</h2>
        <Tooltip content={playing ? 'Pause (Space)' : 'Play the attack story (Space)'} relationship="label">
          <Button
            size="small"
            appearance="subtle"
            icon={playing ? <PauseFilled /> : <PlayFilled />}
            disabled={story.timeline.stops.length === 0}
            onClick={() => player.toggle()}
          />
        </Tooltip>
      </header>
      <ul ref={list} className={styles.list} onKeyDown={walk}>
        {[
          ...(story.undated.length > 0 ? [{ title: 'Undated', alerts: story.undated }] : []),
          ...story.bands.map((band) => ({ title: bandTitle(band), alerts: band.alerts })),
        ].map((band) => (
          <li key={band.alerts[0]!.id}>
            <h3 className={styles.band}>{band.title}</h3>
            <ul className={styles.alerts}>
              {band.alerts.map((alert) => (
                <li key={alert.id}>
                  <AlertRow
                    alert={alert}
                    number={story.told.numbers.get(alert.id) ?? 0}
                    selected={alert.id === selected}
                    touched={touched.has(alert.id)}
                    future={cursor !== null && !alert.undated && alert.firstActivity > cursor}
                    tie={ties.has(alert.id)}
                    onSelect={select}
                    onHover={hover}
                  />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The alerts that name what the hand points at in the graph, or were raised on it where it is a line; else those of what is selected. */
function touchedAlerts({ graph, alerts }: Story, pointed: string | null, entity: number | null, edge: number | null): Set<number> {
  const naming = (of: (entity: number) => boolean) => alerts.filter((alert) => alert.entities.some(of)).map((alert) => alert.id)
  const raisedOn = (of: (line: GraphEdge) => boolean) => graph.edges.filter(of).flatMap((line) => line.alerts)
  const isLine = ({ source, target }: GraphEdge) => pairKey(entityKey(source), entityKey(target)) === pointed
  if (pointed !== null) return new Set([...naming((named) => entityKey(named) === pointed), ...raisedOn(isLine)])
  if (edge !== null) return new Set(raisedOn((line) => line.id === edge))
  return new Set(entity === null ? [] : naming((named) => named === entity))
}

interface AlertRowProps {
  readonly alert: Alert
  readonly number: number
  readonly selected: boolean
  readonly touched: boolean
  readonly future: boolean
  readonly tie: boolean
  readonly onSelect: (alert: number) => void
  readonly onHover: (alert: number, on: boolean) => void
}

/** Drawn anew only where something of its own changed: an incident may have hundreds, and each step of playback changes a few. */
const AlertRow = memo(function AlertRow({ alert, number, selected, touched, future, tie, onSelect, onHover }: AlertRowProps) {
  const classes = [styles.row, selected ? styles.selected : '', touched ? styles.touched : '', future ? styles.future : '']
  return (
    <button
      type="button"
      className={classes.join(' ')}
      aria-current={selected}
      data-alert={alert.id}
      onClick={() => onSelect(alert.id)}
      // A list that scrolls under a resting hand is not pointed at.
      onPointerMove={({ movementX, movementY }) => (movementX !== 0 || movementY !== 0) && onHover(alert.id, true)}
      onPointerLeave={() => onHover(alert.id, false)}
    >
      <span className={styles.head}>
        <SeverityMark severity={alert.severity} wordless />
        <span className={styles.time}>
          <TimeText at={alert.firstActivity} precision="second" of={alert} />
          {tie ? <span title="Another alert began at the same moment: their order cannot be proven"> ≈</span> : null}
        </span>
        <span className={styles.number}>{number}</span>
      </span>
      <span className={styles.name}>
        <EvidenceText>{alert.title}</EvidenceText>
      </span>
      <span className={styles.foot}>
        {alertStatusLabels[alert.status]}
        {alert.link ? (
          <>
            {' · linked: '}
            <EvidenceText>{alert.link.reason}</EvidenceText>
          </>
        ) : null}
      </span>
    </button>
  )
})

/** Alerts that begin at the moment another one does. */
function tiesOf(alerts: readonly Alert[]): Set<number> {
  const tied = (index: number, by: number) =>
    !alerts[index]!.undated && !alerts[index + by]?.undated && alerts[index + by]?.firstActivity === alerts[index]!.firstActivity
  return new Set(alerts.flatMap(({ id }, index) => (tied(index, -1) || tied(index, 1) ? [id] : [])))
}
