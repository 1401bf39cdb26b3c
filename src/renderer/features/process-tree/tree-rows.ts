import type { OutputOf } from '../../state/client.ts'

export type ProcessNode = OutputOf<'processes.roots'>['processes'][number]
export type ProcessEvent = OutputOf<'processes.events'>['events'][number]

/** One list of the tree as far as it is loaded. */
export interface Loaded<Item> {
  readonly total: number
  readonly items: readonly Item[]
}

/** Children of a process: those of the pages loaded so far, and those shown by name that stand on none of them. */
export interface LoadedChildren extends Loaded<string> {
  readonly beside: readonly string[]
}

export interface TreeState {
  readonly nodes: ReadonlyMap<string, ProcessNode>
  readonly tops: Loaded<string> | undefined
  readonly children: ReadonlyMap<string, LoadedChildren>
  readonly events: ReadonlyMap<string, Loaded<ProcessEvent> & { readonly tables: OutputOf<'processes.events'>['tables'] }>
  /** processes whose children are shown, and processes whose events are */
  readonly open: ReadonlySet<string>
  readonly openEvents: ReadonlySet<string>
}

export const emptyTree: TreeState = {
  nodes: new Map(),
  tops: undefined,
  children: new Map(),
  events: new Map(),
  open: new Set(),
  openEvents: new Set(),
}

/** A line of the tree; `id` is its own, `of` the process it stands under. */
export type TreeRow =
  | {
      readonly kind: 'process'
      readonly id: string
      readonly depth: number
      readonly node: ProcessNode
      readonly open: boolean | undefined
    }
  | {
      readonly kind: 'events'
      readonly id: string
      readonly depth: number
      readonly of: string
      readonly said: string
      readonly open: boolean
    }
  | { readonly kind: 'event'; readonly id: string; readonly depth: number; readonly of: string; readonly event: ProcessEvent }
  | {
      readonly kind: 'more'
      readonly id: string
      readonly depth: number
      /** undefined: of the list the tree starts with */
      readonly of: string | undefined
      readonly what: 'children' | 'events'
      readonly left: number
    }
  | { readonly kind: 'waiting'; readonly id: string; readonly depth: number; readonly of: string }
  | { readonly kind: 'outside'; readonly id: string; readonly depth: number; readonly of: string; readonly said: string }

const titles: Readonly<Record<string, string>> = {
  DeviceEvents: 'other',
  DeviceFileEvents: 'file',
  DeviceImageLoadEvents: 'image load',
  DeviceNetworkEvents: 'network',
  DeviceRegistryEvents: 'registry',
}

const count = (n: number) => n.toLocaleString('en')

/** `12 events: 8 network, 4 file`; what is known before they are loaded is their number. */
function eventsSaid(state: TreeState, node: ProcessNode): string {
  const loaded = state.events.get(node.key)
  const total = loaded?.total ?? node.events
  const kinds = (loaded?.tables ?? []).map((one) => `${count(one.count)} ${titles[one.table] ?? one.table}`)
  return `${count(total)} ${total === 1 ? 'event' : 'events'}${kinds.length > 0 ? `: ${kinds.join(', ')}` : ''}`
}

function* eventRows(state: TreeState, node: ProcessNode, depth: number): Generator<TreeRow> {
  if (node.events === 0) return
  const open = state.openEvents.has(node.key)
  yield { kind: 'events', id: `e ${node.key}`, depth, of: node.key, said: eventsSaid(state, node), open }
  if (!open) return
  const loaded = state.events.get(node.key)
  if (!loaded) {
    yield { kind: 'waiting', id: `we ${node.key}`, depth: depth + 1, of: node.key }
    return
  }
  for (const event of loaded.items) {
    yield { kind: 'event', id: `v ${node.key} ${event.table} ${event.row}`, depth: depth + 1, of: node.key, event }
  }
  const left = loaded.total - loaded.items.length
  if (left > 0) yield { kind: 'more', id: `me ${node.key}`, depth: depth + 1, of: node.key, what: 'events', left }
  const outside = node.events - loaded.total
  if (outside > 0)
    yield {
      kind: 'outside',
      id: `oe ${node.key}`,
      depth: depth + 1,
      of: node.key,
      said: `${count(outside)} more events outside of the time shown`,
    }
}

/** In the order they started in, as the engine's pages are. */
function inOrder(state: TreeState, { items, beside }: LoadedChildren): readonly string[] {
  if (beside.length === 0) return items
  const started = (key: string) => `${state.nodes.get(key)?.created ?? ''} ${key}`
  return [...items, ...beside].sort((a, b) => (started(a) < started(b) ? -1 : 1))
}

function* processRows(state: TreeState, key: string, depth: number): Generator<TreeRow> {
  const node = state.nodes.get(key)
  if (!node) return
  const canOpen = node.children > 0 || node.events > 0
  const open = canOpen ? state.open.has(key) : undefined
  yield { kind: 'process', id: `p ${key}`, depth, node, open }
  if (!open) return
  yield* eventRows(state, node, depth + 1)
  if (node.children === 0) return
  const loaded = state.children.get(key)
  if (!loaded) {
    yield { kind: 'waiting', id: `wc ${key}`, depth: depth + 1, of: key }
    return
  }
  for (const child of inOrder(state, loaded)) yield* processRows(state, child, depth + 1)
  const left = loaded.total - loaded.items.length
  if (left > 0) yield { kind: 'more', id: `mc ${key}`, depth: depth + 1, of: key, what: 'children', left }
  // once all pages are loaded, what stands beside them is from outside of the time shown
  const outside = node.children - loaded.total - (left > 0 ? 0 : loaded.beside.length)
  if (outside > 0)
    yield {
      kind: 'outside',
      id: `oc ${key}`,
      depth: depth + 1,
      of: key,
      said: `${count(outside)} more processes started outside of the time shown`,
    }
}

/** The tree's lines from top to bottom, as far as it is open and loaded. */
export function treeRows(state: TreeState): TreeRow[] {
  if (!state.tops) return []
  const rows: TreeRow[] = []
  for (const key of state.tops.items) for (const row of processRows(state, key, 0)) rows.push(row)
  const left = state.tops.total - state.tops.items.length
  if (left > 0) rows.push({ kind: 'more', id: 'mt', depth: 0, of: undefined, what: 'children', left })
  return rows
}
