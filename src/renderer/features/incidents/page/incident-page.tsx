import { Button, MessageBar, MessageBarBody, Tooltip } from '@fluentui/react-components'
import { CommentRegular, EditRegular, MergeRegular, PanelRightRegular } from '@fluentui/react-icons'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { address } from '../../../state/address.ts'
import { useCall } from '../../../state/use-call.ts'
import { usePageTitle } from '../../../state/use-page-title.ts'
import { useRemembered } from '../../../state/use-remembered.ts'
import { useOpen, useSession } from '../../../state/use-session.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import { Lazy } from '../../../ui/lazy.tsx'
import { SeverityMark } from '../../../ui/severity-mark.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { TabRow } from '../../../ui/tab-row.tsx'
import type { IncidentTab, PageProps } from '../../feature.ts'
import { incidentTabs } from '../../index.ts'
import { MergeDialog } from '../manage/merge-dialog.tsx'
import { useIncidentTriage } from '../manage/use-incident-triage.ts'
import type { IncidentDetail } from '../parts/incident-sections.tsx'
import { IncidentStatus } from '../parts/incident-status.tsx'
import { PriorityMark } from '../parts/priority-mark.tsx'
import { TagList } from '../parts/tag-list.tsx'
import { DetailsPane } from './details-pane.tsx'
import styles from './incident-page.module.css'

const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean'

/** One incident: its header, its tabs, and its details beside them. */
export function IncidentPage({ address: at }: PageProps) {
  const id = Number(at.path[1])
  const known = Number.isSafeInteger(id) && id > 0
  const { data: incident, problem } = useCall('incidents.get', known ? { incident: id } : null)
  const open = useOpen()
  const { tabs } = useSession()
  const paneOpen = useStore(tabs, (state) => (state.tabs.find((each) => each.id === state.active)?.panes.length ?? 0) > 0)
  const [details, setDetails] = useRemembered('incident.details', true, isBoolean)
  usePageTitle(incident ? `#${incident.id} ${incident.name}` : `#${at.path[1]}`)

  const tab = incidentTabs.find((each) => each.id === at.path[2]) ?? incidentTabs[0]
  const target = incident?.id === id ? incident.redirectedTo : null
  useIncidentTriage(incident && target === null && !tab?.ownVerbs ? [id] : [])
  // What points to a merged-away incident leads to where its alerts are, the open page too (spec §13.5).
  useEffect(() => {
    if (target !== null) open(address(['incidents', target, ...at.path.slice(2)], { from: String(id) }), 'replace')
  }, [target, id, at.path, open])
  if (!known || (problem && !incident))
    return (
      <EmptyState
        title="This incident could not be shown"
        actions={<Button onClick={() => open(address(['incidents']))}>Show all incidents</Button>}
      >
        {problem?.message ?? `${at.path[1]} is not the number of an incident.`}
      </EmptyState>
    )
  if (!incident || !tab || target !== null) return <Skeleton lines={10} label="Loading the incident" />
  return (
    <div className={styles.page}>
      <Header
        incident={incident}
        from={at.query.from}
        details={details}
        onDetails={tab.bringsPane ? undefined : () => setDetails(!details)}
      />
      <TabRow
        label="Incident"
        idPrefix="incident-tab"
        tabs={incidentTabs.map((each) => ({ id: each.id, title: <TabTitle tab={each} incident={incident} /> }))}
        selected={tab.id}
        onSelect={(to) => open(address(['incidents', id, to]))}
      />
      <div className={styles.work}>
        <div className={styles.tab} role="tabpanel" aria-labelledby={`incident-tab-${tab.id}`}>
          <Lazy id={`incident tab ${tab.id}`} load={tab.load} props={{ incident: id }} />
        </div>
        {details && !tab.bringsPane && !paneOpen ? <DetailsPane incident={incident} onClose={() => setDetails(false)} /> : null}
      </div>
    </div>
  )
}

function TabTitle({ tab, incident }: { tab: IncidentTab; incident: IncidentDetail }) {
  const apart = tab.useCount?.(incident.id)
  const count = tab.count?.(incident) ?? apart
  return count === undefined ? tab.title : `${tab.title} (${count.toLocaleString('en')})`
}

interface HeaderProps {
  readonly incident: IncidentDetail
  /** number of the merged-away incident whose address led here */
  readonly from: string | undefined
  readonly details: boolean
  readonly onDetails: (() => void) | undefined
}

function Header({ incident, from, details, onDetails }: HeaderProps) {
  const { tabs } = useSession()
  const [merging, setMerging] = useState(false)
  return (
    <header className={styles.header}>
      <div className={styles.line}>
        <h1 className={styles.title}>
          <EvidenceText>{incident.name}</EvidenceText>
        </h1>
        <div className={styles.actions}>
          <Button size="small" icon={<EditRegular />} onClick={() => tabs.openPane({ kind: 'incident-manage', id: incident.id })}>
            Manage incident
          </Button>
          <Button size="small" icon={<CommentRegular />} onClick={() => tabs.openPane({ kind: 'incident-activities', id: incident.id })}>
            {incident.commentCount > 0 ? `Comments and history (${incident.commentCount})` : 'Comments and history'}
          </Button>
          <Button size="small" icon={<MergeRegular />} onClick={() => setMerging(true)}>
            Merge…
          </Button>
          {onDetails ? (
            <Tooltip content={details ? 'Hide incident details' : 'Show incident details'} relationship="label">
              <Button size="small" appearance="subtle" icon={<PanelRightRegular />} onClick={onDetails} />
            </Tooltip>
          ) : null}
        </div>
      </div>
      <div className={styles.facts}>
        <span className={styles.id}>#{incident.id}</span>
        <SeverityMark severity={incident.severity} />
        <IncidentStatus status={incident.status} />
        <span>
          <span className={styles.quiet}>Priority </span>
          <PriorityMark incident={incident.id} score={incident.priority} />
        </span>
        <span>
          <span className={styles.quiet}>Assigned to </span>
          <EvidenceText>{incident.assignedTo || 'nobody'}</EvidenceText>
        </span>
        {incident.tags.length > 0 ? <TagList tags={incident.tags} /> : null}
      </div>
      {incident.disruption.length > 0 ? (
        <MessageBar intent="warning">
          <MessageBarBody>
            Automatic attack disruption acted on this incident, by <EvidenceText>{incident.disruption.join(', ')}</EvidenceText>. What it
            contained or disabled says so in the graph.
          </MessageBarBody>
        </MessageBar>
      ) : null}
      {from === undefined ? null : (
        <MessageBar intent="info">
          <MessageBarBody>
            Incident #<EvidenceText>{from}</EvidenceText> was merged into this one; its alerts, comments and history are here.
          </MessageBarBody>
        </MessageBar>
      )}
      {merging ? <MergeDialog incidents={[incident.id]} onClose={() => setMerging(false)} /> : null}
    </header>
  )
}
