import * as z from 'zod'
import { host } from '../base.ts'

export const settings = z.object({
  theme: z.enum(['system', 'light', 'dark', 'highContrast']),
  /** `utc`, `local`, or a zone of the IANA database such as `Europe/Berlin` */
  clock: z.string().regex(/^[A-Za-z0-9_+-]+(\/[A-Za-z0-9_+-]+)*$/),
  density: z.enum(['normal', 'compact']),
  analyst: z.string(),
  reducedMotion: z.enum(['system', 'on', 'off']),
  /** what screens remember of themselves: column choices, pane widths … keyed by screen */
  screens: z.record(z.string(), z.unknown()),
})

export const appCalls = {
  about: host.input(z.object({})).output(
    z.object({
      name: z.string(),
      version: z.string(),
      host: z.enum(['electron', 'web']),
      canChooseFiles: z.boolean(),
      platform: z.string(),
    }),
  ),
  /** Shows a page of the open case in a window of its own; false where the host leaves that to the browser. */
  openWindow: host.input(z.object({ page: z.string().regex(/^#\//).max(20_000) })).output(z.object({ opened: z.boolean() })),
  settings: host.input(z.object({})).output(settings),
  saveSettings: host.input(settings.partial()).output(settings),
}
