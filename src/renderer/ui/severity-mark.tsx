import styles from './severity-mark.module.css'

export type SeverityLevel = 'high' | 'medium' | 'low' | 'informational' | 'unknown'

const words: Record<SeverityLevel, string> = {
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  informational: 'Informational',
  unknown: 'Unknown',
}

/** ◆ high, ▲ medium, ● low, ○ informational: the shape alone tells, for greyscale prints and colour-blind eyes. */
function Shape({ severity }: { severity: SeverityLevel }) {
  if (severity === 'high') return <path d="M6 0.6 L11.4 6 L6 11.4 L0.6 6 Z" />
  if (severity === 'medium') return <path d="M6 1 L11.4 10.8 L0.6 10.8 Z" />
  if (severity === 'low') return <circle cx="6" cy="6" r="4.6" />
  if (severity === 'informational') return <circle cx="6" cy="6" r="4" className={styles.hollow} />
  return <path d="M2 6 H10" className={styles.hollow} />
}

export function SeverityMark({ severity, wordless = false }: { severity: SeverityLevel; wordless?: boolean }) {
  return (
    <span className={`${styles.mark} ${styles[severity]}`}>
      <svg viewBox="0 0 12 12" role="img" aria-label={wordless ? `${words[severity]} severity` : undefined} aria-hidden={!wordless}>
        <Shape severity={severity} />
      </svg>
      {wordless ? null : <span>{words[severity]}</span>}
    </span>
  )
}
