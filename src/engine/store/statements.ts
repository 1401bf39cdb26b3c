import type { Connection, OwnConnection, Statement } from './connection.ts'
import type { ReadStore, SqlValue, WriteStore } from './sql.ts'

/** A statement with the names of its columns: rows come raw and are named here, so that integers are narrowed on the way. */
interface Prepared {
  readonly statement: Statement
  readonly names: readonly string[]
  readonly numbered: boolean
  busy: boolean
}

/** Statements kept for the next use; hunts bring ever new texts, so the oldest go. */
const KEPT = 400

const connections = new WeakMap<object, Connection>()

/** The connection beneath a store: for registering functions, used by the hunt engine and the importer alone. */
export function connectionOf(store: ReadStore): Connection {
  const connection = connections.get(store)
  if (!connection) throw new Error('not a store of a case file')
  return connection
}

/** A store that answers some of its parts differently, over the same connection. */
export function layeredStore(store: WriteStore, parts: Partial<WriteStore>): WriteStore {
  const layered = { ...store, ...parts }
  connections.set(layered, connectionOf(store))
  return layered
}

const narrow = (value: unknown): unknown =>
  typeof value === 'bigint' && value >= -9007199254740991n && value <= 9007199254740991n ? Number(value) : value

function named<Row>(names: readonly string[], values: unknown[]): Row {
  const row: Record<string, unknown> = {}
  for (let i = 0; i < names.length; i++) row[names[i]!] = narrow(values[i])
  return row as Row
}

/** The driver takes parameters that are numbered (`?1`, so that one value may stand twice) by name, and only plain `?` by place. */
const isNumbered = (sql: string): boolean => /\?\d/.test(sql)

const bound = (numbered: boolean, params: readonly SqlValue[]): readonly unknown[] =>
  numbered ? [Object.fromEntries(params.map((value, index) => [index + 1, value]))] : params

export function createReadStore(path: string, connection: OwnConnection): ReadStore {
  const kept = new Map<string, Prepared>()

  function prepared(sql: string): Prepared {
    const known = kept.get(sql)
    if (known && !known.busy) return known
    const statement = connection.prepare(sql).safeIntegers(true)
    const names = statement.reader ? statement.columns().map((column) => column.name) : []
    if (statement.reader) statement.raw(true)
    const fresh = { statement, names, numbered: isNumbered(sql), busy: false }
    if (!known) {
      if (kept.size >= KEPT) kept.delete(kept.keys().next().value!)
      kept.set(sql, fresh)
    }
    return fresh
  }

  const store: ReadStore = {
    path,
    all<Row>(sql: string, ...params: readonly SqlValue[]) {
      const { statement, names, numbered } = prepared(sql)
      const rows = statement.all(...bound(numbered, params)) as unknown[][]
      return rows.map((values) => named<Row>(names, values))
    },
    get<Row>(sql: string, ...params: readonly SqlValue[]) {
      const { statement, names, numbered } = prepared(sql)
      const values = statement.get(...bound(numbered, params)) as unknown[] | undefined
      return values && named<Row>(names, values)
    },
    *iterate<Row>(sql: string, ...params: readonly SqlValue[]) {
      const one = prepared(sql)
      one.busy = true
      try {
        for (const values of one.statement.iterate(...bound(one.numbered, params))) yield named<Row>(one.names, values as unknown[])
      } finally {
        one.busy = false
      }
    },
  }
  connections.set(store, connection)
  return store
}

export function createWriteStore(path: string, connection: OwnConnection): WriteStore {
  const reading = createReadStore(path, connection)
  const kept = new Map<string, { readonly statement: Statement; readonly numbered: boolean }>()

  function prepared(sql: string) {
    const known = kept.get(sql)
    if (known) return known
    const fresh = { statement: connection.prepare(sql), numbered: isNumbered(sql) }
    if (kept.size >= KEPT) kept.delete(kept.keys().next().value!)
    kept.set(sql, fresh)
    return fresh
  }
  const perform = (sql: string) => prepared(sql).statement.run()

  let depth = 0
  const store: WriteStore = {
    ...reading,
    run(sql, ...params) {
      const { statement, numbered } = prepared(sql)
      const { changes, lastInsertRowid } = statement.run(...bound(numbered, params))
      return { changes, lastInsertRowid: Number(lastInsertRowid) }
    },
    transaction<T>(work: () => T): T {
      const name = `level_${depth}`
      perform(depth === 0 ? 'BEGIN IMMEDIATE' : `SAVEPOINT ${name}`)
      depth += 1
      try {
        const value = work()
        perform(depth === 1 ? 'COMMIT' : `RELEASE ${name}`)
        return value
      } catch (thrown) {
        // SQLite itself may have rolled back (a full disk); there is nothing left to undo then
        if (connection.inTransaction) {
          if (depth === 1) perform('ROLLBACK')
          else {
            perform(`ROLLBACK TO ${name}`)
            perform(`RELEASE ${name}`)
          }
        }
        throw thrown
      } finally {
        depth -= 1
      }
    },
  }
  connections.set(store, connection)
  return store
}
