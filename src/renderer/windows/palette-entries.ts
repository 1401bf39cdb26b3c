import { useStore } from 'zustand'
import { isLink, parseAddress } from '../state/address.ts'
import type { Command } from '../state/commands.ts'
import { useCall } from '../state/use-call.ts'
import { useCase, useSession } from '../state/use-session.ts'
import { keyText } from './key-text.ts'
import { type Hit, hitAside, hitGroups, openHit } from './palette-hits.ts'
import { useRecentHits } from './palette-recent.ts'

export interface PaletteEntry {
  readonly id: string
  readonly group: string
  readonly title: string
  readonly aside?: string
  run(): void
}

/** Of each kind; the rest is found by typing on. */
const SHOWN = 6

/** Whether every word typed stands somewhere in the title. */
const matches = (title: string, text: string) =>
  text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => title.toLowerCase().includes(word))

export interface PaletteAnswer {
  readonly entries: readonly PaletteEntry[]
  /** names are still being looked for: what is listed does not answer what is typed yet */
  readonly waiting: boolean
}

const entryOf = (command: Command): PaletteEntry => ({
  id: command.id,
  group: command.group,
  title: command.title,
  ...(command.keys ? { aside: keyText(command.keys[0]!) } : {}),
  run: command.run,
})

/** Entries of one group beside each other, groups in the order their first entry came in. */
function grouped(entries: readonly PaletteEntry[]): PaletteEntry[] {
  const groups = [...new Set(entries.map((entry) => entry.group))]
  return groups.flatMap((group) => entries.filter((entry) => entry.group === group))
}

export function usePaletteEntries(typed: string): PaletteAnswer {
  const session = useSession()
  const text = typed.trim()
  const all = useStore(session.commands, (state) => state.commands)
  const path = useCase()?.path
  const link = isLink(text)
  const { data, waiting } = useCall('search.names', path !== undefined && text !== '' && !link ? { text, limit: SHOWN } : null)
  const [recent, remember] = useRecentHits(path)

  if (link) {
    const to = parseAddress(text)
    const entry = { id: 'link', group: 'Link', title: `Open ${to.path.join(' / ')}`, run: () => session.tabs.open(to, 'tab') }
    return { entries: [entry], waiting: false }
  }
  const found = (hit: Hit, group: string): PaletteEntry => ({
    id: `${group} ${hit.kind} ${hit.id}`,
    group,
    title: hit.title,
    aside: hitAside(hit),
    run() {
      remember(hit)
      openHit(session, hit)
    },
  })
  const hits = text === '' ? recent.map((hit) => found(hit, 'Recent')) : (data ?? []).map((hit) => found(hit, hitGroups[hit.kind]))
  const offered = all.filter((command) => command.id !== 'palette.open' && matches(`${command.group} ${command.title}`, text))
  // an action called exactly so is meant before what only bears the name
  const meant = offered.filter((command) => command.title.toLowerCase() === text.toLowerCase())
  const rest = offered.filter((command) => !meant.includes(command))
  return { entries: [...meant.map(entryOf), ...grouped(hits), ...grouped(rest.map(entryOf))], waiting }
}
