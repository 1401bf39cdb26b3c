import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { isoFromTicks, ticks, ticksFromIso } from '#base/ticks.ts'
import { counted } from './amounts.ts'
import { timeText, useClock } from './clock.ts'
import styles from './time-brush.module.css'

interface Mark {
  readonly from: number
  readonly to: number
}

interface TimeBrushProps {
  readonly label: string
  readonly from: string
  readonly to: string
  /** how much falls into each of some equal bins */
  readonly bars: readonly number[]
  /** what is marked above the bars: alerts */
  readonly marks: readonly number[]
  /** what bars and marks count: `events`, `alerts` */
  /** one of what the bars count, and one of what the marks do */
  readonly words: readonly [bar: string, mark: string]
  onBrush(from: string, to: string): void
}

const HEIGHT = 44
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)

/**
 * A histogram over time to drag over: what is marked becomes the range. With the keyboard, arrows move the mark, Shift+arrows widen it
 * and Enter takes it.
 */
export function TimeBrush({ label, from, to, bars, marks, words, onBrush }: TimeBrushProps) {
  const clock = useClock()
  const bins = bars.length
  const [mark, setMark] = useState<Mark>()
  const dragging = useRef(false)
  const bounds = ({ from: a, to: b }: Mark): readonly [string, string] => {
    const [start, end] = [ticksFromIso(from)!, ticksFromIso(to)!]
    const at = (bin: number) => isoFromTicks(ticks(start + ((end - start) * BigInt(bin)) / BigInt(bins)))
    return [at(Math.min(a, b)), at(Math.max(a, b) + 1)]
  }
  const binAt = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    return Math.min(Math.max(Math.floor(((event.clientX - box.left) / box.width) * bins), 0), bins - 1)
  }
  const take = (chosen: Mark) => {
    onBrush(...bounds(chosen))
    setMark(undefined)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (event.key === 'Enter' && mark) take(mark)
    if (event.key === 'Escape' && mark) {
      event.preventDefault()
      setMark(undefined)
    }
    if (by === 0) return
    event.preventDefault()
    const now = mark ?? { from: bins - 1, to: bins - 1 }
    const end = Math.min(Math.max(now.to + by, 0), bins - 1)
    setMark({ from: event.shiftKey ? now.from : end, to: end })
  }
  const said = (chosen: Mark) => {
    const [first, last] = [Math.min(chosen.from, chosen.to), Math.max(chosen.from, chosen.to) + 1]
    const [a, b] = bounds(chosen)
    return `${timeText(a, clock, 'second')} to ${timeText(b, clock, 'second')}: ${sum(bars.slice(first, last)).toLocaleString('en')} ${words[0]}, ${sum(marks.slice(first, last))} ${words[1]}`
  }
  const most = Math.max(1, ...bars)
  return (
    <div className={styles.brush}>
      <div
        className={styles.chart}
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={bins - 1}
        aria-valuenow={mark?.to ?? bins - 1}
        aria-valuetext={mark ? said(mark) : 'Nothing marked'}
        onKeyDown={onKeyDown}
        onBlur={() => setMark(undefined)}
        onPointerDown={(event) => {
          dragging.current = true
          event.currentTarget.setPointerCapture(event.pointerId)
          setMark({ from: binAt(event), to: binAt(event) })
        }}
        onPointerMove={(event) => dragging.current && mark && setMark({ from: mark.from, to: binAt(event) })}
        onPointerUp={() => {
          dragging.current = false
          if (mark && mark.from !== mark.to) take(mark)
          else setMark(undefined)
        }}
      >
        <svg className={styles.bars} viewBox={`0 0 ${bins} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden>
          {bars.map((count, bin) => {
            // a lone event among a million must still be seen
            const height = count === 0 ? 0 : 3 + (count / most) * (HEIGHT - 12)
            const place = `bin ${bin}`
            return (
              <g key={place}>
                {count > 0 ? <rect x={bin + 0.1} width={0.8} y={HEIGHT - height} height={height} className={styles.bar} /> : null}
                {marks[bin] ? <rect x={bin} width={1} y={0} height={5} className={styles.mark} /> : null}
              </g>
            )
          })}
          {mark ? (
            <rect
              x={Math.min(mark.from, mark.to)}
              width={Math.abs(mark.to - mark.from) + 1}
              y={0}
              height={HEIGHT}
              className={styles.chosen}
            />
          ) : null}
        </svg>
      </div>
      <div className={styles.axis}>
        <span>{timeText(from, clock, 'minute')}</span>
        <span>{mark ? said(mark) : `${counted(sum(bars), words[0])}, ${counted(sum(marks), words[1])} · drag to narrow`}</span>
        <span>{timeText(to, clock, 'minute')}</span>
      </div>
    </div>
  )
}
