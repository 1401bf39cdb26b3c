import { Button, Tab, TabList } from '@fluentui/react-components'
import { PlayRegular } from '@fluentui/react-icons'
import { address } from '../../state/address.ts'
import { useCall } from '../../state/use-call.ts'
import { useInvestigate } from '../../state/use-investigate.ts'
import { usePageTitle } from '../../state/use-page-title.ts'
import { useOpen } from '../../state/use-session.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import type { PageProps } from '../feature.ts'
import { ActionList } from './action-list.tsx'
import { InvestigationList } from './investigation-list.tsx'
import styles from './investigations.module.css'
import { LevelMenu } from './level-menu.tsx'

/** Every automated investigation of the case, and every action they propose. */
export function InvestigationsPage({ address: at }: PageProps) {
  usePageTitle('Investigations')
  const open = useOpen()
  const investigate = useInvestigate()
  const { data: actions = [] } = useCall('investigations.actions', {})
  const pending = actions.filter((action) => action.status === 'pending').length
  const view = at.query.view === 'actions' ? 'actions' : 'investigations'
  const start = (
    <Button
      size="small"
      appearance="primary"
      icon={<PlayRegular />}
      onClick={() => void investigate({ all: true }, 'every incident of the case')}
    >
      Investigate every incident
    </Button>
  )
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 className={styles.title}>Automated investigations</h1>
        <div className={styles.actions}>
          <LevelMenu />
          {start}
        </div>
      </header>
      <TabList
        className={styles.tabs}
        selectedValue={view}
        onTabSelect={(_, data) => open(address(['investigations'], data.value === 'actions' ? { view: 'actions' } : {}))}
        aria-label="Automated investigations"
      >
        <Tab value="investigations">Investigations</Tab>
        <Tab value="actions">{pending > 0 ? `Actions (${pending} pending)` : 'Actions'}</Tab>
      </TabList>
      {view === 'actions' ? (
        <ActionList actions={actions} />
      ) : (
        <InvestigationList
          empty={
            <EmptyState title="No automated investigation yet" actions={start}>
              Written rules look at what happened around alerts, judge it and propose what to do. They run when you start them: here for
              every incident, on an incident’s Investigations tab for its alerts, on a device or user for what it did in the last week of
              the evidence.
            </EmptyState>
          }
        />
      )}
    </div>
  )
}
