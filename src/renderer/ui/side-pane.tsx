import { Button, Tooltip } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons'
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react'
import styles from './side-pane.module.css'

export const PANE_MIN = 320
export const PANE_MAX = 900

const within = (width: number) => Math.round(Math.min(Math.max(width, PANE_MIN), PANE_MAX))

/** A pane beside the page: it takes its own place, so it never covers the row that opened it. */
export function SidePane({
  width,
  onWidth,
  label,
  children,
}: {
  width: number
  onWidth(width: number): void
  label: string
  children: ReactNode
}) {
  const pane = useRef<HTMLElement>(null)
  const drag = (down: PointerEvent<HTMLDivElement>) => {
    const handle = down.currentTarget
    const from = pane.current!.offsetWidth
    const start = down.clientX
    handle.setPointerCapture(down.pointerId)
    const move = (event: globalThis.PointerEvent) => {
      pane.current!.style.width = `${within(from + start - event.clientX)}px`
    }
    const up = () => {
      handle.removeEventListener('pointermove', move)
      onWidth(pane.current!.offsetWidth)
    }
    handle.addEventListener('pointermove', move)
    handle.addEventListener('pointerup', up, { once: true })
  }
  const step = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowLeft' ? 24 : event.key === 'ArrowRight' ? -24 : 0
    if (by === 0) return
    event.preventDefault()
    onWidth(within(width + by))
  }
  return (
    <aside ref={pane} className={styles.pane} style={{ width }} aria-label={label}>
      <div
        className={styles.handle}
        role="separator"
        aria-orientation="vertical"
        aria-label="Resize pane"
        aria-valuenow={width}
        aria-valuemin={PANE_MIN}
        aria-valuemax={PANE_MAX}
        tabIndex={0}
        onPointerDown={drag}
        onKeyDown={step}
      />
      {children}
    </aside>
  )
}

/** Heading of a pane: its title, what can be done in short, and the way out. */
export function PaneHeader({
  title,
  subtitle,
  actions,
  onClose,
}: {
  title: ReactNode
  subtitle?: ReactNode
  actions?: ReactNode
  onClose?: () => void
}) {
  return (
    <header className={styles.header}>
      <div className={styles.titles}>
        <h2 className={styles.title}>{title}</h2>
        {subtitle ? <div className={styles.subtitle}>{subtitle}</div> : null}
      </div>
      <div className={styles.actions}>
        {actions}
        {onClose ? (
          <Tooltip content="Close (Esc)" relationship="label">
            <Button appearance="subtle" size="small" icon={<DismissRegular />} onClick={onClose} />
          </Tooltip>
        ) : null}
      </div>
    </header>
  )
}

export function PaneBody({ children }: { children: ReactNode }) {
  return <div className={styles.body}>{children}</div>
}

/** A titled part of a pane. */
export function PaneSection({ title, children, aside }: { title: string; children: ReactNode; aside?: ReactNode }) {
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.sectionHead}>
        <h3 className={styles.sectionTitle}>{title}</h3>
        {aside}
      </div>
      {children}
    </section>
  )
}

/** Names and values under each other. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className={styles.facts}>{children}</dl>
}

/** @param wide takes the whole width, for long lists */
export function Fact({ title, wide = false, children }: { title: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={`${styles.fact} ${wide ? styles.wide : ''}`}>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  )
}
