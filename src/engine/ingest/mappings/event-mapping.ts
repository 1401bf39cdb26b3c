import type { Json } from '#model/alert-record.ts'
import type { WindowsEvent } from './windows-event.ts'

/** Cells of a mapped row by column, moments as ticks; undefined and '' say nothing. */
export type Cells = { readonly [column: string]: Json | bigint | undefined }

/** How one event id reads as a row of a hunting table. Several mappings of one id give several rows. */
export interface EventMapping {
  readonly id: number
  readonly table: string
  /** Defender's ActionType, or what tells it; undefined: this event is no row of the table */
  readonly action: string | ((event: WindowsEvent) => string | undefined)
  readonly cells: (event: WindowsEvent) => Cells
}

/** Events of one log: a mapping holds for events of its channel, or of its provider where exports leave the channel out. */
export interface EventFamily {
  readonly id: string
  readonly title: string
  readonly channels: readonly string[]
  readonly providers: readonly string[]
  readonly events: readonly EventMapping[]
}
