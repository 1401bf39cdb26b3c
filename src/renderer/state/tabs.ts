import { createStore, type StoreApi } from 'zustand/vanilla'
import { type Address, address, sameAddress } from './address.ts'

/** What stands in the side pane; several stand one over the other and Esc closes the topmost. */
export interface OpenPane {
  /** id of a registered pane: `incident`, `alert`, `entity` … */
  readonly kind: string
  readonly id: number
  /** further ones of the same kind, where a pane is about several */
  readonly others?: readonly number[]
}

export interface Tab {
  readonly id: number
  /** pages visited in this tab, and which of them is shown */
  readonly visited: readonly Address[]
  readonly position: number
  readonly title: string
  readonly panes: readonly OpenPane[]
}

export interface TabsState {
  readonly tabs: readonly Tab[]
  readonly active: number
}

export interface Tabs extends StoreApi<TabsState> {
  current(): Tab
  /** Goes to a page in the active tab; in a new one where asked, or to the tab that already shows it. */
  open(to: Address, how?: 'here' | 'replace' | 'tab'): void
  activate(tab: number): void
  /** Shows a page visited before; false where the tab is closed or went elsewhere since. */
  revisit(tab: number, position: number): boolean
  close(tab: number): void
  rename(tab: number, title: string): void
  openPane(pane: OpenPane, how?: 'over' | 'instead'): void
  /** Closes the topmost pane; false where none was open. */
  closePane(): boolean
  reset(to: Address): void
}

export const addressOf = (tab: Tab): Address => tab.visited[tab.position]!

export const startAddress = address(['incidents'])

export function createTabs(first: Address = startAddress): Tabs {
  let last = 0
  const blank = (at: Address): Tab => ({ id: ++last, visited: [at], position: 0, title: '', panes: [] })
  const initial = blank(first)
  const store = createStore<TabsState>(() => ({ tabs: [initial], active: initial.id }))

  const current = () => store.getState().tabs.find((tab) => tab.id === store.getState().active)!
  const change = (id: number, how: (tab: Tab) => Partial<Tab>) =>
    store.setState((state) => ({ tabs: state.tabs.map((tab) => (tab.id === id ? { ...tab, ...how(tab) } : tab)) }))
  const isSamePage = (a: Address, b: Address) => a.path.slice(0, 2).join('/') === b.path.slice(0, 2).join('/')

  return {
    ...store,
    current,
    open(to, how = 'here') {
      const tab = current()
      if (how === 'tab') {
        const shown = store.getState().tabs.find((other) => isSamePage(addressOf(other), to))
        if (shown) {
          store.setState({ active: shown.id })
          if (!sameAddress(addressOf(shown), to)) this.open(to, 'replace')
          return
        }
        const opened = blank(to)
        store.setState((state) => ({ tabs: [...state.tabs, opened], active: opened.id }))
        return
      }
      if (sameAddress(addressOf(tab), to)) return
      const stays = isSamePage(addressOf(tab), to)
      change(tab.id, () => ({
        visited: [...tab.visited.slice(0, how === 'replace' ? tab.position : tab.position + 1), to],
        position: how === 'replace' ? tab.position : tab.position + 1,
        ...(stays ? {} : { panes: [], title: '' }),
      }))
    },
    activate: (tab) => store.setState({ active: tab }),
    revisit(id, position) {
      const tab = store.getState().tabs.find((each) => each.id === id)
      if (!tab?.visited[position]) return false
      if (tab.position !== position) change(id, () => ({ position, panes: [] }))
      store.setState({ active: id })
      return true
    },
    close(id) {
      const { tabs, active } = store.getState()
      const place = tabs.findIndex((tab) => tab.id === id)
      const left = tabs.filter((tab) => tab.id !== id)
      if (place < 0) return
      if (left.length === 0) return this.reset(startAddress)
      store.setState({ tabs: left, active: active === id ? left[Math.min(place, left.length - 1)]!.id : active })
    },
    rename: (tab, title) => change(tab, () => ({ title })),
    openPane(pane, how = 'instead') {
      change(store.getState().active, (tab) => ({ panes: how === 'over' ? [...tab.panes, pane] : [pane] }))
    },
    closePane() {
      const tab = current()
      if (tab.panes.length === 0) return false
      change(tab.id, () => ({ panes: tab.panes.slice(0, -1) }))
      return true
    },
    reset(to) {
      const opened = blank(to)
      store.setState({ tabs: [opened], active: opened.id })
    },
  }
}
