import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import styles from './split.module.css'

/** A line between two parts that can be dragged, or moved by the arrow keys. `size` is that of the part before it. */
export function Split({
  across,
  label,
  size,
  least,
  most,
  onSize,
}: {
  /** `column` stands upright between left and right, `row` lies between top and bottom */
  across: 'column' | 'row'
  label: string
  size: number
  least: number
  most: number
  onSize(size: number): void
}) {
  const start = useRef(0)
  const set = (to: number) => onSize(Math.round(Math.min(Math.max(to, least), most)))
  const at = (event: { clientX: number; clientY: number }) => (across === 'column' ? event.clientX : event.clientY)
  const drag = (down: PointerEvent<HTMLDivElement>) => {
    const handle = down.currentTarget
    handle.setPointerCapture(down.pointerId)
    start.current = size - at(down)
    const move = (event: globalThis.PointerEvent) => set(start.current + at(event))
    handle.addEventListener('pointermove', move)
    handle.addEventListener('pointerup', () => handle.removeEventListener('pointermove', move), { once: true })
  }
  const step = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -16, ArrowUp: -16, ArrowRight: 16, ArrowDown: 16 }[event.key]
    if (by === undefined) return
    event.preventDefault()
    set(size + by)
  }
  return (
    <div
      className={`${styles.split} ${styles[across]}`}
      role="separator"
      aria-orientation={across === 'column' ? 'vertical' : 'horizontal'}
      aria-label={label}
      aria-valuenow={size}
      aria-valuemin={least}
      aria-valuemax={most}
      tabIndex={0}
      onPointerDown={drag}
      onKeyDown={step}
    />
  )
}
