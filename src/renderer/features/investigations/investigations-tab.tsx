import { Button, Tab, TabList } from '@fluentui/react-components'
import { PlayRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useCall } from '../../state/use-call.ts'
import { useInvestigate } from '../../state/use-investigate.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import type { IncidentTabProps } from '../feature.ts'
import { ActionList } from './action-list.tsx'
import { InvestigationList } from './investigation-list.tsx'
import styles from './investigations.module.css'
import { LevelMenu } from './level-menu.tsx'

/** Automated investigations that the incident's alerts started, and what they propose (spec §8.1). */
export function InvestigationsTab({ incident }: IncidentTabProps) {
  const investigate = useInvestigate()
  const [view, setView] = useState('investigations')
  const { data: actions = [] } = useCall('investigations.actions', { incident })
  const pending = actions.filter((action) => action.status === 'pending').length
  const start = (
    <Button
      size="small"
      appearance="primary"
      icon={<PlayRegular />}
      onClick={() => void investigate({ incident }, `the alerts of incident #${incident}`)}
    >
      Investigate the alerts
    </Button>
  )
  return (
    <div className={styles.page}>
      <div className={styles.bar}>
        <TabList size="small" selectedValue={view} onTabSelect={(_, data) => setView(String(data.value))} aria-label="Investigations">
          <Tab value="investigations">Investigations</Tab>
          <Tab value="actions">{pending > 0 ? `Actions (${pending} pending)` : 'Actions'}</Tab>
        </TabList>
        <div className={styles.actions}>
          <LevelMenu />
          {start}
        </div>
      </div>
      {view === 'actions' ? (
        <ActionList actions={actions} />
      ) : (
        <InvestigationList
          incident={incident}
          empty={
            <EmptyState title="No automated investigation yet" actions={start}>
              Written rules look at what happened around the incident’s alerts on its devices, in its users’ sign-ins and in its mail, judge
              it and propose what to do. They run when you start them, and carry nothing out.
            </EmptyState>
          }
        />
      )}
    </div>
  )
}
