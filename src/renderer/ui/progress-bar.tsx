import styles from './progress-bar.module.css'

/** Progress of known or unknown length; the numbers stand in text beside it. */
export function ProgressBar({ done, total, label }: { done: number; total: number | null; label: string }) {
  const part = total ? Math.min(done / total, 1) : undefined
  return (
    <div
      className={styles.track}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={part === undefined ? undefined : Math.round(part * 100)}
    >
      <div
        className={part === undefined ? styles.unknown : styles.bar}
        style={part === undefined ? undefined : { width: `${part * 100}%` }}
      />
    </div>
  )
}
