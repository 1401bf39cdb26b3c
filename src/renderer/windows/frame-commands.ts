import { pages } from '../features/index.ts'
import { address } from '../state/address.ts'
import { caseCommands } from '../state/case-commands.ts'
import type { Command } from '../state/commands.ts'
import { useCall } from '../state/use-call.ts'
import { useCommands } from '../state/use-commands.ts'
import { useCase, useSession } from '../state/use-session.ts'
import { switchClock } from './clock-menu.tsx'
import { copyLink, detach } from './page-windows.ts'
import type { Overlay } from './use-overlay.ts'

/** What can be done in every window, whatever it shows. */
export function useFrameCommands(overlay: Overlay): void {
  const session = useSession()
  const { tabs, settings, undo } = session
  const open = useCase() != null
  const about = useCall('app.about', {}).data
  const theme = (name: string, value: 'system' | 'light' | 'dark' | 'highContrast'): Command => ({
    id: `theme.${value}`,
    title: `Theme: ${name}`,
    group: 'View',
    run: () => settings.change({ theme: value }),
  })
  const inCase: Command[] = [
    ...pages
      .filter((page) => page.inNavigation)
      .map((page, place) => ({
        id: `${page.id}.show`,
        title: page.title,
        group: 'Pages',
        keys: [`Alt+${place + 1}`],
        run: () => tabs.open(address([page.path]), 'tab'),
      })),
    { id: 'act.undo', title: 'Undo', group: 'Case', keys: ['Ctrl+Z'], notWhileTyping: true, run: () => void undo.undo() },
    {
      id: 'act.redo',
      title: 'Redo',
      group: 'Case',
      keys: ['Ctrl+Shift+Z', 'Ctrl+Y'],
      notWhileTyping: true,
      run: () => void undo.redo(),
    },
    { id: 'script.analyse', title: 'Analyze a script or command line', group: 'Pages', run: () => tabs.open(address(['script']), 'tab') },
    { id: 'pane.close', title: 'Close the topmost pane', group: 'View', keys: ['Escape'], run: () => void tabs.closePane() },
    { id: 'tab.close', title: 'Close tab', group: 'Tabs', keys: ['Alt+W'], run: () => tabs.close(tabs.getState().active) },
    { id: 'page.detach', title: 'Move the page to a window of its own', group: 'Tabs', keys: ['Alt+D'], run: () => void detach(session) },
    { id: 'page.link', title: 'Copy a link to the page', group: 'Tabs', keys: ['Alt+L'], run: () => void copyLink(session) },
    { id: 'tab.next', title: 'Next tab', group: 'Tabs', keys: ['Alt+PageDown'], run: () => step(1) },
    { id: 'tab.previous', title: 'Previous tab', group: 'Tabs', keys: ['Alt+PageUp'], run: () => step(-1) },
    { id: 'page.back', title: 'Back', group: 'Tabs', keys: ['Alt+ArrowLeft'], run: () => history.back() },
    { id: 'page.forward', title: 'Forward', group: 'Tabs', keys: ['Alt+ArrowRight'], run: () => history.forward() },
  ]
  function step(by: number) {
    const { tabs: all, active } = tabs.getState()
    const place = all.findIndex((tab) => tab.id === active)
    tabs.activate(all[(place + by + all.length) % all.length]!.id)
  }
  useCommands([
    { id: 'palette.open', title: 'Search anything', group: 'View', keys: ['Ctrl+K'], run: () => overlay.open('palette') },
    { id: 'keys.show', title: 'Keyboard shortcuts', group: 'View', keys: ['?'], run: () => overlay.open('keys') },
    {
      id: 'clock.switch',
      title: 'Switch between UTC and the clock used last',
      group: 'View',
      keys: ['Alt+U'],
      run: () => switchClock(settings),
    },
    {
      id: 'density.switch',
      title: 'Switch between normal and compact rows',
      group: 'View',
      run: () => settings.change({ density: settings.getState().density === 'normal' ? 'compact' : 'normal' }),
    },
    theme('as the system', 'system'),
    theme('light', 'light'),
    theme('dark', 'dark'),
    theme('high contrast', 'highContrast'),
    ...caseCommands(session, open, about?.canChooseFiles ? undefined : () => overlay.open('casePath')),
    ...(open ? inCase : []),
  ])
}
