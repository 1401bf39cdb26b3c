import { useEffect, useState } from 'react'
import type { Problem } from '#base/problem.ts'
import type { InputOf, OutputOf } from '../../../state/client.ts'
import { useSession } from '../../../state/use-session.ts'
import { counted } from '../../../ui/amounts.ts'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { PaneBody, PaneHeader, PaneSection } from '../../../ui/side-pane.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import styles from './plan-view.module.css'

type Plan = OutputOf<'hunt.plan'>
type Stage = Plan['stages'][number]

/** How a query ran: its stages with rows and time, the indexes SQLite chose, and the SQL. It is run again to know. */
export function PlanView({ input, onClose }: { input: InputOf<'hunt.plan'>; onClose(): void }) {
  const { calls } = useSession()
  const [plan, setPlan] = useState<Plan>()
  const [problem, setProblem] = useState<Problem>()
  const key = JSON.stringify(input)
  useEffect(() => {
    const abort = new AbortController()
    setPlan(undefined)
    setProblem(undefined)
    void calls.ask('hunt.plan', JSON.parse(key) as InputOf<'hunt.plan'>, abort.signal).then((answer) => {
      if (abort.signal.aborted) return
      if (answer.ok) setPlan(answer.value)
      else setProblem(answer.problem)
    })
    return () => abort.abort()
  }, [calls, key])
  const most = Math.max(1, ...(plan?.stages ?? []).map((stage) => stage.elapsedMs ?? 0))
  return (
    <>
      <PaneHeader
        title="Query plan"
        subtitle={plan ? counted(plan.stages.length, 'stage') : ''}
        onClose={onClose}
        actions={plan ? <CopyButton text={plan.sql} label="Copy the SQL" /> : null}
      />
      <PaneBody>
        {problem ? <EmptyState title="There is no plan">{problem.message}</EmptyState> : null}
        {!plan && !problem ? <Skeleton /> : null}
        {Object.entries(plan?.stages ?? []).map(([place, stage]) => (
          <StageView key={place} stage={stage} share={(stage.elapsedMs ?? 0) / most} />
        ))}
      </PaneBody>
    </>
  )
}

function StageView({ stage, share }: { stage: Stage; share: number }) {
  return (
    <PaneSection title={stage.title}>
      <div className={styles.facts}>
        <span>{stage.rows === null ? 'rows not counted' : counted(stage.rows, 'row')}</span>
        <span>{stage.elapsedMs === null ? 'not timed' : `${stage.elapsedMs.toLocaleString('en')} ms`}</span>
      </div>
      <div className={styles.track} aria-hidden>
        <span className={styles.bar} style={{ width: `${Math.max(share * 100, 1)}%` }} />
      </div>
      {stage.access.length > 0 ? (
        <ul className={styles.access} aria-label="How the rows are reached">
          {Object.entries(stage.access).map(([place, line]) => (
            <li key={place} className={/^SCAN (?!.*(?:INDEX|VIRTUAL))/.test(line) ? styles.scan : undefined}>
              {line}
            </li>
          ))}
        </ul>
      ) : null}
      {stage.sql ? (
        <details>
          <summary>SQL</summary>
          <pre className={styles.sql}>{stage.sql}</pre>
        </details>
      ) : null}
    </PaneSection>
  )
}
