import { assert } from '#base/assert.ts'
import type { WriteStore } from '../store/sql.ts'
import { connectionOf } from '../store/statements.ts'
import { type AnalystTable, analystTables } from './analyst-tables.ts'

/** Net change of one row, each side JSON by column name; null where the row was not there. */
export interface RowChange {
  readonly table: string
  readonly key: string
  readonly before: string | null
  readonly after: string | null
}

/** What notes changes while an act runs. The triggers are the connection's own (TEMP) and cost nothing but a look while none runs. */
const NOTES = `
CREATE TEMP TABLE IF NOT EXISTS row_change (seq INTEGER PRIMARY KEY, table_name TEXT NOT NULL, row TEXT NOT NULL, key TEXT NOT NULL, old TEXT, new TEXT);
CREATE TEMP TABLE IF NOT EXISTS noting (on_now INTEGER PRIMARY KEY);`

const WHILE_NOTING = 'WHEN EXISTS (SELECT 1 FROM noting)'

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`
const object = (columns: readonly string[], of: string) =>
  `json_object(${columns.map((name) => `${literal(name)}, ${of}.${quoted(name)}`).join(', ')})`

function triggersOf(table: AnalystTable): string {
  const { name, columns, key, whole } = table
  assert(key.length > 0, `rows of ${name} have a name`)
  // a table whose key is not its primary key names rows by their place while the act runs
  const row = (of: string) => (table.loose ? `CAST(${of}.rowid AS TEXT)` : object(key, of))
  const note = (of: 'old' | 'new', before: string, after: string) =>
    `INSERT INTO row_change (table_name, row, key, old, new) SELECT ${literal(name)}, ${row(of)}, ${object(key, of)}, ${before}, ${after}`
  const trigger = (event: string, body: string) =>
    `CREATE TEMP TRIGGER IF NOT EXISTS ${quoted(`note_${event}_of_${name}`)} AFTER ${event} ON main.${quoted(name)} ${WHILE_NOTING} BEGIN ${body}; END;`
  const moved = `${row('old')} <> ${row('new')}`
  const [was, is] = whole ? [object(columns, 'old'), object(columns, 'new')] : ['NULL', 'NULL']
  return [
    trigger('INSERT', note('new', 'NULL', is)),
    trigger('DELETE', note('old', was, 'NULL')),
    trigger(
      'UPDATE',
      `${note('old', object(columns, 'old'), `iif(${moved}, NULL, ${object(columns, 'new')})`)};
       ${note('new', 'NULL', object(columns, 'new'))} WHERE ${moved}`,
    ),
  ].join('\n')
}

const noted = new WeakMap<WriteStore, ReadonlyMap<string, AnalystTable>>()

/** Sets the connection to note changes of the analysts' rows, once. Not within a transaction, which could take the triggers back. */
export function prepareNoting(store: WriteStore): void {
  if (noted.has(store)) return
  const tables = analystTables(store)
  const connection = connectionOf(store)
  // a row that REPLACE pushes out is noted only so
  connection.exec('PRAGMA recursive_triggers = ON')
  connection.exec([NOTES, ...tables.map(triggersOf)].join('\n'))
  noted.set(store, new Map(tables.map((table) => [table.name, table])))
}

/** Begins to note which rows change; must run within the transaction that makes the changes. */
export function noteChanges(store: WriteStore): void {
  store.run('DELETE FROM row_change')
  store.run('INSERT OR IGNORE INTO noting VALUES (1)')
}

/** Does what is only derived, whatever tables it touches: an act remembers what it was, not what followed from it. */
export function withoutNoting<T>(store: WriteStore, work: () => T): T {
  const isNoting =
    store.get("SELECT 1 FROM sqlite_temp_schema WHERE name = 'noting'") !== undefined && store.get('SELECT 1 FROM noting') !== undefined
  if (!isNoting) return work()
  store.run('DELETE FROM noting')
  try {
    return work()
  } finally {
    store.run('INSERT OR IGNORE INTO noting VALUES (1)')
  }
}

export interface Noted {
  readonly changes: readonly RowChange[]
  /** tables of evidence that gained or lost rows: an act that did this cannot be undone */
  readonly evidence: readonly string[]
}

/** Ends the noting and answers each row's change as a whole, in the order rows were first touched. What is only derived is left out. */
export function notedChanges(store: WriteStore): Noted {
  const tables = noted.get(store)!
  store.run('DELETE FROM noting')
  const rows = store.all<RowChange>(
    `WITH span AS (SELECT min(seq) AS first, max(seq) AS last FROM row_change GROUP BY table_name, row)
     SELECT a.table_name AS "table", a.key AS key, a.old AS before, b.new AS after
     FROM span JOIN row_change AS a ON a.seq = span.first JOIN row_change AS b ON b.seq = span.last ORDER BY span.first`,
  )
  const evidence = store
    .all<{ name: string }>('SELECT DISTINCT table_name AS name FROM row_change WHERE old IS NULL AND new IS NULL ORDER BY name')
    .map((row) => row.name)
  store.run('DELETE FROM row_change')
  const changes = rows.filter((change) => differs(store, change, tables.get(change.table)!))
  return { changes, evidence }
}

function differs(store: WriteStore, { before, after }: RowChange, { derived }: AnalystTable): boolean {
  if (before === null || after === null) return before !== after
  if (before === after) return false
  const paths = [...derived].map((name) => `$.${name}`)
  if (paths.length === 0) return true
  const bare = `json_remove(?, ${paths.map(() => '?').join(', ')})`
  return store.get<{ differs: number }>(`SELECT ${bare} <> ${bare} AS differs`, before, ...paths, after, ...paths)!.differs === 1
}
