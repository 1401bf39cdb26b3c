import type { MenuItemConstructorOptions } from 'electron'

/** What the menu asks for; ids are those of the command palette. */
export interface MenuActions {
  /** Runs in the main process: the case itself. */
  caseCommand(verb: 'create' | 'open' | 'openTraining' | 'saveCopy' | 'close', path?: string): void
  /** Runs in the window, as if chosen from its palette. */
  command(id: string): void
}

export interface MenuState {
  readonly isMac: boolean
  readonly isCaseOpen: boolean
  readonly recent: readonly { readonly path: string; readonly name: string; readonly missing: boolean }[]
}

const separator: MenuItemConstructorOptions = { type: 'separator' }

function fileMenu(actions: MenuActions, { isCaseOpen, isMac, recent }: MenuState): MenuItemConstructorOptions {
  return {
    label: '&File',
    submenu: [
      { label: 'New case…', accelerator: 'CmdOrCtrl+N', click: () => actions.caseCommand('create') },
      { label: 'Open case…', accelerator: 'CmdOrCtrl+O', click: () => actions.caseCommand('open') },
      {
        label: 'Open recent',
        enabled: recent.length > 0,
        submenu: recent.map(({ path, name, missing }) => ({
          // Windows and Linux read & as a mnemonic.
          label: `${name}  (${path})`.replaceAll('&', '&&'),
          enabled: !missing,
          click: () => actions.caseCommand('open', path),
        })),
      },
      { label: 'Open the training case', click: () => actions.caseCommand('openTraining') },
      separator,
      { label: 'Import files…', accelerator: 'CmdOrCtrl+I', enabled: isCaseOpen, click: () => actions.command('evidence.add') },
      { label: 'Import a folder…', enabled: isCaseOpen, click: () => actions.command('evidence.addFolder') },
      separator,
      { label: 'Save a copy…', accelerator: 'CmdOrCtrl+Shift+S', enabled: isCaseOpen, click: () => actions.caseCommand('saveCopy') },
      { label: 'Close case', enabled: isCaseOpen, click: () => actions.caseCommand('close') },
      separator,
      isMac ? { role: 'close' } : { role: 'quit' },
    ],
  }
}

function viewMenu(actions: MenuActions): MenuItemConstructorOptions {
  const theme = (label: string, name: string): MenuItemConstructorOptions => ({ label, click: () => actions.command(`theme.${name}`) })
  return {
    label: '&View',
    submenu: [
      { label: 'Search anything', accelerator: 'CmdOrCtrl+K', registerAccelerator: false, click: () => actions.command('palette.open') },
      separator,
      {
        label: 'Theme',
        submenu: [theme('As the system', 'system'), theme('Light', 'light'), theme('Dark', 'dark'), theme('High contrast', 'highContrast')],
      },
      { label: 'UTC or local time', click: () => actions.command('clock.switch') },
      { label: 'Row density', click: () => actions.command('density.switch') },
      separator,
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      separator,
      { role: 'togglefullscreen' },
    ],
  }
}

/** The native menu as a value; the app builds it anew when the case or the recent cases change. */
export function menuTemplate(actions: MenuActions, state: MenuState): MenuItemConstructorOptions[] {
  return [
    ...(state.isMac ? [{ role: 'appMenu' as const }] : []),
    fileMenu(actions, state),
    { role: 'editMenu' },
    viewMenu(actions),
    {
      role: 'help',
      submenu: [
        { label: 'Keyboard shortcuts', click: () => actions.command('keys.show') },
        ...(state.isMac ? [] : [{ role: 'about' as const }]),
      ],
    },
  ]
}
