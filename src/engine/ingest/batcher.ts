import { assert } from '#base/assert.ts'
import { type Problem, problem } from '#base/problem.ts'
import type { Table } from '#model/tables/column.ts'
import { schemaTable, timeColumnOf } from '#model/tables/schema.ts'
import type { SqlValue } from '../store/sql.ts'
import type { Batch } from './batch.ts'
import type { CellsItem, Item, TableRow } from './format.ts'
import { createImageRows } from './image-rows.ts'
import { type CellTyper, createCellTyper, spanOf } from './typing/cell-typer.ts'
import { createTypingNotes, type TypingNotes } from './typing/notes.ts'
import { packRows } from './typing/pack-rows.ts'
import { createRowTyper, type RowTyper } from './typing/row-typer.ts'
import type { Written } from './typing/typed-value.ts'

/** Cells after which a batch is full: a few megabytes, well under a tenth of a second to store. */
const FULL_AT_CELLS = 200_000

/** Bytes of the source after which a batch of large records is full. */
const FULL_AT_BYTES = 8 * 2 ** 20

/** Tables, or kinds of rows of one, after which a batch is full. */
const FULL_AT_TABLES = 40

/** Columns a table of the evidence's own may have: SQLite takes 2,000 in a table and in an answer. */
const MAX_COLUMNS = 1000

/** Typers that are kept for the next row of their kind; evidence may name a member differently in every record. */
const KEPT_TYPERS = 500

/** Problems of one kind that a source may tell one by one; the rest are told as a count, so that no source fills the case with them. */
const TOLD_EACH = 1000

const begun = (): Omit<Batch, 'rows' | 'image'> => ({ read: 0, rejected: 0, alerts: [], incidents: [], raws: [], problems: [] })

export interface Batcher {
  add(item: Item): void
  readonly full: boolean
  /** The batch so far, emptied. */
  take(): Batch
  readonly notes: TypingNotes
  /** What is to be said of the source after its last item. */
  closing(): Problem[]
}

/** Gathers the items of one source into typed batches. */
export function createBatcher(): Batcher {
  const notes = createTypingNotes()
  const own = new Map<string, Table>()
  const typers = new Map<string, RowTyper>()
  const cellTypers = new Map<string, CellTyper>()
  const told = new Map<string, number>()
  const images = createImageRows()
  let batch = begun()
  let open = new Map<RowTyper, SqlValue[][]>()
  let cells = 0
  let from = 0 // offset the batch starts at, and the one it has reached
  let reached = 0

  function tableOf(name: string): Table {
    const table = own.get(name) ?? schemaTable(name)
    assert(table, `a format tells the columns of ${name} before it fills it`)
    return table
  }

  /** A schema's table crosses threads by name. */
  const named = (table: Table): string | Table => (own.has(table.name) ? table : table.name)

  function typerOf(name: string, columns: readonly string[] | null): RowTyper {
    const table = tableOf(name)
    const headers = columns ?? table.columns.map((column) => column.name)
    const key = JSON.stringify([name, columns])
    const known = typers.get(key)
    if (known) return known
    const typer = createRowTyper(table, headers, notes)
    if (typers.size >= KEPT_TYPERS) typers.clear()
    typers.set(key, typer)
    return typer
  }

  function put(typer: RowTyper, record: number, values: readonly Written[]): void {
    let rows = open.get(typer)
    if (!rows) {
      rows = []
      open.set(typer, rows)
      typer.first = typer.last = null
    }
    rows.push(typer.row(record, values))
    cells += values.length
  }

  function putCells({ table: name, headers, block }: CellsItem): void {
    if (block.records.length === 0) return
    const table = tableOf(name)
    const key = JSON.stringify([name, headers])
    const typer = cellTypers.get(key) ?? createCellTyper(table, headers, notes)
    cellTypers.set(key, typer)
    const rows = typer(block)
    images.add(named(table), rows, spanOf(rows, table.timeColumn))
    batch.read += rows.count
    cells += rows.count * headers.length
  }

  function putRow(record: number, row: TableRow): void {
    const names = tableOf(row.table).columns.map((column) => column.name)
    const known = new Set(names)
    const beside = Object.keys(row.values).filter((name) => !known.has(name))
    const headers = [...names, ...beside]
    const typer = beside.length === 0 ? typerOf(row.table, null) : typerOf(row.table, headers)
    put(
      typer,
      record,
      headers.map((name) => (Object.hasOwn(row.values, name) ? row.values[name] : undefined)),
    )
  }

  function tell(of: Problem, rejected: boolean, record: number | null, offset: number | null, raw: string): void {
    const count = (told.get(of.code) ?? 0) + 1
    told.set(of.code, count)
    if (count <= TOLD_EACH) batch.problems.push({ problem: of, rejected, record, offset, raw })
  }

  return {
    notes,
    get full() {
      return (
        cells >= FULL_AT_CELLS ||
        reached - from >= FULL_AT_BYTES ||
        images.bytes >= FULL_AT_BYTES ||
        open.size >= FULL_AT_TABLES ||
        batch.problems.length >= TOLD_EACH
      )
    },
    add(item) {
      switch (item.type) {
        case 'table': {
          const columns = item.columns.slice(0, MAX_COLUMNS)
          if (columns.length < item.columns.length) {
            const message = `Only the first ${MAX_COLUMNS} of ${item.columns.length} columns are columns of ${item.name}; the others are kept with each record`
            tell(problem('table.too-wide', message, { severity: 'warning' }), false, null, null, '')
          }
          const timeColumn = timeColumnOf(columns)
          own.set(item.name, { name: item.name, columns, ...(timeColumn ? { timeColumn } : {}) })
          return
        }
        case 'note':
          tell(item.problem, false, item.problem.where?.record ?? null, item.problem.where?.offset ?? null, '')
          return
        case 'reject':
          batch.read += 1
          batch.rejected += 1
          cells += 10
          reached = item.offset
          tell(item.problem, true, item.record, item.offset, item.raw)
          return
        case 'cells':
          for (const reject of item.block.rejects) this.add({ type: 'reject', ...reject })
          putCells(item)
          return
        case 'record': {
          const { record, offset } = item
          batch.read += 1
          reached = offset
          cells += 10 + (item.raw ? item.raw.length / 100 : 0)
          for (const row of item.rows ?? []) putRow(record, row)
          for (const alert of item.alerts ?? []) batch.alerts.push({ record, alert })
          if (item.incident) batch.incidents.push({ record, incident: item.incident })
          if (item.raw !== undefined) batch.raws.push({ record, offset, body: item.raw })
          for (const one of item.problems ?? []) tell(one, false, record, offset, '')
        }
      }
    },
    take() {
      for (const [typer, rows] of open) {
        images.add(named(typer.table), packRows(typer.columns, rows), typer)
      }
      const full = { ...batch, ...images.take() }
      batch = begun()
      open = new Map()
      cells = 0
      from = reached
      return full
    },
    closing() {
      const unfit = [...notes.unfits].map((one) => {
        const column = `${one.table}.${one.column.name}`
        const example = JSON.stringify(one.example)
        const message =
          one.count === 1
            ? `One value of ${column} does not fit ${one.column.type} and is kept as text: ${example}`
            : `${one.count} values of ${column} do not fit ${one.column.type} and are kept as text, e.g. ${example}`
        return problem('value.unfit', message, { severity: 'warning', where: { record: one.record } })
      })
      const many = [...told].filter(([, count]) => count > TOLD_EACH)
      const more = many.map(([code, count]) =>
        problem('problem.more', `${count - TOLD_EACH} more problems of the kind ${code} are counted, not listed`, { severity: 'warning' }),
      )
      const where = { record: notes.firstLatin1 ?? 0 }
      const latin1 =
        notes.firstLatin1 === null
          ? []
          : [problem('text.not-utf8', 'Text that is not valid UTF-8 is read as Latin-1', { severity: 'warning', where })]
      return [...latin1, ...unfit, ...more]
    },
  }
}
