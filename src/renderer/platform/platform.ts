import type * as z from 'zod'
import type { event } from '#api/events.ts'
import type { Problem } from '#base/problem.ts'
import type { Client } from './client.ts'

export type HostEvent = z.output<typeof event>

/** Work in the page that is shown as a job, to be stopped by its signal. */
export interface Bringing {
  readonly signal: AbortSignal
  progressed(step: string, done: number, total: number | null, unit: string): void
  end(ending: { readonly outcome: string } | { readonly problem: Problem } | 'cancelled'): void
}

/** Starts such a job, named so. */
export type Begin = (title: string) => Bringing

/** How evidence is brought in; the same in every host, whether files have paths there or are uploaded. */
export interface Evidence {
  /**
   * Imports what was dropped; must be called within the drop event, because the browser forgets the files after it. `ready` is waited
   * for once they are held (a case may have to be made first) and may refuse. What has to be done in the page before is begun as a job.
   * Answers the import's job, or null where nothing was imported.
   */
  addDrop(transfer: DataTransfer, begin: Begin, ready?: () => Promise<boolean>): Promise<{ job: string } | null>
  /** Asks for files or a folder and imports them; null where the analyst cancelled. */
  choose(kind: 'files' | 'folder', begin: Begin): Promise<{ job: string } | null>
}

/** All that the screens know of the host they run in. */
export interface Platform {
  readonly host: 'electron' | 'web'
  readonly client: Client
  readonly evidence: Evidence
  /** Calls `listener` with every event from now on, in order; answers how to stop. */
  onEvent(listener: (event: HostEvent) => void): () => void
  /** Calls `listener` once when the host is gone and nothing can be asked any more. */
  onClosed(listener: () => void): void
  /** Shows a page (`#/incidents/12`) in a window of its own; false where it was not let. Must be called within a click or a key press. */
  openWindow(page: string): Promise<boolean>
  /** whether this window was opened for a page: it has no navigation, and is not the one that outside links open in */
  readonly isPageWindow: boolean
  /** Tells the same window's name to all calls of `events.focus`, so that a window knows its own echo. */
  readonly windowName: string
}
