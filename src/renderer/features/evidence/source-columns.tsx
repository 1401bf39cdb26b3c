import { bytesText, countText } from '../../ui/amounts.ts'
import type { Column } from '../../ui/data-grid/column.ts'
import { EvidenceText } from '../../ui/evidence-text.tsx'
import { TimeText } from '../../ui/time-text.tsx'
import { type Source, SourceStatus, statusWord } from './source-status.tsx'

const fileName = (path: string) => path.split(/[\\/]/).at(-1) ?? path

function countColumn(id: string, title: string, count: (source: Source) => number): Column<Source> {
  return {
    id,
    title,
    width: 92,
    align: 'end',
    sorts: 'descending',
    cell: (row) => countText(count(row)),
    text: (row) => String(count(row)),
  }
}

export const sourceColumns: readonly Column<Source>[] = [
  {
    id: 'path',
    title: 'Source',
    width: 240,
    grow: true,
    required: true,
    sorts: 'ascending',
    cell: (row) => <EvidenceText>{fileName(row.path)}</EvidenceText>,
    text: (row) => row.path,
  },
  {
    id: 'format',
    title: 'Format',
    width: 190,
    sorts: 'ascending',
    cell: (row) => row.formatTitle || '–',
    text: (row) => row.formatTitle,
  },
  {
    id: 'status',
    title: 'Status',
    width: 150,
    firm: true,
    sorts: 'ascending',
    cell: (row) => <SourceStatus status={row.status} />,
    text: (row) => statusWord(row.status),
  },
  countColumn('read', 'Read', (row) => row.records.read),
  countColumn('stored', 'Stored', (row) => row.records.stored),
  countColumn('rejected', 'Rejected', (row) => row.records.rejected),
  countColumn('problemCount', 'Problems', (row) => row.problemCount),
  countColumn('alerts', 'Alerts', (row) => row.alerts),
  {
    id: 'bytes',
    title: 'Size',
    width: 84,
    align: 'end',
    sorts: 'descending',
    cell: (row) => bytesText(row.bytes),
    text: (row) => String(row.bytes),
  },
  {
    id: 'imported',
    title: 'Imported',
    width: 172,
    firm: true,
    sorts: 'descending',
    cell: (row) => <TimeText at={row.imported} />,
    text: (row) => row.imported,
  },
]

const numeric: Partial<Record<string, (source: Source) => number>> = {
  read: (row) => row.records.read,
  stored: (row) => row.records.stored,
  rejected: (row) => row.records.rejected,
  problemCount: (row) => row.problemCount,
  alerts: (row) => row.alerts,
  bytes: (row) => row.bytes,
}

/** Sources in a column's order; numbers by size, everything else by its text. */
export function sortedSources(sources: readonly Source[], column: string, descending: boolean): readonly Source[] {
  const number = numeric[column]
  const text = sourceColumns.find((each) => each.id === column)?.text ?? ((row: Source) => row.path)
  const compare = (a: Source, b: Source) => (number ? number(a) - number(b) : text(a).localeCompare(text(b))) || a.id - b.id
  const sorted = [...sources].sort(compare)
  return descending ? sorted.reverse() : sorted
}
