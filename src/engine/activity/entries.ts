import { fail } from '#base/problem.ts'
import { isoFromTicks, type Ticks } from '#base/ticks.ts'
import type { Inputs, Outputs } from '../calls/index.ts'
import { CORRELATION } from '../correlate/standing-incident.ts'
import type { ReadStore, SqlValue } from '../store/sql.ts'
import { changesOfAct } from './acts.ts'

type Entry = Outputs['activity']['list']['entries'][number]
type Filter = Inputs['activity']['list']['filter']

interface Stored {
  readonly id: number
  readonly at: Ticks
  readonly kind: 'audit' | 'comment'
  readonly action: string
  readonly performed_by: string
  readonly target_type: string
  readonly target_id: number | null
  readonly target_name: string
  readonly incident: number | null
  readonly text: string
  readonly detail: string
  readonly act: number | null
  readonly irreversible: string | null
  readonly undone: number
}

/** Entries with the act each is part of; an act's entries stand one after another, so the last act that begins at or before is looked at. */
const ENTRIES = `
  SELECT activity.*, act.id AS act, act.irreversible, act.id IN (SELECT act FROM undone_act) AS undone FROM activity
  LEFT JOIN act ON act.id = (SELECT max(id) FROM act AS a WHERE a.first_entry <= activity.id) AND act.last_entry >= activity.id`

/** Why an entry that is no analyst's act cannot be taken back. */
function whyNot(entry: Stored): string {
  if (entry.act !== null) return entry.irreversible ?? ''
  if (entry.target_type === 'act') return 'It tells of an undo or redo; the act it names can be turned again.'
  if (entry.action.startsWith('source.')) return 'Evidence that was imported is never taken out of a case again.'
  if (entry.performed_by === CORRELATION) {
    return 'Correlation worked it out from the evidence and would only do so again. Move the alerts, or split the incident, instead.'
  }
  if (entry.kind === 'comment') return 'The comment was taken over from the provider with the evidence.'
  return 'It was done before changes were kept for undoing.'
}

function entryOf(row: Stored): Entry {
  return {
    id: row.id,
    at: isoFromTicks(row.at),
    kind: row.kind,
    action: row.action,
    performedBy: row.performed_by,
    targetType: row.target_type,
    targetId: row.target_id,
    targetName: row.target_name,
    incident: row.incident,
    text: row.text,
    detail: JSON.parse(row.detail) as Record<string, unknown>,
    act: { id: row.act, undone: row.undone === 1, whyNot: whyNot(row) },
  }
}

function conditionsOf(filter: Filter): { readonly sql: string; readonly params: SqlValue[] } {
  const lists = [
    ['kind', filter.kinds],
    ['action', filter.actions],
    ['performed_by', filter.performedBy],
    ['target_type', filter.targetTypes],
  ] as const
  const chosen = lists.filter(([, values]) => values !== undefined)
  const conditions = chosen.map(([column]) => `activity.${column} IN (SELECT value FROM json_each(?))`)
  const params: SqlValue[] = chosen.map(([, values]) => JSON.stringify(values))
  if (filter.undone !== undefined) conditions.push(`activity.id ${filter.undone ? '' : 'NOT '}IN (SELECT id FROM undone_activity)`)
  if (filter.targetId !== undefined) {
    conditions.push('activity.target_id = ?')
    params.push(filter.targetId)
  }
  if (filter.search) {
    conditions.push("instr(lower(target_name || ' ' || text || ' ' || performed_by), lower(?)) > 0")
    params.push(filter.search)
  }
  return { sql: conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '', params }
}

/** The case's log, newest first. Ids count without a gap from 1, so that a page of the whole log is found without counting. */
export function listEntries(store: ReadStore, { filter, offset, limit }: Inputs['activity']['list']): Outputs['activity']['list'] {
  const { sql, params } = conditionsOf(filter)
  if (sql === '') {
    const total = store.get<{ n: number | null }>('SELECT max(id) AS n FROM activity')!.n ?? 0
    const rows = store.all<Stored>(`${ENTRIES} WHERE activity.id <= ? ORDER BY activity.id DESC LIMIT ?`, total - offset, limit)
    return { total, entries: rows.map(entryOf) }
  }
  const total = store.get<{ n: number }>(`SELECT count(*) AS n FROM activity ${sql}`, ...params)!.n
  const rows = store.all<Stored>(`${ENTRIES} ${sql} ORDER BY activity.id DESC LIMIT ? OFFSET ?`, ...params, limit, offset)
  return { total, entries: rows.map(entryOf) }
}

/** The incident's log with that of incidents merged into it, newest first. */
export const incidentEntries = (store: ReadStore, incident: number): Entry[] =>
  store
    .all<Stored>(
      `${ENTRIES} WHERE activity.incident = ?1 OR activity.incident IN (SELECT id FROM incident WHERE redirected_to = ?1)
       ORDER BY activity.id DESC`,
      incident,
    )
    .map(entryOf)

export function activityFacets(store: ReadStore): Outputs['activity']['facets'] {
  const values = (column: string) =>
    store.all<{ value: string; count: number }>(
      `SELECT ${column} AS value, count(*) AS count FROM activity GROUP BY ${column} ORDER BY count DESC, value LIMIT 200`,
    )
  return { actions: values('action'), performedBy: values('performed_by'), targetTypes: values('target_type') }
}

const MOST_CHANGES = 1000

/** One entry with what its act changed; fails with `activity.not-found`. */
export function getEntry(store: ReadStore, { entry }: Inputs['activity']['get']): Outputs['activity']['get'] {
  const row = store.get<Stored>(`${ENTRIES} WHERE activity.id = ?`, entry)
  if (!row) fail('activity.not-found', `The log has no entry #${entry}.`)
  const changes = row.act === null ? [] : changesOfAct(store, row.act)
  const json = (text: string | null) => (text === null ? null : (JSON.parse(text) as Record<string, unknown>))
  return {
    ...entryOf(row),
    changeCount: changes.length,
    changes: changes.slice(0, MOST_CHANGES).map(({ table, key, before, after }) => ({
      table,
      key: json(key)!,
      before: json(before),
      after: json(after),
    })),
  }
}
