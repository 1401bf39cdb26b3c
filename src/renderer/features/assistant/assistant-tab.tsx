import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components'
import { useCall, useChange } from '../../state/use-call.ts'
import { useSession } from '../../state/use-session.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { MarkdownView } from '../../ui/markdown/markdown-view.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import type { IncidentTabProps } from '../feature.ts'
import styles from './assistant-tab.module.css'
import { GuidedSteps } from './guided-steps.tsx'
import { SummaryView } from './summary-view.tsx'

/** Incident summary, guided response and a draft of the report, worked out by written rules (spec §19). */
export function AssistantTab({ incident }: IncidentTabProps) {
  const { data, problem } = useCall('assist.incident', { incident })
  const { tabs } = useSession()
  const change = useChange()
  if (!data) return problem ? <EmptyState title="The summary could not be made">{problem.message}</EmptyState> : <Skeleton lines={10} />
  const post = () => void change('incidents.comment', { incident, comment: data.report.slice(0, 30_000) })
  return (
    <div className={styles.tab}>
      <MessageBar intent="info">
        <MessageBarBody>
          Worked out on this machine by written rules from the incident’s alerts, evidence, tasks and log: no model, no network, and the
          same incident always gives the same text.
        </MessageBarBody>
      </MessageBar>
      <div className={styles.columns}>
        <section aria-label="Summary">
          <h2 className={styles.heading}>Summary</h2>
          <SummaryView
            summary={data.summary}
            onAlert={(id) => tabs.openPane({ kind: 'alert', id })}
            onEntity={(id) => tabs.openPane({ kind: 'entity', id })}
          />
        </section>
        <section aria-label="Guided response">
          <h2 className={styles.heading}>Guided response</h2>
          <GuidedSteps incident={incident} steps={data.cards} onEntity={(id) => tabs.openPane({ kind: 'entity', id })} />
        </section>
      </div>
      <section aria-label="Incident report">
        <div className={styles.line}>
          <h2 className={styles.heading}>Incident report, draft</h2>
          <CopyButton text={data.report} label="Copy as Markdown">
            Copy
          </CopyButton>
          <Button size="small" onClick={post}>
            Post to activity log
          </Button>
        </div>
        <div className={styles.report}>
          <MarkdownView text={data.report} />
        </div>
      </section>
    </div>
  )
}
