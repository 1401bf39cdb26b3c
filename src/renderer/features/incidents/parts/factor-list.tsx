import type * as z from 'zod'
import type { priorityFactor } from '#api/calls/incidents.ts'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import styles from './factor-list.module.css'

/** What pushed the priority score up and down, strongest first. */
export function FactorList({ factors }: { factors: readonly z.infer<typeof priorityFactor>[] }) {
  const ordered = [...factors].sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
  return (
    <ul className={styles.list}>
      {ordered.map((factor) => (
        <li key={factor.id} className={styles.factor}>
          <span className={styles.points}>{`${factor.points < 0 ? '−' : '+'}${Math.abs(Math.round(factor.points))}`}</span>
          <span>
            <strong>{factor.title}</strong>
            {factor.detail ? (
              <>
                {' · '}
                <EvidenceText>{factor.detail}</EvidenceText>
              </>
            ) : null}
          </span>
        </li>
      ))}
    </ul>
  )
}
