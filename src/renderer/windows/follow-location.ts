import { formatAddress, parseAddress } from '../state/address.ts'
import { addressOf, type Tabs } from '../state/tabs.ts'

interface Visited {
  readonly tab: number
  readonly position: number
}

const isVisited = (state: unknown): state is Visited => typeof state === 'object' && state !== null && 'tab' in state && 'position' in state

/** Keeps the window's own address and the shown page the same, so that back, forward, reload and a pasted link do what they say. */
export function followLocation(tabs: Tabs): () => void {
  let written: Visited | undefined
  const write = () => {
    const tab = tabs.current()
    const link = formatAddress(addressOf(tab))
    const now: Visited = { tab: tab.id, position: tab.position }
    if (location.hash === link && written) return
    const stays = written === undefined || (written.tab === now.tab && written.position === now.position)
    if (stays) history.replaceState(now, '', link)
    else history.pushState(now, '', link)
    written = now
  }
  const read = (event: PopStateEvent) => {
    written = isVisited(event.state) ? event.state : undefined
    if (written && tabs.revisit(written.tab, written.position)) return
    tabs.open(parseAddress(location.hash), 'here')
  }
  write()
  window.addEventListener('popstate', read)
  const stop = tabs.subscribe(write)
  return () => {
    window.removeEventListener('popstate', read)
    stop()
  }
}
