import { fail } from '#base/problem.ts'
import { isoFromTicks, type Ticks } from '#base/ticks.ts'
import type { Outputs } from '../calls/index.ts'
import type { ReadStore } from '../store/sql.ts'

type Entry = Outputs['alerts']['history'][number]

interface StoredActivity {
  readonly id: number
  readonly at: Ticks
  readonly kind: 'audit' | 'comment'
  readonly action: string
  readonly performed_by: string
  readonly text: string
  readonly detail: string
}

type Fields = Readonly<Record<string, unknown>>
interface Detail {
  readonly before?: Fields
  readonly after?: Fields
  /** what an act on the incident did to its alerts; a move lists their numbers alone */
  readonly alerts?: readonly (number | { readonly id: number; readonly before: Fields })[]
}

const text = (value: unknown) => (typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value))

const changesOf = (before: Fields | undefined, after: Fields | undefined): Entry['changes'] =>
  Object.keys(before ?? {}).map((field) => ({ field, before: text(before?.[field]), after: text(after?.[field]) }))

function entryOf(row: StoredActivity, alert: number): Entry {
  const detail = JSON.parse(row.detail) as Detail
  const own = detail.alerts?.find((one): one is { id: number; before: Fields } => typeof one === 'object' && one.id === alert)
  return {
    key: `log ${row.id}`,
    origin: 'case',
    kind: row.kind,
    at: isoFromTicks(row.at),
    performedBy: row.performed_by,
    action: row.action,
    text: row.text,
    // an act on the incident tells what stood in the alert before; afterwards the two say the same
    changes: own ? changesOf(own.before, detail.after) : row.action.startsWith('alert.') ? changesOf(detail.before, detail.after) : [],
  }
}

/** Acts that name the alert in their detail: changes of its incident that reached it, and moves. */
const NAMES_ALERT = `EXISTS (SELECT 1 FROM json_each(detail, '$.alerts') AS one
  WHERE one.value = ?1 OR (one.type = 'object' AND json_extract(one.value, '$.id') = ?1))`

/** What was said and done about an alert, newest first: the log of the case, and the comments that came with its exports. */
export function alertHistory(store: ReadStore, alert: number): Entry[] {
  const stored = store.get<{ comments: string; incident: number | null }>(
    'SELECT comments, incident FROM alert LEFT JOIN incident_alert ON incident_alert.alert = alert.id WHERE id = ?',
    alert,
  )
  if (!stored) return fail('alert.not-found', `The case has no alert #${alert}.`)
  const rows = store.all<StoredActivity>(
    `SELECT id, at, kind, action, performed_by, text, detail FROM activity
     WHERE (target_type = 'alert' AND target_id = ?1) OR (target_type = 'incident' AND json_type(detail, '$.alerts') = 'array' AND ${NAMES_ALERT})
     ORDER BY id DESC`,
    alert,
  )
  const told = JSON.parse(stored.comments) as { comment: string; createdBy: string; created: string | null }[]
  const comments = told.map<Entry>((one, place) => ({
    key: `export ${place + 1}`,
    origin: 'evidence',
    kind: 'comment',
    at: one.created === null ? null : isoFromTicks(BigInt(one.created) as Ticks),
    performedBy: one.createdBy,
    action: 'alert.commented',
    text: one.comment,
    changes: [],
  }))
  return [...rows.map((row) => entryOf(row, alert)), ...comments.sort((a, b) => ((a.at ?? '') < (b.at ?? '') ? 1 : -1))]
}
