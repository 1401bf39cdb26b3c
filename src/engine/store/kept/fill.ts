import type { ColumnType } from '#model/tables/column.ts'
import { quotedName, type StoredColumn } from '../column-layout.ts'
import { huntingTable } from '../hunting-table.ts'
import type { ReadStore, SqlValue, WriteStore } from '../sql.ts'
import { connectionOf } from '../statements.ts'
import { firstId, packCells, segmentOf } from './cells.ts'
import { createDictionary, type Dictionary, idsOfBytes, valuesOfJson } from './dictionary.ts'

interface Kept {
  id: number
  kind: 'rows' | 'values' | 'numbers' | 'unfit'
  covered: number
}

/** Different numbers past which a column of integers keeps the numbers themselves. */
const MOST_NUMBERS = 65_536

const isInteger = (type: ColumnType) => type === 'int' || type === 'long' || type === 'datetime' || type === 'timespan'
const isReal = (type: ColumnType) => type === 'real' || type === 'decimal'
const isTicks = (type: ColumnType) => type === 'datetime' || type === 'timespan'

/** Columns that are read together: each row is opened once for all of them, and no more dictionaries than these are in memory. */
const TOGETHER = 8

/** A column on its way: what is kept of it, and its dictionary where it has one. */
interface Filling {
  readonly column: StoredColumn | null
  kept: Kept
  dictionary?: Dictionary
}

interface Segment {
  readonly cells: Float64Array
  readonly greatestCell: number
  readonly least?: bigint
  readonly greatest?: bigint
  readonly learnt?: ReturnType<Dictionary['learnt']>
}

function keptColumn(store: WriteStore, table: string, column: StoredColumn | null): Kept {
  const name = column?.internal ?? ''
  const find = () => store.get<Kept>('SELECT id, kind, covered FROM kept_column WHERE table_name = ? AND column_name = ?', table, name)
  const known = find()
  if (known) return known
  const kind: Kept['kind'] = column === null ? 'rows' : isTicks(column.type) ? 'numbers' : 'values'
  store.run('INSERT INTO kept_column (table_name, column_name, kind, stamp) VALUES (?, ?, ?, hex(randomblob(8)))', table, name, kind)
  return find()!
}

/** Ids of the rows of a segment and, a column, their values; one value where all rows have the same. */
interface Rows {
  readonly ids: readonly number[]
  readonly values: readonly (readonly SqlValue[])[]
}

function rowsBetween(store: WriteStore, table: string, columns: readonly string[], first: number, last: number): Rows {
  const connection = connectionOf(store)
  const where = `FROM ${quotedName(table)} WHERE _id BETWEEN ? AND ?`
  const ask = (list: readonly string[]) =>
    connection
      .prepare(`SELECT ${list.join(', ')} ${where} ORDER BY _id`)
      .raw(true)
      .safeIntegers(true)
      .all(BigInt(first), BigInt(last)) as SqlValue[][]
  const bounds = columns.flatMap((column) => [`min(${quotedName(column)})`, `max(${quotedName(column)})`, `count(${quotedName(column)})`])
  const [told = []] = connection
    .prepare(`SELECT count(*), ${bounds.join(', ') || 'NULL'} ${where}`)
    .raw(true)
    .safeIntegers(true)
    .all(BigInt(first), BigInt(last)) as SqlValue[][]
  const alike = columns.map((_, i) => {
    const [least, greatest, filled] = [told[3 * i + 1]!, told[3 * i + 2]!, told[3 * i + 3]!]
    return filled === 0n || (least === greatest && filled === told[0])
  })
  const varying = columns.filter((_, i) => !alike[i])
  const rows = ask(['_id', ...varying.map(quotedName)])
  const ids = rows.map((row) => Number(row[0]))
  const values = columns.map((column, i) => (alike[i] ? [told[3 * i + 1]!] : rows.map((row) => row[varying.indexOf(column) + 1]!)))
  return { ids, values }
}

function rowsSegment(ids: readonly number[], first: number, last: number): Segment {
  // A cell says that a row is missing, so that a segment without holes takes no room.
  const cells = new Float64Array(last - first + 1).fill(1)
  for (const id of ids) cells[id - first] = 0
  return { cells, greatestCell: ids.length === cells.length ? 0 : 1 }
}

function valuesSegment(ids: readonly number[], values: readonly SqlValue[], first: number, last: number, dictionary: Dictionary): Segment {
  const cells = new Float64Array(last - first + 1)
  const isAlike = values.length === 1
  let greatestCell = 0
  for (let i = 0; i < ids.length; i++) {
    const code = isAlike && i > 0 ? greatestCell : dictionary.code(values[isAlike ? 0 : i]!, ids[i]!)
    cells[ids[i]! - first] = code
    if (code > greatestCell) greatestCell = code
  }
  return { cells, greatestCell, learnt: dictionary.learnt() }
}

/** Numbers as their distance from the least, one more: 0 stands for null. Undefined where a double does not hold the distance. */
function numbersSegment(ids: readonly number[], values: readonly (bigint | null)[], first: number, last: number): Segment | undefined {
  const cells = new Float64Array(last - first + 1)
  let least: bigint | undefined
  let greatest: bigint | undefined
  for (const value of values) {
    if (value === null) continue
    if (least === undefined || value < least) least = value
    if (greatest === undefined || value > greatest) greatest = value
  }
  if (least === undefined || greatest === undefined) return { cells, greatestCell: 0 }
  const span = Number(greatest - least)
  if (span >= Number.MAX_SAFE_INTEGER) return undefined
  for (let i = 0; i < ids.length; i++) {
    const value = values[values.length === 1 ? 0 : i]!
    if (value !== null) cells[ids[i]! - first] = Number(value - least) + 1
  }
  return { cells, greatestCell: span + 1, least, greatest }
}

function write(store: WriteStore, kept: Kept, number: number, segment: Segment, covered: number): void {
  const { width, bytes } = packCells(segment.cells, segment.greatestCell)
  store.run(
    `INSERT OR REPLACE INTO kept_segment (kept_column, number, least, greatest, width, cells, added_ids, added)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    kept.id,
    number,
    segment.least ?? null,
    segment.greatest ?? null,
    width,
    bytes,
    segment.learnt?.ids ? 1 : 0,
    segment.learnt?.bytes ?? new Uint8Array(),
  )
  store.run('UPDATE kept_column SET covered = ? WHERE id = ?', covered, kept.id)
  kept.covered = covered
}

/** Begins a column anew as another kind. */
function turn(store: WriteStore, filling: Filling, kind: Kept['kind']): void {
  store.run('DELETE FROM kept_segment WHERE kept_column = ?', filling.kept.id)
  store.run('UPDATE kept_column SET kind = ?, covered = 0, stamp = hex(randomblob(8)) WHERE id = ?', kind, filling.kept.id)
  filling.kept = { ...filling.kept, kind, covered: 0 }
}

/** The values of the dictionary as the whole segments before one have left it. */
function knownValues(store: WriteStore, kept: Kept, table: string, column: StoredColumn, before: number): SqlValue[] {
  const parts = store.all<{ added_ids: number; added: Uint8Array }>(
    'SELECT added_ids, added FROM kept_segment WHERE kept_column = ? AND number < ? ORDER BY number',
    kept.id,
    before,
  )
  const byId = connectionOf(store)
    .prepare(`SELECT ${quotedName(column.internal)} FROM ${quotedName(table)} WHERE _id = ?`)
    .raw(true)
    .safeIntegers(true)
  return parts.flatMap(({ added_ids, added }) =>
    added_ids ? Array.from(idsOfBytes(added), (id) => (byId.get(id) as [SqlValue])[0]) : valuesOfJson(added, column.type),
  )
}

/** Keeps one segment of one column, or turns the column into another kind where it does not fit its own. */
function fillSegment(
  store: WriteStore,
  table: string,
  filling: Filling,
  { ids, values }: { ids: readonly number[]; values: readonly SqlValue[] },
  number: number,
  end: number,
): void {
  const { column, kept } = filling
  const first = firstId(number)
  if (column === null) write(store, kept, number, rowsSegment(ids, first, end), end)
  else if (kept.kind === 'numbers') {
    const segment = numbersSegment(ids, values as readonly (bigint | null)[], first, end)
    if (segment) write(store, kept, number, segment, end)
    else turn(store, filling, 'unfit')
  } else {
    filling.dictionary ??= createDictionary(knownValues(store, kept, table, column, number))
    const { dictionary } = filling
    const segment = valuesSegment(ids, values, first, end, dictionary)
    const isTooWide = dictionary.size > (number === 0 ? MOST_NUMBERS / 2 : MOST_NUMBERS)
    if (isInteger(column.type) && isTooWide) turn(store, filling, 'numbers')
    else if (dictionary.isTooLarge || (isReal(column.type) && isTooWide)) turn(store, filling, 'unfit')
    else write(store, kept, number, segment, end)
  }
}

/** Brings some columns to the table's last row together, a segment at a time; tells how many cells that were. */
function* fillTogether(store: WriteStore, table: string, columns: readonly (StoredColumn | null)[], last: number): Generator<number> {
  const all: Filling[] = columns.map((column) => ({ column, kept: keptColumn(store, table, column) }))
  for (;;) {
    const open = all.filter(({ kept }) => kept.kind !== 'unfit' && kept.covered < last)
    if (open.length === 0) return
    const number = Math.min(...open.map(({ kept }) => segmentOf(kept.covered + 1)))
    const now = open.filter(({ kept }) => segmentOf(kept.covered + 1) === number)
    const [first, end] = [firstId(number), Math.min(last, firstId(number + 1) - 1)]
    const named = now.flatMap(({ column }) => (column ? [column.internal] : []))
    const rows = rowsBetween(store, table, named, first, end)
    store.transaction(() => {
      for (const one of now) {
        const values = one.column ? rows.values[named.indexOf(one.column.internal)]! : []
        fillSegment(store, table, one, { ids: rows.ids, values }, number, end)
      }
    })
    yield now.length * (end - first + 1)
  }
}

/** Brings the kept columns of a table to its last row, a segment of a few columns at a time, each committed with how far it reaches. */
export function* fillColumns(store: WriteStore, name: string): Generator<{ done: number; total: number }> {
  const table = huntingTable(store, name)
  if (!table) return
  const last = store.get<{ last: number | null }>(`SELECT max(_id) AS last FROM ${quotedName(name)}`)!.last ?? 0
  const columns = [null, ...table.columns]
  const total = columns.length * last
  let done = 0
  for (let at = 0; at < columns.length; at += TOGETHER) {
    for (const cells of fillTogether(store, name, columns.slice(at, at + TOGETHER), last)) {
      done += cells
      yield { done: Math.min(done, total), total }
    }
  }
}

/** The last row that every column of a table is kept to; 0 where one is not begun. Columns left to the table do not count. */
export function columnsCovered(store: ReadStore, table: string, columns: number): number {
  const { n, least } = store.get<{ n: number; least: number | null }>(
    "SELECT count(*) AS n, min(CASE WHEN kind = 'unfit' THEN NULL ELSE covered END) AS least FROM kept_column WHERE table_name = ?",
    table,
  )!
  return n === columns + 1 ? (least ?? 0) : 0
}

/** The last row that any column of a table is kept to. */
export const keptTo = (store: ReadStore, table: string): number =>
  store.get<{ last: number | null }>('SELECT max(covered) AS last FROM kept_column WHERE table_name = ?', table)!.last ?? 0

/** Throws the kept columns of a table away, where rows they hold are about to go: their ids may be given again. */
export function dropColumns(store: WriteStore, table: string): void {
  store.run('DELETE FROM kept_segment WHERE kept_column IN (SELECT id FROM kept_column WHERE table_name = ?)', table)
  store.run('DELETE FROM kept_column WHERE table_name = ?', table)
}
