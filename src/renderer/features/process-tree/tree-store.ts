import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Problem } from '#base/problem.ts'
import type { Calls } from '../../state/calls.ts'
import { emptyTree, type LoadedChildren, type ProcessNode, type TreeState } from './tree-rows.ts'

const PAGE = 200

const NONE: LoadedChildren = { total: 0, items: [], beside: [] }

export interface TreeQuestion {
  readonly device: number
  /** where the tree starts; the device's first ancestors where absent */
  readonly tops?: readonly string[] | undefined
  /** children and events within are shown, the rest is counted */
  readonly from?: string | undefined
  readonly to?: string | undefined
}

export interface TreeStore extends StoreApi<TreeState> {
  /** Loads where the tree starts. */
  start(): Promise<void>
  toggle(key: string, open?: boolean): Promise<void>
  toggleEvents(key: string, open?: boolean): Promise<void>
  moreChildren(key: string | undefined): Promise<void>
  moreEvents(key: string): Promise<void>
  /** Opens the way to a process; false where it does not stand in this tree. */
  reveal(key: string): Promise<boolean>
}

/** A tree that loads what is opened, list by list. @param tell shows what a call refused */
export function createTreeStore(calls: Calls, question: TreeQuestion, tell: (problem: Problem) => void): TreeStore {
  const store = createStore<TreeState>(() => emptyTree)
  const { device, from, to } = question
  const window = { ...(from ? { from } : {}), ...(to ? { to } : {}) }
  const now = () => store.getState()
  const set = (change: Partial<TreeState>) => store.setState(change)
  const learn = (nodes: readonly ProcessNode[]) => set({ nodes: new Map([...now().nodes, ...nodes.map((one) => [one.key, one] as const)]) })
  const keep = (key: string, children: LoadedChildren) => set({ children: new Map(now().children).set(key, children) })

  async function moreChildren(key: string | undefined): Promise<void> {
    if (key === undefined) {
      const known = now().tops?.items ?? []
      const page = await calls.ask('processes.roots', { device, offset: known.length, limit: PAGE })
      if (!page.ok) return tell(page.problem)
      learn(page.value.processes)
      return set({ tops: { total: page.value.total, items: [...known, ...page.value.processes.map((one) => one.key)] } })
    }
    const { items: known, beside } = now().children.get(key) ?? NONE
    const page = await calls.ask('processes.children', { device, process: key, ...window, offset: known.length, limit: PAGE })
    if (!page.ok) return tell(page.problem)
    learn(page.value.processes)
    const added = page.value.processes.map((one) => one.key).filter((one) => !known.includes(one))
    const items = [...known, ...added]
    keep(key, { total: page.value.total, items, beside: beside.filter((one) => !items.includes(one)) })
  }

  async function moreEvents(key: string): Promise<void> {
    const known = now().events.get(key)?.items ?? []
    const page = await calls.ask('processes.events', { device, process: key, ...window, offset: known.length, limit: PAGE })
    if (!page.ok) return tell(page.problem)
    const { total, tables, events } = page.value
    set({ events: new Map(now().events).set(key, { total, tables, items: [...known, ...events] }) })
  }

  const toggled = (of: ReadonlySet<string>, key: string, open: boolean | undefined) => {
    const next = new Set(of)
    if (open ?? !of.has(key)) next.add(key)
    else next.delete(key)
    return next
  }

  async function toggle(key: string, open?: boolean): Promise<void> {
    set({ open: toggled(now().open, key, open) })
    const node = now().nodes.get(key)
    if (now().open.has(key) && node && node.children > 0 && !now().children.has(key)) await moreChildren(key)
  }

  return {
    ...store,
    async start() {
      if (!question.tops) return moreChildren(undefined)
      const paths = await Promise.all(question.tops.map((process) => calls.ask('processes.path', { device, process })))
      const nodes = paths.flatMap((path) => (path.ok ? path.value.processes.slice(-1) : []))
      const refused = paths.find((path) => !path.ok)
      if (refused && !refused.ok) tell(refused.problem)
      learn(nodes)
      set({ tops: { total: nodes.length, items: nodes.map((one) => one.key) } })
    },
    toggle,
    async toggleEvents(key, open) {
      set({ openEvents: toggled(now().openEvents, key, open) })
      if (now().openEvents.has(key) && !now().events.has(key)) await moreEvents(key)
    },
    moreChildren,
    moreEvents,
    async reveal(key) {
      const path = await calls.ask('processes.path', { device, process: key })
      if (!path.ok) {
        tell(path.problem)
        return false
      }
      const nodes = path.value.processes
      const start = nodes.findIndex((one) => now().tops?.items.includes(one.key))
      if (start < 0) return false
      learn(nodes)
      for (const [place, node] of nodes.slice(start, -1).entries()) {
        await toggle(node.key, true)
        const next = nodes[start + place + 1]!.key
        const loaded = now().children.get(node.key) ?? NONE
        // one that stands beyond the loaded page, or outside of the time shown, is put to the others by name
        if (![...loaded.items, ...loaded.beside].includes(next)) keep(node.key, { ...loaded, beside: [...loaded.beside, next] })
      }
      return true
    },
  }
}
