import type { Verdict } from '#model/verdict.ts'
import { verdictLabels } from '../../theme/labels.ts'
import styles from './verdict-text.module.css'

/** A verdict in the portal's word, with the ring the graph draws for it. */
export function VerdictText({ verdict }: { verdict: Verdict }) {
  return (
    <span className={styles.verdict}>
      <span className={`${styles.ring} ${styles[verdict]}`} aria-hidden />
      {verdictLabels[verdict]}
    </span>
  )
}
