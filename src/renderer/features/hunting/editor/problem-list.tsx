import { ErrorCircleRegular, WarningRegular } from '@fluentui/react-icons'
import type { Problem } from '#base/problem.ts'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import styles from './problem-list.module.css'

interface Props {
  readonly problems: readonly Problem[]
  onGo(start: number, end: number): void
}

const placeOf = (problem: Problem): string => {
  const { line, column } = problem.where ?? {}
  return line === undefined ? '' : `Line ${line}${column === undefined ? '' : `, column ${column}`}`
}

/** What keeps the query from running, each with its place; a click goes there. */
export function ProblemList({ problems, onGo }: Props) {
  if (problems.length === 0) return null
  return (
    <ul className={styles.list} aria-label="Problems">
      {problems.map((problem) => {
        const Icon = problem.severity === 'error' ? ErrorCircleRegular : WarningRegular
        return (
          <li key={`${problem.code} ${problem.where?.start} ${problem.message}`}>
            <button
              type="button"
              className={styles.problem}
              onClick={() => onGo(problem.where?.start ?? 0, problem.where?.end ?? problem.where?.start ?? 0)}
            >
              <Icon className={problem.severity === 'error' ? styles.error : styles.warning} aria-label={problem.severity} />
              <span className={styles.text}>
                <EvidenceText>{problem.message}</EvidenceText>
                {problem.hint ? <span className={styles.hint}> {problem.hint}</span> : null}
              </span>
              <span className={styles.place}>{placeOf(problem)}</span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
