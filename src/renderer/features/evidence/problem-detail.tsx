import { CopyButton } from '../../ui/copy-button.tsx'
import { EvidenceText } from '../../ui/evidence-text.tsx'
import styles from './problem-detail.module.css'
import type { SourceProblem } from './problems-view.tsx'

/** A problem in full: what to do about it, where it is, and the bytes as they stand in the file. */
export function ProblemDetail({ problem }: { problem: SourceProblem }) {
  const { where } = problem
  const place = [
    where?.record === undefined ? '' : `record ${where.record}`,
    where?.offset === undefined ? '' : `byte ${where.offset}`,
    where?.line === undefined ? '' : `line ${where.line}`,
  ].filter(Boolean)
  return (
    <div className={styles.detail}>
      <div>
        <EvidenceText>{problem.message}</EvidenceText>
      </div>
      {problem.hint ? (
        <div className={styles.quiet}>
          <EvidenceText>{problem.hint}</EvidenceText>
        </div>
      ) : null}
      <div className={styles.quiet}>
        <EvidenceText>{[problem.sourcePath, ...place].join(' · ')}</EvidenceText>
      </div>
      {problem.raw ? (
        <div className={styles.raw}>
          <pre className={styles.text}>
            <EvidenceText>{problem.raw}</EvidenceText>
          </pre>
          <CopyButton text={problem.raw} label="Copy raw text" />
        </div>
      ) : null}
    </div>
  )
}
