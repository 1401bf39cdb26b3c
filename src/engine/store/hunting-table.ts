import { createHash } from 'node:crypto'
import type { Column, Table } from '#model/tables/column.ts'
import { schemaTable, schemaTables } from '#model/tables/schema.ts'
import { declaredType, HIDDEN_COLUMNS, quotedName, type StoredColumn, storedColumns } from './column-layout.ts'
import type { ReadStore, WriteStore } from './sql.ts'

/** A hunting table that holds rows, as the catalog of the case lists it. */
export interface HuntingTable {
  readonly name: string
  readonly columns: readonly StoredColumn[]
  readonly timeColumn: string | null
  /** `schema`: its columns are those of a product schema; `own`: named and shaped by the evidence */
  readonly origin: 'schema' | 'own'
  readonly rows: number
  /** oldest and newest time its rows tell, ticks */
  readonly first: bigint | null
  readonly last: bigint | null
  /** whether its rows say by how much their times stand corrected (`_clock`) */
  readonly clocked: boolean
}

interface CatalogRow {
  name: string
  columns: string
  time_column: string | null
  origin: 'schema' | 'own'
  rows: number
  first_time: bigint | null
  last_time: bigint | null
  clocked: number
}

const told = (row: CatalogRow): HuntingTable => ({
  name: row.name,
  columns: JSON.parse(row.columns) as StoredColumn[],
  timeColumn: row.time_column,
  origin: row.origin,
  rows: row.rows,
  first: row.first_time,
  last: row.last_time,
  clocked: row.clocked === 1,
})

/** Every hunting table of the case, by name. */
export function huntingTables(store: ReadStore): HuntingTable[] {
  return store.all<CatalogRow>('SELECT * FROM hunting_table ORDER BY name').map(told)
}

export function huntingTable(store: ReadStore, name: string): HuntingTable | undefined {
  const row = store.get<CatalogRow>('SELECT * FROM hunting_table WHERE name = ?', name)
  return row && told(row)
}

/** Whether SQLite already has something of that name, for which it ignores ASCII case, or a schema claims it. */
function isNameTaken(store: ReadStore, name: string): boolean {
  if (/^sqlite_/i.test(name) || schemaTables.some((table) => table.name.toLowerCase() === name.toLowerCase())) return true
  return store.get('SELECT 1 FROM sqlite_schema WHERE lower(name) = lower(?)', name) !== undefined
}

const sameColumns = (a: readonly Column[], b: readonly Column[]) =>
  a.length === b.length && a.every((column, i) => column.name === b[i]!.name && column.type === b[i]!.type)

/**
 * The table of the case that a table of the evidence's own means: the one of that name and those columns. Where the name is taken by
 * another, the columns mark it.
 */
function ownTable(store: ReadStore, table: Table): Table {
  const known = huntingTable(store, table.name)
  if (known ? known.origin === 'own' && sameColumns(known.columns, table.columns) : !isNameTaken(store, table.name)) return table
  const mark = createHash('sha256').update(JSON.stringify(table.columns)).digest('hex').slice(0, 6)
  return { ...table, name: `${table.name}_${mark}` }
}

/**
 * The table ready for rows, created with its catalog entry where it does not exist yet. A table of the evidence's own may come to stand
 * under another name than it asked for.
 */
export function ensureHuntingTable(store: WriteStore, asked: Table): HuntingTable {
  const origin = schemaTable(asked.name) === asked ? 'schema' : 'own'
  const table = origin === 'schema' ? asked : ownTable(store, asked)
  const known = huntingTable(store, table.name)
  if (known) return known
  const columns = storedColumns(table.columns)
  const [id, ...provenance] = HIDDEN_COLUMNS
  const declared = [
    `${id} INTEGER PRIMARY KEY`,
    `${provenance[0]} INTEGER NOT NULL`,
    `${provenance[1]} INTEGER NOT NULL`,
    `${provenance[2]} TEXT NOT NULL DEFAULT ''`,
    ...columns.map((column) => `${quotedName(column.internal)} ${declaredType(column.type)}`),
  ]
  store.run(`CREATE TABLE ${quotedName(table.name)} (${declared.join(', ')}) STRICT`)
  store.run(
    'INSERT INTO hunting_table (name, columns, time_column, origin) VALUES (?, ?, ?, ?)',
    table.name,
    JSON.stringify(columns),
    table.timeColumn ?? null,
    origin,
  )
  return { name: table.name, columns, timeColumn: table.timeColumn ?? null, origin, rows: 0, first: null, last: null, clocked: false }
}
