import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Client, Focus } from './client.ts'

/** What all windows of a case look at together: the incident, the moment, and the one thing selected. */
export interface FocusStore extends StoreApi<Focus> {
  /** Changes it here at once and tells the other windows. Selecting an alert, entity or edge lets go of the other two. */
  set(change: Partial<Focus>): void
  /** Takes what another window set. */
  receive(from: string, focus: Focus): void
}

const NOWHERE: Focus = { incident: null, cursor: null, alert: null, entity: null, edge: null }
const SELECTION = { alert: null, entity: null, edge: null }

/** @param window a name no other window of the case has, to know its own echo by */
export function createFocus(client: Client, window: string): FocusStore {
  const store = createStore<Focus>(() => NOWHERE)
  let due: ReturnType<typeof setTimeout> | undefined
  const send = () => {
    due = undefined
    client.events.focus({ from: window, focus: store.getState() }).catch(() => undefined)
  }
  return {
    ...store,
    set(change) {
      const selects = change.alert != null || change.entity != null || change.edge != null
      store.setState({ ...(selects ? SELECTION : {}), ...change })
      // playback moves the cursor every frame; other windows follow ten times a second
      if (due === undefined) due = setTimeout(send, 100)
    },
    receive(from, focus) {
      if (from !== window) store.setState(focus)
    },
  }
}
