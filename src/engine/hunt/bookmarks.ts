import { fail } from '#base/problem.ts'
import { isoFromTicks, type Ticks, ticks, ticksFromUnixMs } from '#base/ticks.ts'
import { corrected } from '#model/device-clock.ts'
import { logActivity } from '../activity/log.ts'
import type { CallContext } from '../calls/call.ts'
import type { Inputs, Outputs, Reads, Writes } from '../calls/index.ts'
import { clockOfResultRow, rowAsWritten, rowCorrected } from '../clocks/result-rows.ts'
import { incidentOf } from '../incidents/detail.ts'
import type { ReadStore, SqlValue, WriteStore } from '../store/sql.ts'
import { bookmarksOfIncident } from './incident-bookmarks.ts'
import { rowsOf } from './link/combinations.ts'
import { momentOf } from './link/row-evidence.ts'
import { rowPlacer } from './link/row-places.ts'

/** A bookmark as the case keeps it. */
export interface StoredBookmark {
  readonly id: number
  readonly incident: number | null
  readonly query: string
  readonly row: string
  /** as the device wrote it, like the times of `row` */
  readonly at: Ticks | null
  readonly table_name: string
  readonly table_row: number
  readonly note: string
  readonly tags: string
  readonly created: Ticks
  readonly created_by: string
}

/** Bookmarks that a condition lets through, which may order and limit them. */
export const bookmarksWhere = (store: ReadStore, condition: string, ...params: SqlValue[]): StoredBookmark[] =>
  store.all<StoredBookmark>(`SELECT * FROM bookmark WHERE ${condition}`, ...params)

/** Bookmarks as the contract tells them: their times stand as the clocks of the case do now. */
export function bookmarkTeller(store: ReadStore): (row: StoredBookmark) => Outputs['bookmarks']['list'][number] {
  const clockOf = clockOfResultRow(store)
  return (row) => {
    const written = JSON.parse(row.row) as Record<string, unknown>
    const place = row.table_name ? { table: row.table_name, row: row.table_row } : null
    const clock = clockOf(row.query, written, place)
    return {
      id: row.id,
      incident: row.incident,
      query: row.query,
      values: { ...rowCorrected(written, clock) },
      at: row.at === null ? null : isoFromTicks(ticks(corrected(row.at, clock))),
      note: row.note,
      tags: JSON.parse(row.tags) as string[],
      created: isoFromTicks(row.created),
      createdBy: row.created_by,
      place,
    }
  }
}

function listBookmarks(store: ReadStore, { incident }: Inputs['bookmarks']['list']): Outputs['bookmarks']['list'] {
  const rows =
    incident === undefined ? bookmarksWhere(store, '1 ORDER BY id DESC') : bookmarksWhere(store, 'incident = ? ORDER BY id DESC', incident)
  return rows.map(bookmarkTeller(store))
}

interface Logged {
  readonly action: string
  readonly id: number
  readonly incident: number | null
  readonly text: string
  readonly detail: object
}

function logged(store: WriteStore, { action, id, incident, text, detail }: Logged, context: CallContext): void {
  logActivity(store, {
    kind: 'audit',
    action,
    performedBy: context.analyst,
    targetType: 'bookmark',
    targetId: id,
    incident,
    text,
    detail: { ...detail },
  })
}

/** Keeps rows of a result, each with the record of evidence it is where it is one. */
function addBookmarks(store: WriteStore, input: Inputs['bookmarks']['add'], context: CallContext): { bookmarks: number[] } {
  const { picked, note, tags, incident } = input
  const placeOf = rowPlacer(store, picked.query)
  const clockOf = clockOfResultRow(store)
  return store.transaction(() => {
    if (incident !== null) incidentOf(store, incident)
    const bookmarks = rowsOf(picked.columns, picked.rows).map((shown) => {
      const place = placeOf(shown)
      // kept as written, told as corrected: whatever is set or taken back later, the bookmark follows its row
      const values = rowAsWritten(shown, clockOf(picked.query, shown, place))
      return store.run(
        `INSERT INTO bookmark (incident, query, row, at, table_name, table_row, note, tags, created, created_by)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        incident,
        picked.query,
        JSON.stringify(values),
        momentOf(values),
        place?.table ?? '',
        place?.row ?? 0,
        note,
        JSON.stringify(tags),
        ticksFromUnixMs(Date.now()),
        context.analyst,
      ).lastInsertRowid
    })
    const [id] = bookmarks
    const detail = { bookmarks, query: picked.query, tags }
    logged(store, { action: 'bookmark.added', id: id!, incident, text: note, detail }, context)
    return { bookmarks }
  })
}

function changeBookmark(store: WriteStore, input: Inputs['bookmarks']['change'], context: CallContext): Record<string, never> {
  return store.transaction(() => {
    const held = store.get<StoredBookmark>('SELECT * FROM bookmark WHERE id = ?', input.bookmark)
    if (!held) return fail('bookmark.not-found', `The case has no bookmark #${input.bookmark}.`)
    if (typeof input.incident === 'number') incidentOf(store, input.incident)
    const incident = input.incident === undefined ? held.incident : input.incident
    const [note, tags] = [input.note ?? held.note, input.tags ? JSON.stringify(input.tags) : held.tags]
    if (note === held.note && tags === held.tags && incident === held.incident) return {}
    store.run('UPDATE bookmark SET note = ?, tags = ?, incident = ? WHERE id = ?', note, tags, incident, held.id)
    const detail = {
      before: { note: held.note, tags: JSON.parse(held.tags) as string[], incident: held.incident },
      after: { note, tags: JSON.parse(tags) as string[], incident },
    }
    logged(store, { action: 'bookmark.changed', id: held.id, incident, text: note, detail }, context)
    return {}
  })
}

function removeBookmarks(store: WriteStore, { bookmarks }: Inputs['bookmarks']['remove'], context: CallContext): Record<string, never> {
  return store.transaction(() => {
    for (const id of bookmarks) {
      const held = store.get<StoredBookmark>('SELECT * FROM bookmark WHERE id = ?', id)
      if (!held) continue
      store.run('DELETE FROM bookmark WHERE id = ?', id)
      const detail = { query: held.query, row: held.row, tags: held.tags }
      logged(store, { action: 'bookmark.removed', id, incident: held.incident, text: held.note, detail }, context)
    }
    return {}
  })
}

export const bookmarkReads: Reads<'bookmarks'> = { list: listBookmarks, ofIncident: bookmarksOfIncident }

export const bookmarkWrites: Writes<'bookmarks'> = { add: addBookmarks, change: changeBookmark, remove: removeBookmarks }
