import { useMemo } from 'react'
import { useStore } from 'zustand'
import { address } from '../../state/address.ts'
import { useCall } from '../../state/use-call.ts'
import { useOpen, useSession, useSettings } from '../../state/use-session.ts'
import { classificationLabels, determinationLabels, incidentStatusLabels, severityLabels } from '../../theme/labels.ts'
import type { Column } from '../../ui/data-grid/column.ts'
import { DataGrid } from '../../ui/data-grid/data-grid.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { EvidenceText } from '../../ui/evidence-text.tsx'
import { SeverityMark } from '../../ui/severity-mark.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TimeText } from '../../ui/time-text.tsx'
import type { IncidentTabProps } from '../feature.ts'
import { Reasons, reasonText, type SimilarIncident } from './reasons.tsx'
import styles from './similar.module.css'

const closing = (row: SimilarIncident): string =>
  row.classification === 'unknown'
    ? 'Not classified'
    : `${classificationLabels[row.classification]}${row.determination === 'unknown' ? '' : ` – ${determinationLabels[row.determination]}`}`

const columns = (open: (id: number) => void): readonly Column<SimilarIncident>[] => [
  {
    id: 'score',
    title: 'Likeness',
    width: 76,
    align: 'end',
    explained: 'Points of 100: entities in common to 60, same rule to 30, same alert titles and custom details to 10',
    cell: (row) => row.score,
    text: (row) => String(row.score),
  },
  {
    id: 'name',
    title: 'Incident',
    width: 300,
    grow: true,
    required: true,
    cell: (row, { tabIndex }) => (
      <button type="button" className={styles.link} tabIndex={tabIndex} onClick={() => open(row.id)}>
        <EvidenceText>{`#${row.id} ${row.name}`}</EvidenceText>
      </button>
    ),
    text: (row) => `#${row.id} ${row.name}`,
  },
  {
    id: 'severity',
    title: 'Severity',
    width: 112,
    firm: true,
    cell: (row) => <SeverityMark severity={row.severity} />,
    text: (row) => severityLabels[row.severity],
  },
  {
    id: 'reasons',
    title: 'Similarity reason',
    width: 266,
    firm: true,
    cell: (row, { tabIndex }) => <Reasons reasons={row.reasons} tabIndex={tabIndex} />,
    text: (row) => row.reasons.map((reason) => `${reasonText(reason)}: ${reason.items.map((item) => item.label).join(', ')}`).join('; '),
  },
  {
    id: 'updated',
    title: 'Last updated',
    width: 166,
    firm: true,
    cell: (row) => <TimeText at={row.lastUpdate} />,
    text: (row) => row.lastUpdate,
  },
  {
    id: 'owner',
    title: 'Last owner',
    width: 130,
    cell: (row) => (row.assignedTo ? <EvidenceText>{row.assignedTo}</EvidenceText> : <span className={styles.quiet}>Unassigned</span>),
    text: (row) => row.assignedTo,
  },
  {
    id: 'status',
    title: 'Last status',
    width: 116,
    cell: (row) => incidentStatusLabels[row.status],
    text: (row) => incidentStatusLabels[row.status],
  },
  {
    id: 'closing',
    title: 'Closing reason',
    width: 220,
    cell: (row) => <span title={row.resolvingComment || undefined}>{closing(row)}</span>,
    text: closing,
  },
]

/** At most twenty incidents of the two weeks before the last activity, most like this one first (spec §12). */
export function SimilarTab({ incident }: IncidentTabProps) {
  const { data, problem } = useCall('incidents.similar', { incident })
  const { tabs } = useSession()
  const open = useOpen()
  const density = useSettings((settings) => settings.density)
  const pane = useStore(tabs, (state) => state.tabs.find((tab) => tab.id === state.active)?.panes[0])
  const shown = useMemo(() => columns((id) => open(address(['incidents', id]))), [open])
  if (!data)
    return problem ? <EmptyState title="Similar incidents could not be read">{problem.message}</EmptyState> : <Skeleton lines={6} />
  const show = (row: SimilarIncident) => tabs.openPane({ kind: 'incident', id: row.id })
  return (
    <DataGrid
      label="Similar incidents"
      columns={shown}
      count={data.length}
      rowAt={(index) => data[index]}
      keyOf={(row) => row.id}
      nameOf={(row) => `incident #${row.id}, ${row.name}`}
      rowHeight={density === 'compact' ? 26 : 32}
      current={pane?.kind === 'incident' ? pane.id : undefined}
      onPick={show}
      onOpen={(row) => open(address(['incidents', row.id]))}
      empty={
        <EmptyState title="No similar incident">
          In the 14 days before its last activity no other incident of the case shares an entity, a rule, an alert title or a custom detail
          with this one.
        </EmptyState>
      }
    />
  )
}
