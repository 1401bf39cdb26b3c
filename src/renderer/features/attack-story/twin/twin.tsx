import { MessageBar, MessageBarBody, SearchBox } from '@fluentui/react-components'
import { BranchForkRegular } from '@fluentui/react-icons'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { useSession, useSettings } from '../../../state/use-session.ts'
import { colourOf } from '../../../theme/entity-colour.ts'
import { iconOf } from '../../../theme/entity-icon.ts'
import { kindLabel, verdictLabels } from '../../../theme/labels.ts'
import type { Column } from '../../../ui/data-grid/column.ts'
import { DataGrid } from '../../../ui/data-grid/data-grid.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import { TimeText } from '../../../ui/time-text.tsx'
import { VerdictText } from '../../entity/index.ts'
import { Tool } from '../graph/toolbar.tsx'
import { type TwinRow, twinRows } from '../scene/twin-rows.ts'
import { useStory, useStoryView } from '../story/story-view.ts'
import { useEmphasis, useScene } from '../story/use-scene.ts'
import styles from './twin.module.css'

const columnsOf = (named: ReadonlySet<string> | null): readonly Column<TwinRow>[] => [
  {
    id: 'entity',
    title: 'Entity',
    width: 190,
    grow: true,
    cell: (row) => <Name row={row} named={row.type === 'node' && named?.has(row.node.key) === true} />,
    text: nameOf,
  },
  {
    id: 'verdict',
    title: 'Verdict',
    width: 116,
    firm: true,
    cell: (row) => (row.type === 'node' ? <VerdictText verdict={row.node.verdict} /> : null),
    text: (row) => (row.type === 'node' ? verdictLabels[row.node.verdict] : ''),
  },
  {
    id: 'alerts',
    title: 'Alerts',
    width: 58,
    align: 'end',
    cell: (row) => (row.type === 'node' ? row.node.alerts.length || '' : row.type === 'tie' ? row.edge.alerts.length || '' : ''),
    text: (row) => (row.type === 'node' ? String(row.node.alerts.length) : ''),
  },
  {
    id: 'first',
    title: 'First seen',
    width: 150,
    firm: true,
    cell: (row) => <TimeText at={seenOf(row)} precision="minute" of={{ undated: seenOf(row) === null }} />,
    text: (row) => seenOf(row) ?? '',
  },
]

const UNDRAWN = {
  absent: 'This machine draws no WebGL.',
  lost: 'The graphics card took the graph away.',
} as const

/** The graph as a table: the same scene, the same selection, the same moment; for the keyboard, for screen readers, and without WebGL. */
export function Twin() {
  const { story, view } = useStory()
  const { focus } = useSession()
  const { scene, adjacency } = useScene()
  const { emphasis, found } = useEmphasis(scene, adjacency)
  const search = useStoryView((each) => each.search)
  const undrawn = useStoryView((each) => each.undrawn)
  const compact = useSettings((settings) => settings.density === 'compact')
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const entity = useStore(focus, (state) => state.entity)
  const edge = useStore(focus, (state) => state.edge)
  const alert = useStore(focus, (state) => state.alert)
  const pointed = useStoryView((each) => each.hoveredAlert)
  const rows = useMemo(() => {
    const all = twinRows(scene, adjacency, story.source, opened)
    const lit = emphasis.lit
    return found && lit ? all.filter((row) => row.type !== 'node' || lit.has(row.node.key)) : all
  }, [scene, adjacency, story, opened, found, emphasis.lit])

  // What the graph keeps lit while it dims the rest, the table marks: what the alert names that is looked at.
  const named = useMemo(() => ((alert ?? pointed) === null || found ? null : emphasis.lit), [alert, pointed, found, emphasis.lit])
  const columns = useMemo(() => columnsOf(named), [named])
  const current = rows.find((row) => (edge === null ? isOf(row, entity, scene.homes) : row.type === 'tie' && row.edge.edges.includes(edge)))

  const pane = useRef<HTMLElement>(null)
  useEffect(() => {
    // The graph took the keyboard with it when it left; the table takes it up.
    if (document.activeElement !== document.body) return
    const frame = requestAnimationFrame(() => pane.current?.querySelector<HTMLElement>('[role="row"][tabindex="0"]')?.focus())
    return () => cancelAnimationFrame(frame)
  }, [])

  const toggle = (row: TwinRow) =>
    setOpened((known) => {
      const next = new Set(known)
      if (!next.delete(row.key)) next.add(row.key)
      return next
    })
  const pick = (row: TwinRow) => {
    if (row.type === 'tie') focus.set({ edge: row.edge.edges[0]! })
    else if (row.type === 'member') focus.set({ entity: row.entity })
    else if (!row.node.group) focus.set({ entity: row.node.members[0]! })
  }
  return (
    <section ref={pane} className={styles.pane} aria-label="Incident graph as a table">
      <div className={styles.bar} role="toolbar" aria-label="Table tools">
        <SearchBox
          size="small"
          placeholder="Find in table (/)"
          aria-label="Find in table"
          data-find-in-graph
          value={search}
          onChange={(_, { value }) => view.setState({ search: value })}
        />
        <output className={styles.found}>
          {found ? `${found.length} found` : `${scene.nodes.size} entities, ${scene.edges.size} relations`}
        </output>
        <Tool title="As a graph (T)" icon={BranchForkRegular} onClick={() => view.setState({ shown: 'graph' })} />
      </div>
      {undrawn ? (
        <MessageBar intent="warning">
          <MessageBarBody>
            {UNDRAWN[undrawn]} The same entities and relations stand here, with the same keys; T tries the graph again.
          </MessageBarBody>
        </MessageBar>
      ) : null}
      <DataGrid
        label="Entities and relations of the incident"
        columns={columns}
        count={rows.length}
        rowAt={(index) => rows[index]}
        keyOf={(row) => row.key}
        nameOf={nameOf}
        rowHeight={compact ? 26 : 32}
        current={current?.key ?? ''}
        onPick={pick}
        onOpen={(row) => (row.type === 'node' ? toggle(row) : pick(row))}
        expansion={{
          canOpen: (row) => row.type === 'node' && row.opens,
          isOpen: (row) => opened.has(row.key),
          toggle,
          // What lies below stands as rows of its own, so that the arrow keys walk through it; here it is only announced.
          content: (row) => <span className="ct-visually-hidden">Relations of {nameOf(row)} follow</span>,
        }}
        empty={<EmptyState title="Nothing has begun yet at this moment" />}
      />
    </section>
  )
}

/** Whether a row is the selected entity's: its own, or that of the group it is folded into. */
function isOf(row: TwinRow, entity: number | null, homes: ReadonlyMap<number, string>): boolean {
  if (entity === null) return false
  return row.type === 'member' ? row.entity === entity : row.type === 'node' && row.key === homes.get(entity)
}

function Name({ row, named }: { row: TwinRow; named: boolean }) {
  if (row.type === 'member') {
    return (
      <span className={styles.inner}>
        <EvidenceText>{row.label}</EvidenceText>
      </span>
    )
  }
  const node = row.type === 'node' ? row.node : row.other
  const Icon = iconOf(node.kind)
  return (
    <span className={row.type === 'tie' ? styles.inner : styles.name}>
      {row.type === 'tie' ? <span className={styles.verb}>{row.verb}</span> : null}
      <span className={styles.label}>
        <Icon style={{ color: `var(--ct-${colourOf(node.kind)})`, flex: 'none' }} aria-hidden />
        {node.critical ? <span title="Critical asset">♛</span> : null}
        <EvidenceText>{node.title}</EvidenceText>
      </span>
      <span className={styles.kind}>{kindLabel(node.kind)}</span>
      {named ? <span className={styles.named}>named by the alert</span> : null}
      {node.marks.map((mark) => (
        <span key={mark} className={styles.mark}>
          {mark}
        </span>
      ))}
    </span>
  )
}

function nameOf(row: TwinRow): string {
  if (row.type === 'member') return row.label
  return row.type === 'node' ? row.node.title : `${row.verb} ${row.other.title}`
}

function seenOf(row: TwinRow): string | null {
  if (row.type === 'member') return row.seen
  return row.type === 'node' ? row.node.seen : row.edge.seen
}
