import styles from './skeleton.module.css'

/** Bars where text will stand. They appear only after 300 ms, so that quick answers do not flicker. */
export function Skeleton({ lines = 6, label = 'Loading' }: { lines?: number; label?: string }) {
  return (
    <div className={styles.skeleton} role="status" aria-label={label}>
      {Array.from({ length: lines }, (_, line) => line).map((line) => (
        <span key={line} className={styles.bar} style={{ width: `${[92, 70, 84, 58, 77, 64][line % 6]}%` }} />
      ))}
    </div>
  )
}
