import type { ReactNode } from 'react'
import styles from './status-text.module.css'

export type StatusTone = 'new' | 'progress' | 'waiting' | 'done' | 'bad' | 'quiet'

/** A state in words with a mark before it; the words alone are enough. */
export function StatusText({ tone, children }: { tone: StatusTone; children: ReactNode }) {
  return (
    <span className={styles.status}>
      <span className={`${styles.dot} ${styles[tone]}`} aria-hidden />
      <span className={styles.words}>{children}</span>
    </span>
  )
}
