import type * as z from 'zod'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { settings } from '#api/calls/app.ts'
import type { Client } from './client.ts'

export type Settings = z.infer<typeof settings>

export interface SettingsStore extends StoreApi<Settings> {
  /** Changes a setting here at once and keeps it for the next start. */
  change(part: Partial<Settings>): void
  /** Changes what one screen remembers of itself (column choice, pane width …). */
  remember(screen: string, value: unknown): void
  load(): Promise<void>
}

const UNTIL_LOADED: Settings = {
  theme: 'system',
  clock: 'utc',
  density: 'normal',
  analyst: '',
  reducedMotion: 'system',
  screens: {},
}

export function createSettings(client: Client): SettingsStore {
  const store = createStore<Settings>(() => UNTIL_LOADED)
  const change = (part: Partial<Settings>) => {
    store.setState(part)
    client.app.saveSettings(part).catch(() => undefined)
  }
  return {
    ...store,
    change,
    remember: (screen, value) => change({ screens: { ...store.getState().screens, [screen]: value } }),
    async load() {
      store.setState(await client.app.settings({}))
    },
  }
}
