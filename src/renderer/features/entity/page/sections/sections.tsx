import { Link, SearchBox } from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'
import { jsonWords } from '#base/json-words.ts'
import { address } from '../../../../state/address.ts'
import type { OutputOf } from '../../../../state/client.ts'
import { useCall } from '../../../../state/use-call.ts'
import { useOpen } from '../../../../state/use-session.ts'
import { countText } from '../../../../ui/amounts.ts'
import type { Column } from '../../../../ui/data-grid/column.ts'
import { EmptyState } from '../../../../ui/empty-state.tsx'
import { EvidenceText } from '../../../../ui/evidence-text.tsx'
import { Skeleton } from '../../../../ui/skeleton.tsx'
import { TimeText } from '../../../../ui/time-text.tsx'
import { EntityName } from '../../entity-name.tsx'
import { PlainTable } from '../plain-table.tsx'
import styles from './sections.module.css'

type Section = OutputOf<'sections.get'>[number]
type Line = Section['rows'][number]

/** Lines shown before the analyst asks for the rest. */
const FEW = 25

/** What tables say of an entity, section by section, after what the tab has of its own; every number opens the query that finds its rows. */
export function Sections({ entity, tab, lead }: { entity: number; tab: string; lead?: ReactNode }) {
  const { data, problem } = useCall('sections.get', { entity, tab })
  if (!data) return problem ? <EmptyState title="This could not be read">{problem.message}</EmptyState> : <Skeleton lines={10} />
  return (
    <div className={styles.page}>
      {lead}
      {data.map((section) => (
        <SectionTable key={section.id} section={section} />
      ))}
    </div>
  )
}

function SectionTable({ section }: { section: Section }) {
  const open = useOpen()
  const [all, setAll] = useState(false)
  const [text, setText] = useState('')
  const [least, setLeast] = useState(false)
  const wanted = text.trim().toLowerCase()
  const found = section.rows.filter((line) => line.cells.some((cell) => cell.text.toLowerCase().includes(wanted)))
  const ordered = least ? [...found].reverse() : found
  const shown = all ? ordered : ordered.slice(0, FEW)
  const columns: Column<Line>[] = section.columns.map((title, place) => ({
    id: title,
    title,
    width: 120,
    cell: (line) => <Cell cell={line.cells[place]!} />,
    text: (line) => jsonWords(line.cells[place]!.text),
  }))
  if (section.counts) {
    const number: Column<Line> = {
      id: 'count',
      title: section.counts[0]!.toUpperCase() + section.counts.slice(1),
      width: 80,
      align: 'end',
      cell: (line) => (
        <Link
          as="button"
          title="Hunt for these rows"
          onClick={() => open(address(['hunting'], { query: line.query, title: section.title }))}
        >
          {countText(line.count)}
        </Link>
      ),
      text: (line) => String(line.count),
    }
    const time = (id: 'first' | 'last', title: string): Column<Line> => ({
      id,
      title,
      width: 130,
      cell: (line) => (line[id] ? <TimeText at={line[id]} precision="minute" /> : '–'),
      text: (line) => line[id],
    })
    columns.push(number, time('first', 'First'), time('last', 'Last'))
  }
  return (
    <section className={styles.section} aria-label={section.title}>
      <div className={styles.head}>
        <h2 className={styles.title}>
          {section.title} ({countText(section.total)}
          {section.more ? '+' : ''})
        </h2>
        {section.rows.length > FEW ? (
          <SearchBox
            size="small"
            aria-label={`Search ${section.title}`}
            placeholder="Search"
            value={text}
            onChange={(_, data) => setText(data.value)}
          />
        ) : null}
        {section.counts && section.rows.length > 1 ? (
          <Link as="button" onClick={() => setLeast(!least)}>
            {least ? 'Most frequent first' : 'Least frequent first'}
          </Link>
        ) : null}
      </div>
      {section.rows.length === 0 ? (
        <p className={styles.none}>
          {section.hasTables
            ? 'Nothing of the kind is in this evidence.'
            : `Not in this evidence. What would bring it: ${section.filledBy}.`}
        </p>
      ) : (
        <PlainTable
          label={section.title}
          columns={columns}
          rows={shown}
          keyOf={(line) => line.cells.map((cell) => cell.text).join('\u0000')}
        />
      )}
      {ordered.length > shown.length ? (
        <Link as="button" onClick={() => setAll(true)}>
          Show all {countText(ordered.length)}
        </Link>
      ) : null}
      {section.more ? (
        <p className={styles.none}>The {countText(section.rows.length)} most frequent are shown; hunt for the rest.</p>
      ) : null}
    </section>
  )
}

function Cell({ cell }: { cell: Line['cells'][number] }) {
  if (cell.entity) return <EntityName entity={cell.entity.id} kind={cell.entity.kind} label={cell.text} />
  const text = jsonWords(cell.text)
  return text ? <EvidenceText>{text}</EvidenceText> : <>–</>
}
