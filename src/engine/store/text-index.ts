import { quotedName, type StoredColumn } from './column-layout.ts'
import { type HuntingTable, huntingTable } from './hunting-table.ts'
import type { ReadStore, WriteStore } from './sql.ts'

/** A full-text index as it stands: the columns it holds, by internal name, and the last row it covers. */
export interface TextIndex {
  readonly sqlName: string
  readonly columns: readonly string[]
  readonly covered: number
}

interface IndexRow {
  columns: string
  covered: number
}

const indexName = (table: string) => `${table}:text`

export function textIndex(store: ReadStore, table: string): TextIndex | undefined {
  const row = store.get<IndexRow>('SELECT columns, covered FROM text_index WHERE name = ?', table)
  return row && { sqlName: indexName(table), columns: JSON.parse(row.columns) as string[], covered: row.covered }
}

const isText = ({ type }: StoredColumn) => type === 'string' || type === 'guid' || type === 'dynamic'

/** FTS5 takes most names, but not those it gives a meaning of its own. */
const isPlainName = (name: string) => /^[A-Za-z]\w*$/.test(name) && !/^(rank|rowid)$/i.test(name)

/** A column per term, no positions: phrases are checked in the text itself, and that saves a third of the index. */
const OPTIONS = `tokenize = "unicode61 remove_diacritics 0", columnsize = 0, detail = column`

/** What FTS5 gathers before it writes a part of its own (bytes): small parts must be merged again and again. */
const GATHER_BYTES = 16 * 2 ** 20

function create(store: WriteStore, table: HuntingTable): TextIndex | undefined {
  const columns = table.columns.filter((column) => isText(column) && isPlainName(column.internal)).map((column) => column.internal)
  if (columns.length === 0) return undefined
  const name = quotedName(indexName(table.name))
  const content = `content = '${table.name.replaceAll("'", "''")}', content_rowid = '_id'`
  store.transaction(() => {
    store.run(`CREATE VIRTUAL TABLE ${name} USING fts5(${columns.map(quotedName).join(', ')}, ${content}, ${OPTIONS})`)
    store.run(`INSERT INTO ${name} (${name}, rank) VALUES ('hashsize', ${GATHER_BYTES})`)
    store.run('INSERT INTO text_index (name, columns) VALUES (?, ?)', table.name, JSON.stringify(columns))
  })
  return { sqlName: indexName(table.name), columns, covered: 0 }
}

/** True of rows the index cannot answer for: text beyond ASCII (or with a NUL, where SQLite's length stops), escapes in a JSON text. */
function isOther(table: HuntingTable, columns: readonly string[]): string {
  const types = new Map(table.columns.map(({ internal, type }) => [internal, type]))
  const text = (column: string) => (types.get(column) === 'dynamic' ? `ifnull(${quotedName(column)}, '')` : quotedName(column))
  const all = columns.map(text).join(' || ')
  const escaped = columns
    .filter((column) => types.get(column) === 'dynamic')
    .map((column) => `(${quotedName(column)} LIKE '"%' AND instr(${quotedName(column)}, '\\') > 0)`)
  return [`length(${all}) <> octet_length(${all})`, ...escaped].join(' OR ')
}

/** Rows a step takes into the index, after which other calls have their turn. */
const STEP_ROWS = 8_192

/** Makes the index of a table where there is none and brings it to the table's last row, a bounded step at a time, each committed. */
export function* fillTextIndex(store: WriteStore, name: string, stepRows = STEP_ROWS): Generator<{ done: number; total: number }> {
  const table = huntingTable(store, name)
  const index = table && (textIndex(store, name) ?? create(store, table))
  if (!table || !index) return
  const [from, into] = [quotedName(name), quotedName(index.sqlName)]
  const columns = index.columns.map(quotedName).join(', ')
  const other = isOther(table, index.columns)
  for (let covered = index.covered; ; ) {
    const next = store.get<{ last: number | null }>(
      `SELECT max(_id) AS last FROM (SELECT _id FROM ${from} WHERE _id > ? ORDER BY _id LIMIT ?)`,
      covered,
      stepRows,
    )!.last
    if (next === null) return
    store.transaction(() => {
      store.run(`INSERT INTO ${into} (rowid, ${columns}) SELECT _id, ${columns} FROM ${from} WHERE _id > ? AND _id <= ?`, covered, next)
      store.run(
        `INSERT INTO text_index_other (name, row) SELECT ?, _id FROM ${from} WHERE _id > ? AND _id <= ? AND (${other})`,
        name,
        covered,
        next,
      )
      store.run('UPDATE text_index SET covered = ? WHERE name = ?', next, name)
    })
    covered = next
    yield { done: covered, total: table.rows }
  }
}

/** Throws the index of a table away, where rows it covers are about to go: their numbers may be given again. */
export function dropTextIndex(store: WriteStore, table: string): void {
  if (!textIndex(store, table)) return
  store.run(`DROP TABLE ${quotedName(indexName(table))}`)
  store.run('DELETE FROM text_index WHERE name = ?', table)
  store.run('DELETE FROM text_index_other WHERE name = ?', table)
}

/** SQL of the rows of a table for which its index cannot answer: those of {@link isOther}, and those that came after it. */
export function rowsBesideIndex(table: string): string {
  const name = `'${table.replaceAll("'", "''")}'`
  return `SELECT row FROM text_index_other WHERE name = ${name} UNION ALL SELECT _id FROM ${quotedName(table)} WHERE _id > (SELECT covered FROM text_index WHERE name = ${name})`
}

/** How many rows an FTS5 expression finds, those beside the index included; counting stops at `atMost`. */
export function textHits(store: ReadStore, table: string, match: string, atMost: number): number {
  const name = quotedName(indexName(table))
  const found = `SELECT count(*) AS n FROM (SELECT 1 FROM ${name} WHERE ${name} MATCH ? LIMIT ${atMost})`
  const beside = `SELECT count(*) AS n FROM (SELECT 1 FROM (${rowsBesideIndex(table)}) LIMIT ${atMost})`
  return store.get<{ n: number }>(found, match)!.n + store.get<{ n: number }>(beside)!.n
}
