import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useCommands } from '../../state/use-commands.ts'
import { useSession, useSettings } from '../../state/use-session.ts'
import { counted } from '../../ui/amounts.ts'
import type { Column } from '../../ui/data-grid/column.ts'
import { DataGrid } from '../../ui/data-grid/data-grid.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { EvidenceText } from '../../ui/evidence-text.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TimeText } from '../../ui/time-text.tsx'
import { recordText } from './record-text.ts'
import { RecordView } from './record-view.tsx'
import type { RecordsOf } from './records-of.ts'
import styles from './records-view.module.css'
import { type EvidenceRecord, useRecordPages } from './use-record-pages.ts'

const columns = (wide: boolean): readonly Column<EvidenceRecord>[] => [
  {
    id: 'time',
    title: 'Time',
    width: wide ? 162 : 148,
    firm: true,
    marked: true,
    cell: (record) => <TimeText at={record.time} of={{ clock: record.clock?.correction }} />,
    text: (record) => record.time ?? '',
  },
  {
    id: 'title',
    title: 'What',
    width: 110,
    grow: true,
    cell: (record) => <EvidenceText>{recordText(record)}</EvidenceText>,
    text: recordText,
  },
  {
    id: 'table',
    title: 'Table',
    width: wide ? 230 : 84,
    cell: (record) => <span title={record.ref.table}>{record.ref.table || 'Alert'}</span>,
    text: (record) => record.ref.table || 'Alert',
  },
]

const keyOf = ({ ref }: EvidenceRecord) => `${ref.source}:${ref.record}:${ref.table}:${ref.row ?? ''}`

/** The records that speak of something, all of them; one opens whole. `G` goes from a record to what the graph made of it. */
export function RecordsView({ of, wide = false, onEntity }: { of: RecordsOf; wide?: boolean; onEntity(entity: number): void }) {
  const shown = useMemo(() => columns(wide), [wide])
  const { total, recordAt, want } = useRecordPages(of)
  const [opened, setOpened] = useState<EvidenceRecord | null>(null)
  const compact = useSettings((settings) => settings.density === 'compact')
  const box = useRef<HTMLDivElement>(null)
  const key = JSON.stringify(of)
  useEffect(() => setOpened(key ? null : null), [key])
  const arrived = total !== undefined && total > 0
  useEffect(() => {
    if (!arrived) return
    // The grid draws its rows once it has measured itself, a frame after it appears.
    const frame = requestAnimationFrame(() => requestAnimationFrame(() => focusFirstRow(box.current)))
    return () => cancelAnimationFrame(frame)
  }, [arrived])
  const [at, setAt] = useState<EvidenceRecord | null>(null)
  const goToGraph = useGoToGraph()
  const target = opened ?? at
  useCommands(
    useMemo(
      () =>
        target
          ? [
              {
                id: 'record.graph',
                title: 'From the record to its place in the graph',
                group: 'Attack story',
                keys: ['G'],
                run: () => void goToGraph(target),
              },
            ]
          : [],
      [target, goToGraph],
    ),
  )

  if (total === undefined) return <Skeleton lines={8} label="Loading records" />
  if (total === 0) {
    return <EmptyState title="No record in this evidence">It is known only from what other records say of it.</EmptyState>
  }
  return (
    <div ref={box} className={styles.box}>
      {opened ? (
        <RecordView recordRef={opened.ref} onBack={() => setOpened(null)} onEntity={onEntity} onGraph={() => void goToGraph(opened)} />
      ) : (
        <>
          <p className={styles.count}>{counted(total, 'record')} · Enter opens one whole, G shows it in the graph</p>
          <DataGrid
            label="Records"
            columns={shown}
            count={total}
            rowAt={recordAt}
            keyOf={keyOf}
            nameOf={recordText}
            rowHeight={compact ? 26 : 32}
            current={at ? keyOf(at) : undefined}
            onPick={setAt}
            onOpen={setOpened}
            onRange={want}
          />
        </>
      )}
    </div>
  )
}

function focusFirstRow(box: HTMLElement | null): void {
  box?.querySelector<HTMLElement>('[role="row"][tabindex="0"]')?.focus()
}

/** Selects what a record gave rise to: its edge where it has one, else its entity or its alert. */
function useGoToGraph(): (record: EvidenceRecord) => Promise<void> {
  const { calls, focus, notices } = useSession()
  return useCallback(
    async (record) => {
      const answer = await calls.ask('entities.ofRecord', record.ref)
      if (!answer.ok) return notices.tell(answer.problem)
      const { edges, entities, alerts } = answer.value
      if (edges[0] !== undefined) focus.set({ edge: edges[0] })
      else if (entities[0] !== undefined) focus.set({ entity: entities[0] })
      else if (alerts[0] !== undefined) focus.set({ alert: alerts[0] })
      else notices.show({ intent: 'info', text: 'This record gave rise to nothing in the graph.' })
    },
    [calls, focus, notices],
  )
}
