import { platform } from 'node:os'
import type { HostCalls } from './host-call.ts'

export const appHostCalls: HostCalls<'app'> = {
  about: ({ host }) => ({
    name: 'Coldtrail',
    version: host.version,
    host: host.kind,
    canChooseFiles: host.dialogs !== undefined,
    platform: platform(),
  }),
  openWindow({ host }, { page }) {
    host.openWindow?.(page)
    return { opened: host.openWindow !== undefined }
  },
  settings: ({ settings }) => settings.read(),
  saveSettings({ events, settings }, input) {
    const changed = settings.change(input)
    events.emit('event', { type: 'settings.changed', settings: changed })
    return changed
  },
}
