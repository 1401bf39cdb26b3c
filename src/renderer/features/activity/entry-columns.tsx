import type { Column } from '../../ui/data-grid/column.ts'
import { EvidenceText } from '../../ui/evidence-text.tsx'
import { plainText } from '../../ui/markdown/plain-text.ts'
import { TimeText } from '../../ui/time-text.tsx'
import { EntryStateText } from './entry-state.tsx'
import { type Entry, entryTitle, stateOf, stateTitles, targetText } from './entry-words.ts'

const said = (entry: Entry) => (entry.kind === 'comment' ? plainText(entry.text) : entry.text)

export const entryColumns: readonly Column<Entry>[] = [
  { id: 'at', title: 'Time', width: 176, firm: true, required: true, cell: (row) => <TimeText at={row.at} />, text: (row) => row.at },
  {
    id: 'who',
    title: 'Performed by',
    width: 170,
    cell: (row) => <EvidenceText>{row.performedBy}</EvidenceText>,
    text: (row) => row.performedBy,
  },
  { id: 'what', title: 'Activity', width: 190, required: true, cell: (row) => entryTitle(row), text: entryTitle },
  {
    id: 'target',
    title: 'Target',
    width: 240,
    grow: true,
    cell: (row) => <EvidenceText>{targetText(row)}</EvidenceText>,
    text: targetText,
  },
  { id: 'text', title: 'Comment or reason', width: 220, grow: true, cell: (row) => <EvidenceText>{said(row)}</EvidenceText>, text: said },
  {
    id: 'state',
    title: 'Activity status',
    width: 160,
    cell: (row) => <EntryStateText entry={row} />,
    text: (row) => stateTitles[stateOf(row)],
  },
]
