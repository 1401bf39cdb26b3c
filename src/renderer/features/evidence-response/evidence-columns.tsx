import type { ReactNode } from 'react'
import { detectionSourceLabel, kindLabel, remediationLabel, verdictLabels } from '../../theme/labels.ts'
import type { CellPlace, Column } from '../../ui/data-grid/column.ts'
import { EvidenceText } from '../../ui/evidence-text.tsx'
import { TimeText } from '../../ui/time-text.tsx'
import { EntityLink, VerdictText } from '../entity/index.ts'
import type { EvidenceRow } from './evidence-list.ts'
import styles from './evidence-tab.module.css'

interface Acts {
  open(entity: number): void
  investigation(id: number): void
  /** what can be done with the row: go hunt, approve, reject */
  response(row: EvidenceRow, place: CellPlace): ReactNode
}

const originsText = (row: EvidenceRow) => row.detectionOrigins.map(detectionSourceLabel).join(', ')
const assetsText = (row: EvidenceRow) => row.impactedAssets.map((asset) => asset.label).join(', ')
const investigationsText = (row: EvidenceRow) => row.investigations.map(({ id }) => `#${id}`).join(', ')

/** The verdict in force; where an analyst set it, what the evidence says stands beside it. */
function Verdict({ row }: { row: EvidenceRow }) {
  const set = row.analystVerdict
  return (
    <span className={styles.verdict} title={set ? `${set.by}: ${set.reason}` : undefined}>
      <VerdictText verdict={row.verdict} />
      {set ? <span className={styles.quiet}>set; evidence: {verdictLabels[row.evidenceVerdict]}</span> : null}
    </span>
  )
}

export const evidenceColumns = (acts: Acts): readonly Column<EvidenceRow>[] => [
  {
    id: 'firstSeen',
    title: 'First seen',
    width: 166,
    firm: true,
    marked: true,
    sorts: 'ascending',
    cell: (row) => <TimeText at={row.firstSeen} of={{ clock: row.firstClock }} />,
    text: (row) => row.firstSeen ?? '',
  },
  {
    id: 'label',
    title: 'Entity',
    width: 200,
    grow: true,
    required: true,
    sorts: 'ascending',
    cell: (row) => <EntityLink kind={row.kind} label={row.label} onOpen={() => acts.open(row.id)} />,
    text: (row) => row.label,
  },
  {
    id: 'kind',
    title: 'Entity type',
    width: 116,
    sorts: 'ascending',
    cell: (row) => kindLabel(row.kind),
    text: (row) => kindLabel(row.kind),
  },
  {
    id: 'verdict',
    title: 'Verdict',
    width: 124,
    firm: true,
    sorts: 'descending',
    cell: (row) => <Verdict row={row} />,
    text: (row) => verdictLabels[row.verdict],
  },
  {
    id: 'evidenceVerdict',
    title: 'Verdict in the evidence',
    width: 150,
    cell: (row) => verdictLabels[row.evidenceVerdict],
    text: (row) => verdictLabels[row.evidenceVerdict],
  },
  {
    id: 'remediationStatus',
    title: 'Remediation status',
    width: 166,
    sorts: 'ascending',
    cell: (row) => <span title={row.remediationDetails || undefined}>{remediationLabel(row.remediationStatus)}</span>,
    text: (row) => remediationLabel(row.remediationStatus),
  },
  {
    id: 'impactedAssets',
    title: 'Impacted assets',
    width: 190,
    cell: (row) =>
      row.impactedAssetCount === 0 ? (
        <span className={styles.quiet}>None named</span>
      ) : (
        <>
          <EvidenceText>{assetsText(row)}</EvidenceText>
          {row.impactedAssetCount > row.impactedAssets.length ? ` +${row.impactedAssetCount - row.impactedAssets.length}` : ''}
        </>
      ),
    text: assetsText,
  },
  {
    id: 'detectionOrigin',
    title: 'Detection origin',
    width: 160,
    cell: (row) => <span title={originsText(row)}>{originsText(row)}</span>,
    text: originsText,
  },
  {
    id: 'threats',
    title: 'Threats',
    width: 120,
    cell: (row) =>
      row.threats.length > 0 ? <EvidenceText>{row.threats.join(', ')}</EvidenceText> : <span className={styles.quiet}>None named</span>,
    text: (row) => row.threats.join(', '),
  },
  {
    id: 'alerts',
    title: 'Alerts',
    width: 66,
    align: 'end',
    sorts: 'descending',
    cell: (row) => row.alerts,
    text: (row) => String(row.alerts),
  },
  {
    id: 'investigation',
    title: 'Investigation',
    width: 120,
    cell: (row, { tabIndex }) =>
      row.investigations.length === 0 ? (
        <span className={styles.quiet}>None</span>
      ) : (
        <span className={styles.links}>
          {row.investigations.map(({ id }) => (
            <button key={id} type="button" className={styles.link} tabIndex={tabIndex} onClick={() => acts.investigation(id)}>
              #{id}
            </button>
          ))}
        </span>
      ),
    text: investigationsText,
  },
  {
    id: 'response',
    title: 'Response',
    width: 190,
    cell: (row, place) => acts.response(row, place),
    text: (row) => row.actions.map(({ type, status }) => `${type}: ${status}`).join(', '),
  },
]

export const shownAtFirst = [
  'firstSeen',
  'label',
  'kind',
  'verdict',
  'remediationStatus',
  'impactedAssets',
  'detectionOrigin',
  'threats',
  'investigation',
  'response',
]
