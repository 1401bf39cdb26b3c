import { type Problem, problem } from '#base/problem.ts'
import type { Table } from '#model/tables/column.ts'
import { schemaTable, timeColumnOf } from '#model/tables/schema.ts'
import { type Batch, emptyBatch, type TypedRows } from './batch.ts'
import type { Item, TableRow } from './format.ts'
import { createRowTyper, createTypingNotes, type RowTyper, type TypingNotes } from './typing/row-typer.ts'
import type { Written } from './typing/typed-value.ts'

/** Cells after which a batch is full: a few megabytes, well under a tenth of a second to store. */
const FULL_AT_CELLS = 200_000

/** Problems of one kind that a source may tell one by one; the rest are told as a count, so that no source fills the case with them. */
const TOLD_EACH = 1000

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
  const told = new Map<string, number>()
  let batch = emptyBatch()
  let open = new Map<RowTyper, TypedRows>()
  let cells = 0

  function typerOf(name: string, columns: readonly string[] | null): RowTyper {
    const table = own.get(name) ?? schemaTable(name)
    if (!table) throw new Error(`a format filled the table ${name} without telling its columns`)
    const headers = columns ?? table.columns.map((column) => column.name)
    const key = JSON.stringify([name, columns])
    const known = typers.get(key)
    if (known) return known
    const typer = createRowTyper(table, headers, notes)
    typers.set(key, typer)
    return typer
  }

  function put(typer: RowTyper, record: number, values: readonly Written[]): void {
    let rows = open.get(typer)
    if (!rows) {
      rows = { table: typer.table, columns: typer.columns, rows: [], first: null, last: null }
      open.set(typer, rows)
      batch.rows.push(rows)
      typer.first = typer.last = null
    }
    rows.rows.push(typer.row(record, values))
    cells += values.length
  }

  function putRow(record: number, row: TableRow): void {
    const table = own.get(row.table) ?? schemaTable(row.table)
    const names = table?.columns.map((column) => column.name) ?? []
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
      return cells >= FULL_AT_CELLS || batch.problems.length >= TOLD_EACH
    },
    add(item) {
      switch (item.type) {
        case 'table': {
          const timeColumn = timeColumnOf(item.columns)
          own.set(item.name, { name: item.name, columns: item.columns, ...(timeColumn ? { timeColumn } : {}) })
          return
        }
        case 'note':
          tell(item.problem, false, item.problem.where?.record ?? null, item.problem.where?.offset ?? null, '')
          return
        case 'reject':
          batch.read += 1
          batch.rejected += 1
          cells += 10
          tell(item.problem, true, item.record, item.offset, item.raw)
          return
        case 'batch': {
          const typer = typerOf(item.table, item.columns)
          item.rows.forEach((row, i) => {
            put(typer, item.firstRecord + i, row)
          })
          batch.read += item.rows.length
          return
        }
        case 'record': {
          const { record, offset } = item
          batch.read += 1
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
        rows.first = typer.first
        rows.last = typer.last
      }
      const full = batch
      batch = emptyBatch()
      open = new Map()
      cells = 0
      return full
    },
    closing() {
      const unfit = [...notes.unfit.values()].map((one) => {
        const values = one.count === 1 ? 'One value' : `${one.count} values`
        const message = `${values} of ${one.table}.${one.column.name} do not fit ${one.column.type} and are kept as text, e.g. ${JSON.stringify(one.example)}`
        return problem('value.unfit', message, { severity: 'warning', where: { record: one.record } })
      })
      const many = [...told].filter(([, count]) => count > TOLD_EACH)
      const more = many.map(([code, count]) =>
        problem('problem.more', `${count - TOLD_EACH} more problems of the kind ${code} are counted, not listed`, { severity: 'warning' }),
      )
      return [...unfit, ...more]
    },
  }
}
