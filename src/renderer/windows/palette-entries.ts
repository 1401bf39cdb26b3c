import { useStore } from 'zustand'
import { address, parseAddress } from '../state/address.ts'
import { useCall } from '../state/use-call.ts'
import { useCase, useSession } from '../state/use-session.ts'

export interface PaletteEntry {
  readonly id: string
  readonly group: string
  readonly title: string
  readonly aside?: string
  run(): void
}

const SHOWN_INCIDENTS = 8

/** Whether every word typed stands somewhere in the title. */
const matches = (title: string, text: string) =>
  text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => title.toLowerCase().includes(word))

export interface PaletteAnswer {
  readonly entries: readonly PaletteEntry[]
  /** incidents are still being looked for: what is listed does not answer what is typed yet */
  readonly waiting: boolean
}

export function usePaletteEntries(typed: string): PaletteAnswer {
  const { tabs, commands } = useSession()
  const text = typed.trim()
  const all = useStore(commands, (state) => state.commands)
  const isOpen = useCase() != null
  const wanted = isOpen && text !== '' && !text.includes('#/')
  const { data: found, waiting } = useCall(
    'incidents.list',
    wanted ? { filter: { search: text }, sort: { column: 'priority', descending: true }, offset: 0, limit: SHOWN_INCIDENTS } : null,
  )

  if (text.includes('#/')) {
    const to = parseAddress(text)
    const link = { id: 'link', group: 'Link', title: `Open ${to.path.join(' / ')}`, run: () => tabs.open(to, 'tab') }
    return { entries: [link], waiting: false }
  }
  const actions = all
    .filter((command) => command.id !== 'palette.open' && matches(`${command.group} ${command.title}`, text))
    .map((command) => ({
      id: command.id,
      group: command.group,
      title: command.title,
      ...(command.keys ? { aside: command.keys[0]! } : {}),
      run: command.run,
    }))
  const incidents = (found?.incidents ?? []).map((incident) => ({
    id: `incident ${incident.id}`,
    group: 'Incidents',
    title: incident.name,
    aside: `#${incident.id}`,
    run: () => tabs.open(address(['incidents', incident.id]), 'tab'),
  }))
  const groups = [...new Set(actions.map((action) => action.group))]
  return { entries: [...incidents, ...groups.flatMap((group) => actions.filter((action) => action.group === group))], waiting }
}
