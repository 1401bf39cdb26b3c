import type { Connection } from './connection.ts'
import type { ReadStore, SqlValue, WriteStore } from './sql.ts'
import { connectionOf } from './statements.ts'

/** A table whose rows are called something. */
export interface NamedTable {
  readonly name: 'entity' | 'alert' | 'incident'
  /** SQL of (row, text) of rows whose id meets a condition (`id …`); a row has a line a name */
  names(which: string): string
}

const column = (table: string, name: string, which: string) => `SELECT id AS row, ${name} AS text FROM ${table} WHERE ${which}`

export const namedTables: readonly NamedTable[] = [
  {
    name: 'entity',
    names: (which) =>
      `${column('entity', 'label', which)} UNION ALL
       SELECT entity, value FROM (SELECT entity AS id, entity, value FROM entity_identifier) WHERE ${which}`,
  },
  { name: 'alert', names: (which) => `${column('alert', 'title', which)} UNION ALL ${column('alert', 'provider_alert_id', which)}` },
  { name: 'incident', names: (which) => column('incident', 'name', which) },
]

const tableOf = (name: NamedTable['name']) => namedTables.find((one) => one.name === name)!

/** Names as they are compared: composed, small, every sigma alike; NUL, at which SQLite's texts end, made another sign. */
export const foldedName = (text: string): string => text.normalize('NFC').toLowerCase().replaceAll('ς', 'σ').replaceAll('\0', '\u0001')

/** Signs before and after every name in the index: what begins or ends a name, or is shorter than three signs, has trigrams too. */
export const [BEFORE, AFTER] = ['\u0002\u0002', '\u0003\u0003'] as const

const documentOf = (names: readonly string[]): string => names.map((name) => `${BEFORE}${foldedName(name)}${AFTER}`).join('')

const indexOf = (name: NamedTable['name']) => `"names:${name}"`

/** The last row an index covers, 0 where there is none. */
export const namesCovered = (store: ReadStore, name: NamedTable['name']): number =>
  store.get<{ covered: number }>('SELECT covered FROM name_index WHERE name = ?', name)?.covered ?? 0

/** Rows from which a table's names are indexed: fewer are read in a few milliseconds. */
export const MANY_NAMES = 10_000

/** Renamed rows that are worth indexing anew: until then they are read. */
const MANY_CHANGED = 500

const lastRow = (store: ReadStore, name: string) => store.get<{ last: number | null }>(`SELECT max(id) AS last FROM ${name}`)!.last ?? 0
const changedCount = (store: ReadStore, name: string) =>
  store.get<{ n: number }>(`SELECT count(*) AS n FROM name_changed WHERE name = ? AND row IN (SELECT id FROM ${name})`, name)!.n

/** Says that a row got a further name: searches read it until it is indexed anew. What renames or deletes a row is noticed by itself. */
export const markRenamed = (store: WriteStore, name: NamedTable['name'], row: number): void =>
  void store.run('INSERT OR IGNORE INTO name_changed (name, row) VALUES (?, ?)', name, row)

/** Named tables whose index is missing or has fallen behind. @param least rows from which a table is indexed */
export const unindexedNames = (store: ReadStore, least = MANY_NAMES): NamedTable['name'][] =>
  namedTables
    .map(({ name }) => name)
    .filter((name) => {
      const [covered, last] = [namesCovered(store, name), lastRow(store, name)]
      if (covered === 0) return last >= least
      return last - covered >= Math.min(least, MANY_NAMES / 10) || changedCount(store, name) >= Math.min(least, MANY_CHANGED)
    })

function create(store: WriteStore, name: NamedTable['name']): void {
  if (store.get('SELECT 1 FROM sqlite_schema WHERE name = ?', `names:${name}`)) return
  store.run(
    `CREATE VIRTUAL TABLE ${indexOf(name)} USING fts5(names, content = '', contentless_delete = 1, detail = none, tokenize = "trigram case_sensitive 1")`,
  )
  store.run(`INSERT INTO ${indexOf(name)} (${indexOf(name)}, rank) VALUES ('hashsize', ${16 * 2 ** 20})`)
  store.run(`CREATE VIRTUAL TABLE "terms:${name}" USING fts5vocab('names:${name}', 'row')`)
}

/** Rows a step takes in: under a tenth of a second, after which other calls have their turn. */
const STEP_ROWS = 4_096

/** Names of some rows, by row. */
function namesOf(store: ReadStore, { names }: NamedTable, which: string, ...params: SqlValue[]): Map<number, string[]> {
  const texts = new Map<number, string[]>()
  for (const { row, text } of store.iterate<{ row: number; text: string }>(names(which), ...params)) {
    const known = texts.get(row)
    if (known) known.push(text)
    else texts.set(row, [text])
  }
  return texts
}

function addRows(store: WriteStore, table: NamedTable, from: number, to: number): void {
  for (const [row, names] of namesOf(store, table, 'id > ?1 AND id <= ?2', from, to))
    store.run(`INSERT INTO ${indexOf(table.name)} (rowid, names) VALUES (?, ?)`, row, documentOf(names))
}

/**
 * Makes a table's name index where there is none and brings it to the last row, then takes in what was renamed since; a bounded step at a
 * time, each committed with how far it reaches. Searches answer the same at every moment.
 */
export function* fillNameIndex(
  store: WriteStore,
  name: NamedTable['name'],
  stepRows = STEP_ROWS,
): Generator<{ done: number; total: number }> {
  const table = tableOf(name)
  store.transaction(() => create(store, name))
  for (;;) {
    const covered = namesCovered(store, name)
    const to = store.get<{ last: number | null }>(
      `SELECT max(id) AS last FROM (SELECT id FROM ${name} WHERE id > ? ORDER BY id LIMIT ?)`,
      covered,
      stepRows,
    )!.last
    if (to === null) break
    store.transaction(() => {
      addRows(store, table, covered, to)
      store.run('UPDATE name_index SET covered = ? WHERE name = ?', to, name)
    })
    yield { done: to, total: lastRow(store, name) }
  }
  for (;;) {
    // marks of rows that went stay: their numbers may be given again
    const rows = store
      .all<{ row: number }>(`SELECT row FROM name_changed WHERE name = ? AND row IN (SELECT id FROM ${name}) LIMIT ?`, name, stepRows)
      .map((one) => one.row)
    if (rows.length === 0) return
    store.transaction(() => {
      for (const row of rows) {
        store.run(`DELETE FROM ${indexOf(name)} WHERE rowid = ?`, row)
        addRows(store, table, row - 1, row)
        store.run('DELETE FROM name_changed WHERE name = ? AND row = ?', name, row)
      }
    })
    yield { done: lastRow(store, name), total: lastRow(store, name) }
  }
}

const quoted = (term: string) => `"${term.replaceAll('"', '""')}"`

/** The trigrams of a text, all of which a name must have; none where it is shorter. */
function trigrams(text: string): string[] {
  const signs = [...text]
  return [...new Set(signs.slice(2).map((_, at) => signs.slice(at, at + 3).join('')))]
}

/** An FTS5 expression of names that hold a text of three signs or more; names that only hold its trigrams pass too. */
export const holdsText = (text: string): string => trigrams(text).map(quoted).join(' AND ')

/** Terms an expression may join by OR: beyond, a short text stands in so many names that reading finds enough of them at once. */
const MOST_TERMS = 300

/** The same for one or two signs, from the trigrams of the index that begin with them; undefined where these are too many. */
export function holdsShort(store: ReadStore, name: NamedTable['name'], text: string): string | undefined {
  const terms = store.all<{ term: string }>(
    `SELECT term FROM "terms:${name}" WHERE term >= ? AND term < ? LIMIT ${MOST_TERMS + 1}`,
    text,
    `${text}\u{10ffff}`,
  )
  if (terms.length > MOST_TERMS) return undefined
  return terms.map(({ term }) => quoted(term)).join(' OR ')
}

/** Rows an expression lets through and whose name holds every word, a batch at a time in the order of their ids. */
export function* rowsNamed(store: ReadStore, name: NamedTable['name'], match: string, words: readonly string[]): Generator<number[]> {
  const holding = (rows: readonly number[]) =>
    [...namesOf(store, tableOf(name), 'id IN (SELECT value FROM json_each(?1))', JSON.stringify(rows))]
      .filter(([, names]) => names.map(foldedName).some((text) => words.every((word) => text.includes(word))))
      .map(([row]) => row)
  let rows: number[] = []
  for (const { row } of store.iterate<{ row: number }>(`SELECT rowid AS row FROM ${indexOf(name)} WHERE ${indexOf(name)} MATCH ?`, match)) {
    rows.push(row)
    if (rows.length < BATCH) continue
    yield holding(rows)
    rows = []
  }
  if (rows.length > 0) yield holding(rows)
}

const BATCH = 256

const folding = new WeakSet<Connection>()

/** Gives SQL the function `name_fold`, {@link foldedName}. */
export function registerNameFold(store: ReadStore): void {
  const connection = connectionOf(store)
  if (folding.has(connection)) return
  folding.add(connection)
  connection.function('name_fold', { deterministic: true }, (text: unknown) => (typeof text === 'string' ? foldedName(text) : null))
}
