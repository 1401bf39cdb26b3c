import { techniqueTitle } from '#model/attack/technique.ts'
import { serviceSourceTitle } from '#model/service-source.ts'
import { address, formatAddress } from '../../../state/address.ts'
import {
  alertStatusLabels,
  categoryLabel,
  classificationLabels,
  detectionSourceLabel,
  determinationLabels,
  severityLabels,
} from '../../../theme/labels.ts'
import type { Column } from '../../../ui/data-grid/column.ts'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import { SeverityMark } from '../../../ui/severity-mark.tsx'
import { TimeText } from '../../../ui/time-text.tsx'
import { AlertStatus } from '../parts/alert-status.tsx'
import styles from './alert-cells.module.css'
import { assetsOf, InvolvedCell, ReasonCell } from './alert-cells.tsx'
import type { AlertRow } from './use-alerts.ts'

export interface AlertColumnsPorts {
  open(alert: AlertRow): void
  openIncident(incident: number): void
}

const NONE = '–'

function textColumn(id: string, title: string, width: number, value: (row: AlertRow) => string, sorts = true): Column<AlertRow> {
  return {
    id,
    title,
    width,
    ...(sorts ? { sorts: 'ascending' as const } : {}),
    cell: (row) => <EvidenceText>{value(row) || NONE}</EvidenceText>,
    text: value,
  }
}

function timeColumn(id: 'firstActivity' | 'lastActivity' | 'created', title: string): Column<AlertRow> {
  return {
    id,
    title,
    width: 150,
    firm: true,
    marked: id !== 'created',
    sorts: 'descending',
    cell: (row) => <TimeText at={row[id]} precision="minute" of={id === 'created' ? {} : row} />,
    text: (row) => row[id] ?? '',
  }
}

/** Columns of the alerts (spec §1.8, §5.1): the same in the queue and in an incident. */
export function alertColumns({ open, openIncident }: AlertColumnsPorts): readonly Column<AlertRow>[] {
  return [
    {
      id: 'severity',
      title: 'Severity',
      width: 132,
      firm: true,
      sorts: 'descending',
      cell: (row) => <SeverityMark severity={row.severity} />,
      text: (row) => severityLabels[row.severity],
    },
    {
      id: 'title',
      title: 'Alert name',
      width: 270,
      grow: true,
      required: true,
      sorts: 'ascending',
      cell: (row, place) => (
        <a
          className={styles.name}
          href={formatAddress(address(['alerts', row.id]))}
          tabIndex={place.tabIndex}
          onClick={(event) => {
            event.preventDefault()
            open(row)
          }}
        >
          <EvidenceText>{row.title || '(no title)'}</EvidenceText>
        </a>
      ),
      text: (row) => row.title,
    },
    {
      id: 'involved',
      title: 'Entities involved',
      explained: 'Impacted assets; where none is known, the entities the alert names',
      width: 190,
      grow: true,
      cell: (row, place) => <InvolvedCell alert={row} tabIndex={place.tabIndex} />,
      text: (row) =>
        assetsOf(row)
          .map((one) => one.label)
          .join(', '),
    },
    textColumn('serviceSource', 'Service source', 168, (row) => serviceSourceTitle(row.serviceSource)),
    textColumn('detectionSource', 'Detection source', 140, (row) => (row.detectionSource ? detectionSourceLabel(row.detectionSource) : '')),
    {
      id: 'reason',
      title: 'Reason linked',
      explained: 'Why the alert stands in its incident, with the entity it shares',
      width: 300,
      grow: true,
      cell: (row, place) => <ReasonCell alert={row} tabIndex={place.tabIndex} />,
      text: (row) => row.link?.reason ?? 'First alert of the incident',
    },
    {
      id: 'status',
      title: 'Status',
      width: 116,
      firm: true,
      sorts: 'ascending',
      cell: (row) => <AlertStatus status={row.status} />,
      text: (row) => alertStatusLabels[row.status],
    },
    textColumn('category', 'Category', 124, (row) => (row.category ? categoryLabel(row.category) : '')),
    textColumn('techniques', 'ATT&CK techniques', 170, (row) => row.techniques.map(techniqueTitle).join(', '), false),
    textColumn('classification', 'Classification', 140, (row) => classificationLabels[row.classification]),
    textColumn('determination', 'Determination', 140, (row) => determinationLabels[row.determination], false),
    textColumn('assignedTo', 'Assigned to', 110, (row) => row.assignedTo),
    timeColumn('firstActivity', 'First activity'),
    timeColumn('lastActivity', 'Last activity'),
    timeColumn('created', 'Created'),
    textColumn('productName', 'Product name', 170, (row) => row.productName, false),
    {
      id: 'incident',
      title: 'Incident',
      width: 170,
      sorts: 'descending',
      cell: (row, place) => (
        <a
          className={styles.name}
          href={formatAddress(address(['incidents', row.incident]))}
          tabIndex={place.tabIndex}
          onClick={(event) => {
            event.preventDefault()
            openIncident(row.incident)
          }}
        >
          <EvidenceText>{`#${row.incident} ${row.incidentName}`}</EvidenceText>
        </a>
      ),
      text: (row) => `#${row.incident} ${row.incidentName}`,
    },
    { id: 'id', title: 'ID', width: 60, align: 'end', cell: (row) => row.id, text: (row) => String(row.id) },
    textColumn('providerAlertId', 'Alert ID at the provider', 240, (row) => row.providerAlertId, false),
  ]
}

export const queueColumns = [
  'severity',
  'title',
  'involved',
  'serviceSource',
  'status',
  'category',
  'lastActivity',
  'incident',
  'assignedTo',
]
export const tabColumns = ['firstActivity', 'severity', 'title', 'involved', 'reason', 'serviceSource', 'status', 'category', 'techniques']
