import { userInfo } from 'node:os'
import { join } from 'node:path'
import type * as z from 'zod'
import { settings } from '#api/calls/app.ts'
import { createJsonFile } from './json-file.ts'

export type Settings = z.output<typeof settings>

function loginName(): string {
  try {
    return userInfo().username
  } catch {
    return 'analyst'
  }
}

const initial = (): Settings => ({
  theme: 'system',
  clock: 'utc',
  density: 'normal',
  analyst: loginName(),
  reducedMotion: 'system',
  screens: {},
})

/** The analyst's settings, kept in the data folder and shared by all cases. `screens` is merged by screen, the rest replaced by field. */
export function createSettings(dataDir: string) {
  const file = createJsonFile(join(dataDir, 'settings.json'), settings, initial())
  return {
    read: () => file.read(),
    change(change: Partial<Settings>): Settings {
      const before = file.read()
      const after = { ...before, ...change, screens: { ...before.screens, ...change.screens } }
      file.write(after)
      return after
    },
  }
}
