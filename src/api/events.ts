import { eventIterator } from '@orpc/contract'
import * as z from 'zod'
import { host, time } from './base.ts'
import { settings } from './calls/app.ts'
import { job } from './calls/jobs.ts'

/** What every window of a case shares: the time cursor and what is selected. */
export const focus = z.object({
  incident: z.number().nullable(),
  cursor: time.nullable(),
  alert: z.number().nullable(),
  entity: z.number().nullable(),
  edge: z.number().nullable(),
})

export const event = z.discriminatedUnion('type', [
  /** The case holds something new; `areas` names what may have changed, so that a screen refetches only what it shows. */
  z.object({
    type: z.literal('case.changed'),
    revision: z.number(),
    areas: z.array(z.enum(['sources', 'tables', 'alerts', 'incidents', 'entities', 'layout', 'settings', 'investigations', 'clocks'])),
  }),
  z.object({ type: z.literal('case.opened'), path: z.string().nullable() }),
  z.object({ type: z.literal('job.progressed'), job }),
  /** The analyst's settings, as they are now in every window. */
  z.object({ type: z.literal('settings.changed'), settings }),
  z.object({ type: z.literal('focus.changed'), from: z.string(), focus }),
  /** A place in the case was asked for from outside: a link given to the host. Opened by the window that has the navigation. */
  z.object({ type: z.literal('place.asked'), page: z.string() }),
  /** A command of the host's own menu, by the id the palette knows it under. */
  z.object({ type: z.literal('command.chosen'), command: z.string() }),
])

export const eventCalls = {
  /** Everything that happens, from now on; ends when the caller aborts. */
  watch: host.input(z.object({})).output(eventIterator(event)),
  focus: host.input(z.object({ from: z.string(), focus })).output(z.object({})),
}
