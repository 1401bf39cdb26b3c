import { Button } from '@fluentui/react-components'
import { useStore } from 'zustand'
import { address } from '../../../state/address.ts'
import { useCall } from '../../../state/use-call.ts'
import { usePageTitle } from '../../../state/use-page-title.ts'
import { useOpen, useSession } from '../../../state/use-session.ts'
import { useTabState } from '../../../state/use-tab-state.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import type { PageProps } from '../../feature.ts'
import { AlertOrigin } from '../../hunting/index.ts'
import { ActionsTaken } from './actions-taken.tsx'
import { AlertHeader } from './alert-header.tsx'
import styles from './alert-page.module.css'
import { PropertiesPane } from './properties-pane.tsx'
import { RelatedEvents } from './related-events.tsx'
import { Section } from './section.tsx'
import { SimilarAlerts } from './similar-alerts.tsx'
import { WhatHappened } from './what-happened.tsx'
import { WhoWasHit } from './who-was-hit.tsx'

/** minutes shown around the alert at first */
const CONTEXT = 60

/** One alert: who and what was hit first, what happened, what was done; its properties and history beside it (spec §5.2). */
export function AlertPage({ address: at }: PageProps) {
  const id = Number(at.path[1])
  const known = Number.isSafeInteger(id) && id > 0
  const { data: alert, problem } = useCall('alerts.get', known ? { alert: id } : null)
  const open = useOpen()
  const { tabs } = useSession()
  const paneOpen = useStore(tabs, (state) => (state.tabs.find((each) => each.id === state.active)?.panes.length ?? 0) > 0)
  const [minutes, setMinutes] = useTabState(`alert.${id}.context`, CONTEXT)
  usePageTitle(alert ? alert.title : `Alert ${at.path[1]}`)
  if (!known || (problem && !alert))
    return (
      <EmptyState
        title="This alert could not be shown"
        actions={<Button onClick={() => open(address(['alerts']))}>Show all alerts</Button>}
      >
        {problem?.message ?? `${at.path[1]} is not the number of an alert.`}
      </EmptyState>
    )
  if (!alert) return <Skeleton lines={10} label="Loading the alert" />
  return (
    <div className={styles.page}>
      <AlertHeader alert={alert} />
      <div className={styles.work}>
        <div className={styles.main}>
          <WhoWasHit alert={alert} />
          <Section title="What the alert says">
            <SaidOr text={alert.description} />
          </Section>
          <AlertOrigin alert={id} />
          <WhatHappened alert={alert} minutes={minutes} onMinutes={setMinutes} />
          <ActionsTaken alert={alert} />
          <RelatedEvents alert={alert} minutes={minutes} />
          <SimilarAlerts alert={alert} />
        </div>
        {paneOpen ? null : <PropertiesPane alert={alert} />}
      </div>
    </div>
  )
}

function SaidOr({ text }: { text: string }) {
  return <div className={styles.text}>{text || 'Its export carries no description.'}</div>
}
