import { Button } from '@fluentui/react-components'
import { ChevronDownRegular, ChevronUpRegular } from '@fluentui/react-icons'
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { isoFromTicks, ticks, ticksFromIso } from '#base/ticks.ts'
import { useCall } from '../../../state/use-call.ts'
import { useRemembered } from '../../../state/use-remembered.ts'
import { counted } from '../../../ui/amounts.ts'
import { timeText, useClock } from '../../../ui/clock.ts'
import styles from './activity-strip.module.css'

const BINS = 96
const HEIGHT = 36
const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean'

interface Brush {
  readonly from: number
  readonly to: number
}

/** The bounds of some bins of a window cut into equal ones. */
function boundsOf(window: { from: string; to: string }, brush: Brush): readonly [string, string] {
  const start = ticksFromIso(window.from)!
  const end = ticksFromIso(window.to)!
  const at = (bin: number) => isoFromTicks(ticks(start + ((end - start) * BigInt(bin)) / BigInt(BINS)))
  return [at(Math.min(brush.from, brush.to)), at(Math.max(brush.from, brush.to) + 1)]
}

/**
 * Alerts received and incidents begun over the case's last 24 hours; dragging over it filters the queue by that time. With the keyboard,
 * arrows move the mark, Shift+arrows widen it and Enter filters.
 */
export function ActivityStrip({ onBrush }: { onBrush(from: string, to: string): void }) {
  const [open, setOpen] = useRemembered('incidents.strip', true, isBoolean)
  const clock = useClock()
  const data = useCall('incidents.histogram', open ? { bins: BINS } : null).data
  const [brush, setBrush] = useState<Brush>()
  const dragging = useRef(false)
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)

  const binAt = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    return Math.min(Math.max(Math.floor(((event.clientX - box.left) / box.width) * BINS), 0), BINS - 1)
  }
  const apply = (chosen: Brush) => {
    if (data) onBrush(...boundsOf(data, chosen))
    setBrush(undefined)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (event.key === 'Enter' && brush) apply(brush)
    if (event.key === 'Escape' && brush) {
      event.preventDefault()
      setBrush(undefined)
    }
    if (by === 0) return
    event.preventDefault()
    const now = brush ?? { from: BINS - 1, to: BINS - 1 }
    const to = Math.min(Math.max(now.to + by, 0), BINS - 1)
    setBrush({ from: event.shiftKey ? now.from : to, to })
  }
  const said = (chosen: Brush) => {
    if (!data) return ''
    const [from, to] = boundsOf(data, chosen)
    const [first, last] = [Math.min(chosen.from, chosen.to), Math.max(chosen.from, chosen.to)]
    return `${timeText(from, clock, 'minute')} to ${timeText(to, clock, 'minute')}: ${counted(sum(data.alerts.slice(first, last + 1)), 'alert')}, ${counted(sum(data.incidents.slice(first, last + 1)), 'incident')}`
  }
  const most = Math.max(1, ...(data?.alerts ?? []))

  return (
    <section className={styles.strip} aria-label="Most recent incidents and alerts">
      <div className={styles.head}>
        <Button
          appearance="transparent"
          size="small"
          icon={open ? <ChevronUpRegular /> : <ChevronDownRegular />}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          Most recent incidents and alerts
        </Button>
        {open && data ? (
          <span className={styles.text}>
            {brush
              ? said(brush)
              : `${counted(sum(data.alerts), 'alert')}, ${counted(sum(data.incidents), 'incident')} in the case's last 24 h, to ${timeText(data.to, clock, 'minute')} · drag to filter`}
          </span>
        ) : null}
      </div>
      {open && data ? (
        <div
          className={styles.chart}
          role="slider"
          tabIndex={0}
          aria-label="Time to filter by"
          aria-valuemin={0}
          aria-valuemax={BINS - 1}
          aria-valuenow={brush?.to ?? BINS - 1}
          aria-valuetext={brush ? said(brush) : 'Nothing marked'}
          onKeyDown={onKeyDown}
          onBlur={() => setBrush(undefined)}
          onPointerDown={(event) => {
            dragging.current = true
            event.currentTarget.setPointerCapture(event.pointerId)
            const bin = binAt(event)
            setBrush({ from: bin, to: bin })
          }}
          onPointerMove={(event) => dragging.current && brush && setBrush({ from: brush.from, to: binAt(event) })}
          onPointerUp={() => {
            dragging.current = false
            if (brush && brush.from !== brush.to) apply(brush)
            else setBrush(undefined)
          }}
        >
          <svg className={styles.bars} viewBox={`0 0 ${BINS} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden>
            {data.alerts.map((count, bin) => {
              const height = count === 0 ? 0.6 : 3 + (count / most) * (HEIGHT - 8)
              // bins have no name but their place
              const place = `bin ${bin}`
              return (
                <g key={place}>
                  <rect x={bin + 0.1} width={0.8} y={HEIGHT - height} height={height} className={count > 0 ? styles.alerts : styles.none} />
                  {data.incidents[bin] ? <rect x={bin + 0.1} width={0.8} y={0} height={3} className={styles.incidents} /> : null}
                </g>
              )
            })}
            {brush ? (
              <rect
                x={Math.min(brush.from, brush.to)}
                width={Math.abs(brush.to - brush.from) + 1}
                y={0}
                height={HEIGHT}
                className={styles.brush}
              />
            ) : null}
          </svg>
        </div>
      ) : null}
      {open && data === null ? <div className={styles.text}>No alert in this case yet.</div> : null}
      {open && data ? (
        <div className={styles.axis} aria-hidden>
          <span>{timeText(data.from, clock, 'minute')}</span>
          <span>
            <i className={styles.keyAlerts} /> alerts <i className={styles.keyIncidents} /> incidents begun
          </span>
          <span>{timeText(data.to, clock, 'minute')}</span>
        </div>
      ) : null}
    </section>
  )
}
