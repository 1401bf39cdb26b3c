import { Button, MessageBar, MessageBarBody, Tab, TabList } from '@fluentui/react-components'
import { ArrowClockwiseRegular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import type { EntityKind } from '#model/entity-kind.ts'
import { address } from '../../../state/address.ts'
import type { OutputOf } from '../../../state/client.ts'
import { useCall } from '../../../state/use-call.ts'
import { useInvestigate } from '../../../state/use-investigate.ts'
import { usePageTitle } from '../../../state/use-page-title.ts'
import { useOpen } from '../../../state/use-session.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { TimeText } from '../../../ui/time-text.tsx'
import type { PageProps } from '../../feature.ts'
import { ActionList } from '../action-list.tsx'
import styles from '../investigations.module.css'
import { StateText } from '../state-text.tsx'
import { AlertsView } from './alerts-view.tsx'
import { DevicesView } from './devices-view.tsx'
import { EntitiesView } from './entities-view.tsx'
import { LogView } from './log-view.tsx'
import { Picture } from './picture.tsx'

export type Investigation = OutputOf<'investigations.get'>

const MAILBOXES: readonly EntityKind[] = ['mailbox']
const USERS: readonly EntityKind[] = ['user', 'account']

export const countOf = ({ kinds }: Investigation, some: readonly EntityKind[]): number =>
  kinds.filter((kind) => some.includes(kind.value)).reduce((sum, kind) => sum + kind.count, 0)
export const entityCount = ({ kinds }: Investigation): number => kinds.reduce((sum, kind) => sum + kind.count, 0)

interface View {
  readonly id: string
  readonly title: string
  count?(of: Investigation): number
  show(of: Investigation): ReactNode
}

/** The tabs of an investigation in the portal's order (spec §8.2). */
const views: readonly View[] = [
  { id: 'graph', title: 'Investigation graph', show: (of) => <Picture investigation={of} /> },
  { id: 'alerts', title: 'Alerts', count: (of) => of.alertList.length, show: (of) => <AlertsView investigation={of} /> },
  { id: 'devices', title: 'Devices', count: (of) => of.devices.length, show: (of) => <DevicesView investigation={of} /> },
  {
    id: 'mailboxes',
    title: 'Mailboxes',
    count: (of) => countOf(of, MAILBOXES),
    show: (of) => (
      <EntitiesView key="mailboxes" investigation={of.id} kinds={MAILBOXES} label="Mailboxes" none="No mailbox was looked at." />
    ),
  },
  {
    id: 'users',
    title: 'Users',
    count: (of) => countOf(of, USERS),
    show: (of) => <EntitiesView key="users" investigation={of.id} kinds={USERS} label="Users" none="No user was looked at." />,
  },
  {
    id: 'evidence',
    title: 'Evidence',
    count: (of) => of.evidenceCount,
    show: (of) => (
      <EntitiesView key="evidence" investigation={of.id} evidence label="Evidence" none="Nothing was found, and its alerts name nothing." />
    ),
  },
  {
    id: 'entities',
    title: 'Entities',
    count: entityCount,
    show: (of) => <EntitiesView key="entities" investigation={of.id} label="Entities" none="Nothing was looked at." />,
  },
  { id: 'log', title: 'Log', count: (of) => of.logCount, show: (of) => <LogView investigation={of.id} analyzers={of.analyzers} /> },
  { id: 'actions', title: 'Pending actions', count: (of) => of.pendingActions, show: (of) => <ActionList actions={of.actions} /> },
]

/** One automated investigation: what it looked at, what it found, what it proposes, and every step it took. */
export function InvestigationPage({ address: at }: PageProps) {
  const id = Number(at.path[1])
  const known = Number.isSafeInteger(id) && id > 0
  const { data, problem } = useCall('investigations.get', known ? { investigation: id } : null)
  const open = useOpen()
  const investigate = useInvestigate()
  usePageTitle(data ? `Investigation #${data.id} ${data.name}` : 'Investigation')
  if (!known || (problem && !data))
    return (
      <EmptyState
        title="This investigation could not be shown"
        actions={<Button onClick={() => open(address(['investigations']))}>Show all investigations</Button>}
      >
        {problem?.message ?? `${at.path[1]} is not the number of an investigation.`}
      </EmptyState>
    )
  if (!data) return <Skeleton lines={10} label="Loading the investigation" />
  const view = views.find((each) => each.id === at.path[2]) ?? views[0]!
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 className={styles.title}>
          <EvidenceText>{data.name}</EvidenceText>
        </h1>
        <div className={styles.actions}>
          {data.incidents.map((incident) => (
            <Button key={incident} size="small" onClick={() => open(address(['incidents', incident, 'investigations']))}>
              Incident #{incident}
            </Button>
          ))}
          <Button size="small" icon={<ArrowClockwiseRegular />} onClick={() => void investigate({ investigation: data.id }, data.name)}>
            Run again
          </Button>
        </div>
      </header>
      <div className={styles.facts}>
        <span className={styles.quiet}>#{data.id}</span>
        <StateText state={data.state} />
        <span>
          <span className={styles.quiet}>Started by </span>
          <EvidenceText>{data.startedBy}</EvidenceText>, <TimeText at={data.started} precision="minute" />
        </span>
        {data.windowFrom ? (
          <span>
            <span className={styles.quiet}>Looked at </span>
            <TimeText at={data.windowFrom} precision="minute" /> – <TimeText at={data.windowTo} precision="minute" />
          </span>
        ) : null}
      </div>
      {data.problem ? (
        <MessageBar intent="error">
          <MessageBarBody>{data.problem}</MessageBarBody>
        </MessageBar>
      ) : null}
      <TabList
        className={styles.tabs}
        selectedValue={view.id}
        onTabSelect={(_, chosen) => open(address(['investigations', data.id, String(chosen.value)]))}
        aria-label="Investigation"
      >
        {views.map(({ id: each, title, count }) => (
          <Tab key={each} value={each} id={`investigation-tab-${each}`}>
            {count ? `${title} (${count(data).toLocaleString('en')})` : title}
          </Tab>
        ))}
      </TabList>
      <div className={styles.view} role="tabpanel" aria-labelledby={`investigation-tab-${view.id}`}>
        {view.show(data)}
      </div>
    </div>
  )
}
