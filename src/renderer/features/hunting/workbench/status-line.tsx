import { Button, Tooltip } from '@fluentui/react-components'
import { DataHistogramRegular } from '@fluentui/react-icons'
import { useEffect, useState } from 'react'
import { counted, countText } from '../../../ui/amounts.ts'
import { TimeText } from '../../../ui/time-text.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import styles from './status-line.module.css'
import { useRun } from './use-workbench.ts'

const span = (ms: number) => (ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`)

function Running({ started }: { started: number }) {
  const [now, setNow] = useState(() => performance.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 100)
    return () => clearInterval(timer)
  }, [])
  return <span className={styles.running}>Running, {((now - started) / 1000).toFixed(1)} s. Shift+F5 cancels.</span>
}

/** What the last run took and gave, in one line. */
export function StatusLine({ plans, onPlan }: { plans: boolean; onPlan(): void }) {
  const { running, answer, problem, cancelled } = useRun()
  const result = answer?.result
  const tables = result ? [result, ...result.more] : []
  const rows = tables.reduce((sum, table) => sum + table.rowCount, 0)
  const cut = tables.find((table) => table.truncated)
  return (
    <div className={styles.line} role="status" aria-label="Last run">
      {running ? <Running started={running.started} /> : null}
      {!running && cancelled ? <span>Cancelled. {answer ? 'Rows below are of the run before.' : ''}</span> : null}
      {!running && problem && answer ? <span>Not run. Rows below are of the run before.</span> : null}
      {result ? (
        <>
          <span>{tables.length > 1 ? `${counted(rows, 'row')} in ${tables.length} tables` : counted(rows, 'row')}</span>
          {cut ? (
            <span className={styles.warning}>
              There are more: only the first {countText(cut.rowCount)} are shown, raise the limit above
            </span>
          ) : null}
          <span>{span(result.elapsedMs)}</span>
          <span>
            now() is <TimeText at={result.now} />
          </span>
          {result.warnings.map((warning) => (
            <Tooltip key={`${warning.code} ${warning.message}`} content={warning.hint ?? warning.message} relationship="description">
              <span className={styles.warning}>{visibleText(warning.message)}</span>
            </Tooltip>
          ))}
        </>
      ) : null}
      {!running && !answer && !problem && !cancelled ? <span>F5 runs the statement at the cursor</span> : null}
      <span className={styles.space} />
      {answer ? (
        <Button size="small" appearance="subtle" icon={<DataHistogramRegular />} aria-pressed={plans} onClick={onPlan}>
          Plan
        </Button>
      ) : null}
    </div>
  )
}
