import { useCallback, useState } from 'react'
import { useStore } from 'zustand'
import type { EntityKind } from '#model/entity-kind.ts'
import type { OutputOf } from '../../../state/client.ts'
import { PAGE_SIZE, usePages } from '../../../state/use-pages.ts'
import { useSession, useSettings } from '../../../state/use-session.ts'
import { kindLabel, verdictLabels } from '../../../theme/labels.ts'
import type { Column } from '../../../ui/data-grid/column.ts'
import { DataGrid } from '../../../ui/data-grid/data-grid.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { TimeText } from '../../../ui/time-text.tsx'
import { EntityLink, VerdictText } from '../../entity/index.ts'
import styles from '../investigations.module.css'

type Row = OutputOf<'investigations.entities'>['entities'][number]

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const findingsText = (row: Row) => [...new Set(row.findings.map((finding) => finding.title))].join('; ')

const columns = (open: (subject: number) => void): readonly Column<Row>[] => [
  {
    id: 'first',
    title: 'First seen',
    width: 166,
    firm: true,
    marked: true,
    cell: (row) => <TimeText at={row.first} of={row} />,
    text: (row) => row.first ?? '',
  },
  {
    id: 'label',
    title: 'Entity',
    width: 200,
    grow: true,
    cell: (row) => <EntityLink kind={row.kind} label={row.label} onOpen={() => open(row.id)} />,
    text: (row) => row.label,
  },
  { id: 'kind', title: 'Entity type', width: 120, cell: (row) => kindLabel(row.kind), text: (row) => kindLabel(row.kind) },
  {
    id: 'verdict',
    title: 'Verdict',
    width: 116,
    cell: (row) => <VerdictText verdict={row.verdict} />,
    text: (row) => verdictLabels[row.verdict],
  },
  {
    id: 'findings',
    title: 'Findings',
    width: 280,
    cell: (row) =>
      row.findings.length > 0 ? <EvidenceText>{findingsText(row)}</EvidenceText> : <span className={styles.quiet}>None</span>,
    text: findingsText,
  },
  {
    id: 'device',
    title: 'Device',
    width: 130,
    cell: (row) => (row.device ? <EvidenceText>{row.device}</EvidenceText> : <span className={styles.quiet}>None</span>),
    text: (row) => row.device,
  },
  { id: 'how', title: 'Looked at because', width: 190, cell: (row) => sentence(row.how), text: (row) => sentence(row.how) },
]

interface Props {
  readonly investigation: number
  readonly kinds?: readonly EntityKind[]
  readonly evidence?: boolean
  readonly label: string
  readonly none: string
}

/** What an investigation looked at, threats first; opening one shows what was found against it and by which rows. */
export function EntitiesView({ investigation, kinds, evidence = false, label, none }: Props) {
  const { tabs } = useSession()
  const [range, setRange] = useState({ first: 0, last: 0 })
  const density = useSettings((settings) => settings.density)
  const pane = useStore(tabs, (state) => state.tabs.find((tab) => tab.id === state.active)?.panes[0])
  const question = { investigation, evidence, ...(kinds ? { kinds: [...kinds] } : {}) }
  const pages = usePages('investigations.entities', question, range.first, range.last)
  const onRange = useCallback((first: number, last: number) => setRange({ first, last }), [])
  if (!pages.any)
    return pages.problem ? <EmptyState title="The entities could not be read">{pages.problem.message}</EmptyState> : <Skeleton lines={8} />
  const show = (subject: number) => tabs.openPane({ kind: 'investigated', id: subject })
  return (
    <DataGrid
      label={label}
      columns={columns(show)}
      count={pages.any.total}
      rowAt={(index) => pages.at(Math.floor(index / PAGE_SIZE))?.entities[index % PAGE_SIZE]}
      keyOf={(row) => row.id}
      nameOf={(row) => row.label}
      rowHeight={density === 'compact' ? 26 : 32}
      current={pane?.kind === 'investigated' ? pane.id : undefined}
      onPick={(row) => show(row.id)}
      onOpen={(row) => show(row.id)}
      onRange={onRange}
      empty={<EmptyState title={`No ${label.toLowerCase()}`}>{none}</EmptyState>}
    />
  )
}
