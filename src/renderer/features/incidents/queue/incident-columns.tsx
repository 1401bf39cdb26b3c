import type * as z from 'zod'
import type { incidentRow } from '#api/calls/incidents.ts'
import { serviceSourceTitle } from '#model/service-source.ts'
import { address, formatAddress } from '../../../state/address.ts'
import {
  categoryLabel,
  classificationLabels,
  detectionSourceLabel,
  determinationLabels,
  incidentStatusLabels,
  severityLabels,
  words,
} from '../../../theme/labels.ts'
import type { Column } from '../../../ui/data-grid/column.ts'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import { SeverityMark } from '../../../ui/severity-mark.tsx'
import { TimeText } from '../../../ui/time-text.tsx'
import { AssetCounts, assetCountsText } from '../parts/asset-counts.tsx'
import { IncidentStatus } from '../parts/incident-status.tsx'
import { PriorityMark } from '../parts/priority-mark.tsx'
import { TacticBand } from '../parts/tactic-band.tsx'
import { TagList } from '../parts/tag-list.tsx'
import styles from './incident-columns.module.css'

export type IncidentRow = z.infer<typeof incidentRow>

export interface IncidentColumnsPorts {
  open(incident: IncidentRow, how: 'here' | 'tab'): void
}

const list = (values: readonly string[]) => values.join(', ')
const text = (value: string) => <EvidenceText>{value}</EvidenceText>
const NONE = '–'

/** How the time of a column stands: activity may be of a device whose clock is corrected, or of no known time. */
const standing = ({ undated, firstClock, lastClock }: IncidentRow, id: string) =>
  id === 'firstActivity' ? { undated, clock: firstClock } : id === 'lastActivity' ? { undated, clock: lastClock } : {}

function timeColumn(id: 'firstActivity' | 'lastActivity' | 'lastUpdate' | 'created', title: string): Column<IncidentRow> {
  return {
    id,
    title,
    width: 150,
    firm: true,
    marked: id === 'firstActivity' || id === 'lastActivity',
    sorts: 'descending',
    cell: (row) => <TimeText at={row[id]} precision="minute" of={standing(row, id)} />,
    text: (row) => row[id],
  }
}

function listColumn(id: string, title: string, width: number, values: (row: IncidentRow) => readonly string[]): Column<IncidentRow> {
  return { id, title, width, cell: (row) => text(list(values(row)) || NONE), text: (row) => list(values(row)) }
}

/** Columns of the queue: what the portal offers and this evidence can fill (spec §1.2). */
export function incidentColumns({ open }: IncidentColumnsPorts): readonly Column<IncidentRow>[] {
  return [
    {
      id: 'priority',
      title: 'P',
      explained: 'Priority score',
      width: 58,
      firm: true,
      sorts: 'descending',
      cell: (row) => <PriorityMark incident={row.id} score={row.priority} />,
      text: (row) => String(row.priority),
    },
    {
      id: 'name',
      title: 'Incident',
      width: 264,
      grow: true,
      required: true,
      sorts: 'ascending',
      cell: (row, place) => (
        <a
          className={styles.name}
          href={formatAddress(address(['incidents', row.id]))}
          tabIndex={place.tabIndex}
          onClick={(event) => {
            event.preventDefault()
            open(row, 'tab')
          }}
        >
          <EvidenceText>{row.name}</EvidenceText>
        </a>
      ),
      text: (row) => row.name,
    },
    { id: 'id', title: 'ID', width: 60, align: 'end', sorts: 'descending', cell: (row) => row.id, text: (row) => String(row.id) },
    {
      id: 'tags',
      title: 'Tags',
      width: 150,
      cell: (row) => <TagList tags={row.tags} />,
      text: (row) => list(row.tags.map((tag) => tag.name)),
    },
    {
      id: 'severity',
      title: 'Severity',
      width: 112,
      firm: true,
      sorts: 'descending',
      cell: (row) => <SeverityMark severity={row.severity} />,
      text: (row) => severityLabels[row.severity],
    },
    {
      id: 'activeAlertCount',
      title: 'Alerts',
      explained: 'Active alerts of all alerts',
      width: 80,
      align: 'end',
      sorts: 'descending',
      cell: (row) => (
        <span title={`${row.activeAlertCount} active of ${row.alertCount} alerts`}>
          {row.activeAlertCount}/{row.alertCount}
        </span>
      ),
      text: (row) => `${row.activeAlertCount}/${row.alertCount}`,
    },
    {
      id: 'assets',
      title: 'Assets',
      explained: 'Impacted devices, users, mailboxes, apps and cloud resources',
      width: 164,
      firm: true,
      sorts: 'descending',
      cell: (row) => <AssetCounts counts={row.assets} top={row.topAssets} />,
      text: (row) => assetCountsText(row.assets),
    },
    {
      id: 'categories',
      title: 'Tactics',
      explained: 'ATT&CK tactics from reconnaissance to impact',
      width: 124,
      firm: true,
      sorts: 'descending',
      cell: (row) => <TacticBand categories={row.categories} />,
      text: (row) => list(row.categories.map(categoryLabel)),
    },
    listColumn('techniques', 'Techniques', 130, (row) => row.techniques),
    listColumn('serviceSources', 'Service sources', 170, (row) => row.serviceSources.map(serviceSourceTitle)),
    listColumn('detectionSources', 'Detection sources', 150, (row) => row.detectionSources.map(detectionSourceLabel)),
    listColumn('productNames', 'Product names', 170, (row) => row.productNames),
    listColumn('threats', 'Associated threats', 150, (row) => row.threats),
    listColumn('sensitivityLabels', 'Data sensitivity', 150, (row) => row.sensitivityLabels),
    listColumn('investigationStates', 'Investigation state', 150, (row) => row.investigationStates.map(words)),
    listColumn('deviceGroups', 'Device groups', 130, (row) => row.deviceGroups),
    listColumn('policies', 'Policy names', 150, (row) => row.policies),
    timeColumn('firstActivity', 'First activity'),
    timeColumn('lastActivity', 'Last activity'),
    timeColumn('lastUpdate', 'Last update'),
    timeColumn('created', 'Created'),
    {
      id: 'status',
      title: 'Status',
      width: 108,
      firm: true,
      sorts: 'ascending',
      cell: (row) => <IncidentStatus status={row.status} />,
      text: (row) => incidentStatusLabels[row.status],
    },
    {
      id: 'assignedTo',
      title: 'Assigned to',
      width: 104,
      sorts: 'ascending',
      cell: (row) => text(row.assignedTo || NONE),
      text: (row) => row.assignedTo,
    },
    {
      id: 'classification',
      title: 'Classification',
      width: 150,
      sorts: 'ascending',
      cell: (row) => classificationLabels[row.classification],
      text: (row) => classificationLabels[row.classification],
    },
    {
      id: 'determination',
      title: 'Determination',
      width: 150,
      sorts: 'ascending',
      cell: (row) => determinationLabels[row.determination],
      text: (row) => determinationLabels[row.determination],
    },
  ]
}

export const defaultColumns = [
  'priority',
  'name',
  'severity',
  'activeAlertCount',
  'assets',
  'categories',
  'lastActivity',
  'status',
  'assignedTo',
]
