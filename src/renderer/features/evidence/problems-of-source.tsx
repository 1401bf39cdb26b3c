import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import { useCall } from '../../state/use-call.ts'
import { EvidenceText } from '../../ui/evidence-text.tsx'
import { ProblemDetail } from './problem-detail.tsx'
import styles from './problems-of-source.module.css'

const STEP = 50

/** The problems of one source, each unfolding to its place and raw bytes. */
export function ProblemsOfSource({ source }: { source: number }) {
  const [shown, setShown] = useState(STEP)
  const { data, problem } = useCall('evidence.problems', { source, offset: 0, limit: shown })
  if (!data) return <div className={styles.quiet}>{problem?.message ?? 'Loading problems…'}</div>
  return (
    <>
      <ul className={styles.list}>
        {data.problems.map((each) => (
          <li key={`${each.code} ${each.where?.record} ${each.where?.offset} ${each.message}`}>
            <details>
              <summary className={styles.summary}>
                {each.where?.record === undefined ? null : <span className={styles.quiet}>{`Record ${each.where.record}: `}</span>}
                <EvidenceText>{each.message}</EvidenceText>
              </summary>
              <ProblemDetail problem={each} />
            </details>
          </li>
        ))}
      </ul>
      {data.total > shown ? (
        <Button size="small" onClick={() => setShown(Math.min(shown + 200, 1000))} disabled={shown >= 1000}>
          {shown >= 1000 ? `${data.total - shown} more under Problems` : `Show more of ${data.total}`}
        </Button>
      ) : null}
    </>
  )
}
