import { useStore } from 'zustand'
import { panes } from '../features/index.ts'
import { useSession, useSettings } from '../state/use-session.ts'
import { Lazy } from '../ui/lazy.tsx'
import { SidePane } from '../ui/side-pane.tsx'

const SCREEN = 'pane'
const WIDTH = 400
/** One and the same for every pane about a single thing: a new list each time would look like another question. */
const NO_OTHERS: readonly number[] = []

/** The topmost pane of the active tab; those under it come back when it closes. */
export function PaneStack() {
  const { tabs, settings } = useSession()
  const open = useStore(tabs, (state) => state.tabs.find((tab) => tab.id === state.active)?.panes.at(-1))
  const width = useSettings((state) => {
    const kept = state.screens[SCREEN]
    return typeof kept === 'number' ? kept : WIDTH
  })
  const pane = panes.find((each) => each.kind === open?.kind)
  if (!open || !pane) return null
  return (
    <SidePane width={width} onWidth={(to) => settings.remember(SCREEN, to)} label={pane.title}>
      <Lazy
        id={`pane ${pane.kind}`}
        load={pane.load}
        props={{ id: open.id, others: open.others ?? NO_OTHERS, onClose: () => tabs.closePane() }}
      />
    </SidePane>
  )
}
