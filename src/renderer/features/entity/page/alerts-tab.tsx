import { Link } from '@fluentui/react-components'
import { useState } from 'react'
import { severities } from '#model/severity.ts'
import { address, formatAddress } from '../../../state/address.ts'
import { useOpen, useSession, useSettings } from '../../../state/use-session.ts'
import { alertStatusLabels, severityLabels } from '../../../theme/labels.ts'
import type { Column } from '../../../ui/data-grid/column.ts'
import { DataGrid } from '../../../ui/data-grid/data-grid.tsx'
import type { GridSort } from '../../../ui/data-grid/grid-props.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import { SeverityMark } from '../../../ui/severity-mark.tsx'
import { TimeText } from '../../../ui/time-text.tsx'
import type { EntityDetail } from '../entity-facts.tsx'
import type { EntityTabProps } from './entity-tab.ts'

type Alert = EntityDetail['alerts'][number]

/** Every alert that names the entity, and the incident each stands in. */
export function AlertsTab({ entity }: EntityTabProps) {
  const { tabs, focus } = useSession()
  const open = useOpen()
  const density = useSettings((settings) => settings.density)
  const [sort, setSort] = useState<GridSort>({ column: 'first', descending: true })
  const incidentName = (id: number) => entity.incidents.find((each) => each.id === id)?.name ?? ''
  const story = (alert: Alert) => {
    open(address(['incidents', alert.incident, 'attack-story']), 'tab')
    focus.set({ incident: alert.incident, cursor: null, alert: alert.id })
  }
  const columns: readonly Column<Alert>[] = [
    {
      id: 'severity',
      title: 'Severity',
      width: 132,
      firm: true,
      sorts: 'descending',
      cell: (alert) => <SeverityMark severity={alert.severity} />,
      text: (alert) => severityLabels[alert.severity],
    },
    {
      id: 'title',
      title: 'Alert',
      width: 260,
      grow: true,
      sorts: 'ascending',
      cell: (alert) => <EvidenceText>{alert.title}</EvidenceText>,
      text: (alert) => alert.title,
    },
    {
      id: 'status',
      title: 'Status',
      width: 110,
      sorts: 'ascending',
      cell: (alert) => alertStatusLabels[alert.status],
      text: (alert) => alertStatusLabels[alert.status],
    },
    {
      id: 'incident',
      title: 'Incident',
      width: 260,
      sorts: 'ascending',
      cell: (alert, place) => (
        <Link
          href={formatAddress(address(['incidents', alert.incident]))}
          tabIndex={place.tabIndex}
          onClick={(event) => {
            event.preventDefault()
            open(address(['incidents', alert.incident]), 'tab')
          }}
        >
          <EvidenceText>{`#${alert.incident} ${incidentName(alert.incident)}`}</EvidenceText>
        </Link>
      ),
      text: (alert) => `#${alert.incident} ${incidentName(alert.incident)}`,
    },
    {
      id: 'first',
      title: 'First activity',
      width: 210,
      firm: true,
      sorts: 'descending',
      cell: (alert) => <TimeText at={alert.firstActivity} of={alert} />,
      text: (alert) => alert.firstActivity,
    },
  ]
  const textOf = columns.find((column) => column.id === sort.column)!.text
  const rows = [...entity.alerts].sort((a, b) =>
    sort.column === 'severity' ? severities.indexOf(a.severity) - severities.indexOf(b.severity) : textOf(a).localeCompare(textOf(b)),
  )
  if (sort.descending) rows.reverse()
  return (
    <DataGrid
      label="Incidents and alerts"
      columns={columns}
      count={rows.length}
      rowAt={(index) => rows[index]}
      keyOf={(alert) => alert.id}
      nameOf={(alert) => alert.title}
      rowHeight={density === 'compact' ? 26 : 32}
      sort={sort}
      onSort={setSort}
      onPick={(alert) => tabs.openPane({ kind: 'alert', id: alert.id })}
      onOpen={story}
      empty={
        <EmptyState title="No alert names it">
          It stands in tables of the evidence. Alerts come with alert exports of Defender, Sentinel and the Graph API.
        </EmptyState>
      }
    />
  )
}
