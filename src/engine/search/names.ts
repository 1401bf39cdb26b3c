import type { Inputs, Outputs } from '../calls/index.ts'
import { savedQueries } from '../hunt/saved-queries.ts'
import { foldedName, type NamedTable, registerNameFold } from '../store/name-index.ts'
import type { ReadStore, SqlValue } from '../store/sql.ts'
import { candidatesOf } from './candidates.ts'
import { searchEntities } from './entities.ts'
import { beginParams, begins, holdParams, holds, LOOKED_AT, nearest, type Pattern, patternOf } from './pattern.ts'

export type Hit = Outputs['search']['names'][number]

/** Looks for one kind of thing. */
export type Finder = (store: ReadStore, pattern: Pattern, limit: number) => Hit[]

interface Found {
  readonly id: number | string
  readonly title: string
  readonly incident?: number | null
  readonly severity?: Hit['severity']
}

export const hitOf = (kind: Hit['kind'], found: Found, why = ''): Hit => ({
  kind,
  id: String(found.id),
  title: found.title,
  why,
  incident: found.incident ?? null,
  entityKind: null,
  severity: found.severity ?? null,
})

interface Named {
  readonly kind: Hit['kind']
  /** what is read of it: `id`, `title`, and `incident` and `severity` where it has them */
  readonly select: string
  readonly from: string
  readonly name: string
  /** further names; the words may stand in one of them instead */
  readonly alias?: { readonly column: string; readonly why: string }
  /** orders those that are as near */
  readonly tie: string
  /** the table, where an index holds its names */
  readonly indexed?: NamedTable['name']
}

/** A finder over one table and the column its things are named in. */
function finderOf({ kind, select, from, name, alias, tie, indexed }: Named): Finder {
  return (store, pattern, limit) => {
    const among = indexed ? candidatesOf(store, indexed, name, pattern) : { sql: '1', params: [] }
    const byName = store.all<Found>(
      `SELECT ${select} FROM ${from} WHERE ${among.sql} AND ${holds(name, pattern)} ORDER BY ${begins(name)}, ${tie} LIMIT ?`,
      ...among.params,
      ...holdParams(pattern),
      ...beginParams(pattern),
      LOOKED_AT,
    )
    const hits = nearest(byName, (found) => found.title, pattern, limit).map((found) => hitOf(kind, found))
    if (!alias || hits.length >= limit) return hits
    const params: SqlValue[] = [...among.params, ...holdParams(pattern), limit]
    const byAlias = store.all<Found & { alias: string }>(
      `SELECT ${select}, ${alias.column} AS alias FROM ${from} WHERE ${among.sql} AND ${holds(alias.column, pattern)} ORDER BY ${tie} LIMIT ?`,
      ...params,
    )
    const known = new Set(hits.map((hit) => hit.id))
    return [
      ...hits,
      ...byAlias.filter((found) => !known.has(String(found.id))).map((found) => hitOf(kind, found, `${alias.why} ${found.alias}`)),
    ].slice(0, limit)
  }
}

const INCIDENT = 'id, name AS title, id AS incident, severity'
const ALERT = 'alert.id, title, incident, severity'
const ALERTS = 'alert LEFT JOIN incident_alert ON incident_alert.alert = alert.id'

/** What is called by its number comes before what is called by name. */
const byNumber: Finder = (store, { number }) => {
  if (number === null) return []
  const incident = store.get<Found>(`SELECT ${INCIDENT} FROM incident WHERE id = ?`, number)
  const alert = store.get<Found>(`SELECT ${ALERT} FROM ${ALERTS} WHERE alert.id = ?`, number)
  return [
    ...(incident ? [hitOf('incident', incident, `Number ${number}`)] : []),
    ...(alert ? [hitOf('alert', alert, `Number ${number}`)] : []),
  ]
}

const queries: Finder = (store, { folded }, limit) =>
  savedQueries(store)
    .filter((query) => folded.words.every((word) => foldedName(query.name).includes(word)))
    .slice(0, limit)
    .map((query) => hitOf('query', { id: query.id, title: query.name }, query.folder))

/** Kinds in the order they are shown. */
const finders: readonly Finder[] = [
  byNumber,
  finderOf({
    kind: 'incident',
    select: INCIDENT,
    from: 'incident',
    name: 'name',
    tie: 'redirected_to IS NOT NULL, priority DESC, id DESC',
    indexed: 'incident',
  }),
  finderOf({
    kind: 'alert',
    select: ALERT,
    from: ALERTS,
    name: 'title',
    alias: { column: 'provider_alert_id', why: 'Provider’s id' },
    tie: 'last_activity DESC, alert.id DESC',
    indexed: 'alert',
  }),
  searchEntities,
  finderOf({ kind: 'task', select: 'id, title, incident', from: 'incident_task', name: 'title', tie: 'id DESC' }),
  queries,
  finderOf({ kind: 'table', select: 'name AS id, name AS title', from: 'hunting_table', name: 'name', tie: 'rows DESC' }),
  finderOf({ kind: 'source', select: 'id, path AS title', from: 'source', name: 'path', tie: 'id DESC' }),
]

/** Everything of the case whose name holds the words typed, by kind, nearest first. */
export function searchNames(store: ReadStore, { text, limit }: Inputs['search']['names']): Hit[] {
  const pattern = patternOf(text)
  if (pattern.words.length === 0) return []
  registerNameFold(store)
  const seen = new Set<string>()
  return finders
    .flatMap((find) => find(store, pattern, limit))
    .filter((hit) => {
      const key = `${hit.kind} ${hit.id}`
      return !seen.has(key) && seen.add(key)
    })
}
