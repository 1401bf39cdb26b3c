import { useCallback, useMemo, useState } from 'react'
import type { OutputOf } from '../../../state/client.ts'
import { PAGE_SIZE, usePages } from '../../../state/use-pages.ts'
import { useSettings } from '../../../state/use-session.ts'
import type { Column } from '../../../ui/data-grid/column.ts'
import { DataGrid } from '../../../ui/data-grid/data-grid.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { TimeText } from '../../../ui/time-text.tsx'
import type { Investigation } from './investigation-page.tsx'

type Entry = OutputOf<'investigations.log'>['entries'][number]

const columnsOf = (titles: ReadonlyMap<string, string>): readonly Column<Entry>[] => [
  { id: 'at', title: 'Time', width: 166, cell: (row) => <TimeText at={row.at} />, text: (row) => row.at },
  {
    id: 'actor',
    title: 'By',
    width: 240,
    cell: (row) => <EvidenceText>{byWhom(row, titles)}</EvidenceText>,
    text: (row) => byWhom(row, titles),
  },
  { id: 'text', title: 'Step', width: 320, grow: true, cell: (row) => <EvidenceText>{row.text}</EvidenceText>, text: (row) => row.text },
  { id: 'outcome', title: 'Outcome', width: 140, cell: (row) => row.outcome, text: (row) => row.outcome },
]

/** The log names analyzers by their ids, and the investigation itself so. */
const byWhom = ({ actor }: Entry, titles: ReadonlyMap<string, string>) =>
  titles.get(actor) ?? (actor === 'investigation' ? 'Investigation' : actor)

/** Every step of the investigation and every decision on it, oldest first. */
export function LogView({ investigation, analyzers }: { readonly investigation: number; readonly analyzers: Investigation['analyzers'] }) {
  const [range, setRange] = useState({ first: 0, last: 0 })
  const density = useSettings((settings) => settings.density)
  const pages = usePages('investigations.log', { investigation }, range.first, range.last)
  const columns = useMemo(() => columnsOf(new Map(analyzers.map((one) => [one.analyzer, one.title]))), [analyzers])
  const onRange = useCallback((first: number, last: number) => setRange({ first, last }), [])
  if (!pages.any)
    return pages.problem ? <EmptyState title="The log could not be read">{pages.problem.message}</EmptyState> : <Skeleton lines={8} />
  return (
    <DataGrid
      label="Log"
      columns={columns}
      count={pages.any.total}
      rowAt={(index) => pages.at(Math.floor(index / PAGE_SIZE))?.entries[index % PAGE_SIZE]}
      keyOf={(row) => row.id}
      nameOf={(row) => row.text}
      rowHeight={density === 'compact' ? 26 : 32}
      onRange={onRange}
      empty={<EmptyState title="No steps yet">The investigation has not begun.</EmptyState>}
    />
  )
}
