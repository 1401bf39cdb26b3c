import type { Problem } from '#base/problem.ts'
import type { AlertRecord, IncidentRecord, Json } from '#model/alert-record.ts'
import type { Column } from '#model/tables/column.ts'
import type { CellBlock } from './read/delimited-scanner.ts'

/**
 * One row for a hunting table. Values are JSON-like as the evidence wrote them, keyed by KQL column name; the store types them by
 * the table's schema (a datetime may be ISO text or Ticks). Names the schema does not know are kept with the record, not dropped.
 */
export interface TableRow {
  readonly table: string
  readonly values: { readonly [column: string]: Json | bigint | undefined }
}

/**
 * What a format tells of one record of its source. One record may fill several rows, an alert and an incident;
 * `record` counts from 1 within the source, `offset` is the byte (or character, for decompressed text) where it starts.
 */
export interface RecordItem {
  readonly type: 'record'
  readonly record: number
  readonly offset: number
  readonly rows?: readonly TableRow[]
  readonly alerts?: readonly AlertRecord[]
  readonly incident?: IncidentRecord
  /** The record as written, where no table holds it whole (API objects). */
  readonly raw?: string
  readonly problems?: readonly Problem[]
}

/**
 * Many rows of one table at once, for formats that read columns (CSV): places in bytes, so that cells are cut once, where they are
 * typed. `headers` names the columns of the block, one row a record.
 */
export interface CellsItem {
  readonly type: 'cells'
  readonly table: string
  readonly headers: readonly string[]
  readonly block: CellBlock
}

/** A record that could not be stored: why, where, and its first bytes. */
export interface RejectItem {
  readonly type: 'reject'
  readonly record: number
  readonly offset: number
  readonly problem: Problem
  readonly raw: string
}

/** Something to tell of the source as a whole. */
export interface NoteItem {
  readonly type: 'note'
  readonly problem: Problem
}

/** A table the schemas do not know, told before its first row. */
export interface TableItem {
  readonly type: 'table'
  readonly name: string
  readonly columns: readonly Column[]
}

export type Item = RecordItem | CellsItem | RejectItem | NoteItem | TableItem

/** The start of a source, decoded: enough to recognise a format by content. */
export interface Head {
  /** first bytes, at most 64 KiB */
  readonly bytes: Uint8Array
  /** the same as text where the bytes are text (BOM removed, UTF-16 decoded); '' where they are not */
  readonly text: string
  /** whether `bytes` is the whole source */
  readonly whole: boolean
}

/** Bytes of one source, read forward in bounded chunks. `name` is for people and hints only: never opened, never trusted. */
export interface Source {
  readonly name: string
  readonly size: number | null
  chunks(): AsyncIterable<Uint8Array>
}

/**
 * One evidence format: one file in `formats/`, one line in `formats/index.ts`. `sniff` answers how sure it is, 0 to 1, by content;
 * `read` yields items and never throws on bad evidence: what it cannot read is a reject with its place.
 */
export interface Format {
  readonly id: string
  readonly title: string
  readonly version: number
  sniff(head: Head, name: string): number
  read(source: Source, context: ReadContext): AsyncIterable<Item>
}

export interface ReadContext {
  readonly head: Head
  /** aborted when the analyst cancels; formats stop at the next item */
  readonly signal: AbortSignal
}
