import { useCallback, useState } from 'react'
import type { OutputOf } from '../../state/client.ts'
import { PAGE_SIZE, usePages } from '../../state/use-pages.ts'
import { useSettings } from '../../state/use-session.ts'
import { countText } from '../../ui/amounts.ts'
import type { Column } from '../../ui/data-grid/column.ts'
import { DataGrid } from '../../ui/data-grid/data-grid.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { EvidenceText } from '../../ui/evidence-text.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { StatusText, type StatusTone } from '../../ui/status-text.tsx'
import { ProblemDetail } from './problem-detail.tsx'

export type SourceProblem = OutputOf<'evidence.problems'>['problems'][number]

/** Problems have no id of their own; their place in the list is what sets one apart from another. */
interface PlacedProblem extends SourceProblem {
  readonly place: number
}

const tones: Record<SourceProblem['severity'], StatusTone> = { error: 'bad', warning: 'waiting', info: 'quiet' }
const names: Record<SourceProblem['severity'], string> = { error: 'Error', warning: 'Warning', info: 'Note' }

const columns: readonly Column<PlacedProblem>[] = [
  {
    id: 'severity',
    title: 'Kind',
    width: 96,
    cell: (row) => <StatusText tone={tones[row.severity]}>{names[row.severity]}</StatusText>,
    text: (row) => names[row.severity],
  },
  {
    id: 'message',
    title: 'Problem',
    width: 300,
    grow: true,
    required: true,
    cell: (row) => <EvidenceText>{row.message}</EvidenceText>,
    text: (row) => row.message,
  },
  { id: 'code', title: 'Code', width: 170, cell: (row) => row.code, text: (row) => row.code },
  {
    id: 'record',
    title: 'Record',
    width: 84,
    align: 'end',
    cell: (row) => (row.where?.record === undefined ? '–' : countText(row.where.record)),
    text: (row) => String(row.where?.record ?? ''),
  },
  {
    id: 'offset',
    title: 'Offset',
    width: 104,
    align: 'end',
    cell: (row) => (row.where?.offset === undefined ? '–' : countText(row.where.offset)),
    text: (row) => String(row.where?.offset ?? ''),
  },
  {
    id: 'source',
    title: 'Source',
    width: 200,
    cell: (row) => <EvidenceText>{row.sourcePath}</EvidenceText>,
    text: (row) => row.sourcePath,
  },
]

/** Everything that could not be read as it should, with its place and its raw bytes. */
export function ProblemsView({ source }: { source: number | undefined }) {
  const [range, setRange] = useState({ first: 0, last: 0 })
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set())
  const density = useSettings((settings) => settings.density)
  const pages = usePages('evidence.problems', source === undefined ? {} : { source }, range.first, range.last)
  const onRange = useCallback((first: number, last: number) => setRange({ first, last }), [])
  const rowAt = (index: number): PlacedProblem | undefined => {
    const row = pages.at(Math.floor(index / PAGE_SIZE))?.problems[index % PAGE_SIZE]
    return row && { ...row, place: index }
  }
  if (!pages.any)
    return pages.problem ? <EmptyState title="The problems could not be read">{pages.problem.message}</EmptyState> : <Skeleton lines={6} />
  const toggle = (place: number) => {
    const next = new Set(opened)
    if (!next.delete(place)) next.add(place)
    setOpened(next)
  }
  return (
    <DataGrid
      label="Problems"
      columns={source === undefined ? columns : columns.filter((column) => column.id !== 'source')}
      count={pages.any.total}
      rowAt={rowAt}
      keyOf={(row) => row.place}
      nameOf={(row) => row.message}
      rowHeight={density === 'compact' ? 26 : 32}
      onOpen={(row) => toggle(row.place)}
      expansion={{
        isOpen: (row) => opened.has(row.place),
        canOpen: () => true,
        toggle: (row) => toggle(row.place),
        content: (row) => <ProblemDetail problem={row} />,
      }}
      onRange={onRange}
      empty={<EmptyState title="No problems">Every record was read as it should be.</EmptyState>}
    />
  )
}
