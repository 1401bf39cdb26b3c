import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useSession } from '../../state/use-session.ts'
import { keepingIndex } from '../../ui/data-grid/row-place.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { RecordView } from '../entity/index.ts'
import styles from './process-tree.module.css'
import { type RecordPlace, RowDetails } from './row-details.tsx'
import { actOfKey } from './tree-keys.ts'
import { TreeRowView } from './tree-row.tsx'
import type { TreeRow } from './tree-rows.ts'
import { TreeSearch } from './tree-search.tsx'
import { useTree } from './use-tree.ts'

interface Props {
  readonly device: number
  readonly label: string
  /** where the tree starts; the device's first ancestors where absent */
  readonly tops?: readonly string[]
  /** what the tree is about: the way to them is opened and they are marked */
  readonly focus?: readonly string[]
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** px; fills what is there where absent */
  readonly height?: number
  readonly currentAlert?: number
  /** stands in the bar after the search */
  readonly aside?: ReactNode
}

const ROW = 28
const NO_FOCUS: readonly string[] = []

/** Processes of a device as a tree of any size: what is opened is loaded, only the lines on screen exist, keys go everywhere. */
export function ProcessTree({ device, label, tops, focus = NO_FOCUS, from, to, height, currentAlert, aside }: Props) {
  const { tabs, notices } = useSession()
  const { tree, rows, started, revealed } = useTree({ device, tops, from, to }, focus)
  const [activeId, setActiveId] = useState<string>()
  const [record, setRecord] = useState<RecordPlace>()
  const scroller = useRef<HTMLDivElement>(null)
  const base = useId()
  const marked = new Set(focus)
  const focusPlace = rows.findIndex((row) => row.kind === 'process' && marked.has(row.node.key))
  const found = rows.findIndex((row) => row.id === activeId)
  const active = found >= 0 ? found : Math.max(focusPlace, 0)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
    rangeExtractor: (range) => keepingIndex(range, active),
  })

  const shownFirst = useRef(-1)
  shownFirst.current = active
  useEffect(() => {
    if (revealed) virtual.scrollToIndex(shownFirst.current, { align: 'center' })
  }, [revealed, virtual])

  const go = (place: number) => {
    const row = rows[place]
    if (!row) return
    setActiveId(row.id)
    virtual.scrollToIndex(place, { align: 'auto' })
  }
  const toggle = (row: TreeRow) => {
    if (row.kind === 'process') void tree.toggle(row.node.key)
    else if (row.kind === 'events') void tree.toggleEvents(row.of)
    else if (row.kind === 'more') void (row.what === 'events' ? tree.moreEvents(row.of!) : tree.moreChildren(row.of))
  }
  const open = (row: TreeRow) => {
    if (row.kind === 'process' && row.node.entity !== null) tabs.openPane({ kind: 'entity', id: row.node.entity })
    else if (row.kind === 'process' && row.node.record) setRecord(row.node.record)
    else if (row.kind === 'event') setRecord(row.event)
    else toggle(row)
  }
  const show = async (process: string) => {
    if (!(await tree.reveal(process))) {
      return notices.show({
        intent: 'info',
        text: 'That process stands in another tree of the device',
        hint: 'Open all processes of the device to see it',
      })
    }
    setActiveId(`p ${process}`)
    requestAnimationFrame(() => {
      const place = treePlace(process)
      if (place >= 0) virtual.scrollToIndex(place, { align: 'center' })
    })
  }
  const latest = useRef(rows)
  latest.current = rows
  const treePlace = (process: string) => latest.current.findIndex((row) => row.kind === 'process' && row.node.key === process)

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW) - 1)
    const act = actOfKey(event.key, rows, active, page)
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    if ('go' in act) go(act.go)
    else if ('toggle' in act) toggle(rows[act.toggle]!)
    else open(rows[act.open]!)
  }

  const row = rows[active]
  const elementOf = (of: TreeRow) => `${base}${of.id}`
  return (
    <div className={styles.box} style={height === undefined ? undefined : { height }}>
      <div className={styles.bar} role="search" aria-label="Processes">
        <TreeSearch device={device} onFound={(process) => void show(process)} />
        {aside}
      </div>
      {record ? (
        <div className={styles.record}>
          <RecordView
            recordRef={record}
            onBack={() => setRecord(undefined)}
            onEntity={(entity) => tabs.openPane({ kind: 'entity', id: entity })}
          />
        </div>
      ) : started && rows.length === 0 ? (
        <EmptyState title="No process of this device is known">
          Not in this evidence. DeviceProcessEvents and the other Device* tables, Sysmon and Security event logs tell of processes, and so
          do alerts whose evidence names them.
        </EmptyState>
      ) : started ? (
        <>
          <div
            ref={scroller}
            className={styles.tree}
            role="tree"
            tabIndex={0}
            aria-label={`Processes of ${label}`}
            aria-activedescendant={row ? elementOf(row) : undefined}
            onKeyDown={onKeyDown}
          >
            <div className={styles.sheet} role="presentation" style={{ height: virtual.getTotalSize() }}>
              {virtual.getVirtualItems().map((item) => {
                const line = rows[item.index]!
                return (
                  <TreeRowView
                    key={line.id}
                    row={line}
                    id={elementOf(line)}
                    top={item.start}
                    active={item.index === active}
                    marked={line.kind === 'process' && marked.has(line.node.key)}
                    currentAlert={currentAlert}
                    onPick={(of) => {
                      setActiveId(of.id)
                      if (of.kind === 'more' || of.kind === 'events') toggle(of)
                    }}
                    onToggle={toggle}
                    onOpen={open}
                  />
                )
              })}
            </div>
          </div>
          <RowDetails row={row} onRecord={setRecord} />
        </>
      ) : (
        <Skeleton lines={6} label="Loading processes" />
      )}
    </div>
  )
}
