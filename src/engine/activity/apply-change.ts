import type { SqlValue, WriteStore } from '../store/sql.ts'
import type { AnalystTable } from './analyst-tables.ts'

/** A row that must be in one state so that it can be brought to another; JSON by column name, null: not there. */
export interface RowStep {
  readonly from: string | null
  readonly to: string | null
}

/** What stands in the way: the columns that are otherwise than the step expects; none where the row itself is gone or there already. */
export interface Conflict {
  readonly columns: readonly string[]
  readonly row: 'missing' | 'there' | 'changed'
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
const path = (name: string) => `'$.${name}'`

/** `WHERE` that names the row, over the JSON in `?1`. */
const named = (table: AnalystTable) => table.key.map((name) => `${quoted(name)} IS json_extract(?1, ${path(name)})`).join(' AND ')

interface Compared {
  readonly name: string
  /** whether it is to change: a step between two rows leaves what it did not touch alone */
  readonly steps: number
  readonly same: number
}

/** Each column of the row as it stands against the step; undefined where there is no such row. Values are compared in SQL, exactly. */
function compared(store: WriteStore, table: AnalystTable, { from, to }: RowStep): Compared[] | undefined {
  const row = (from ?? to)!
  const columns = table.columns.filter((name) => !table.derived.has(name) && !table.objects.has(name))
  const select = columns.flatMap((name, i) => [
    `json_extract(?1, ${path(name)}) IS NOT json_extract(?2, ${path(name)}) AS steps${i}`,
    `${quoted(name)} IS json_extract(?1, ${path(name)}) AS same${i}`,
  ])
  const flags = Object.entries(table.derivedUnless).map(([column, flag]) => `${quoted(flag)} = 0 AS ${quoted(`derived ${column}`)}`)
  const found = store.get<Record<string, number>>(
    `SELECT ${[...select, ...flags].join(', ')} FROM ${quoted(table.name)} WHERE ${named(table)}`,
    row,
    to,
  )
  return (
    found &&
    columns.map((name, i) => ({
      name,
      steps: found[`steps${i}`]!,
      same: Number(found[`same${i}`] === 1 || found[`derived ${name}`] === 1),
    }))
  )
}

type Fields = Readonly<Record<string, unknown>>

const fieldsOf = (row: string, column: string): Fields => JSON.parse((JSON.parse(row) as Record<string, string>)[column] ?? '{}') as Fields

/** A JSON object field by field: what the step changes in it, and which of those fields are otherwise than it expects. */
function objectStep(now: Fields, from: Fields, to: Fields): { readonly next: Fields; readonly otherwise: readonly string[] } {
  const touched = [...new Set([...Object.keys(from), ...Object.keys(to)])].filter(
    (field) => JSON.stringify(from[field]) !== JSON.stringify(to[field]),
  )
  const next: Record<string, unknown> = { ...now }
  for (const field of touched) {
    if (field in to) next[field] = to[field]
    else delete next[field]
  }
  return { next, otherwise: touched.filter((field) => JSON.stringify(now[field]) !== JSON.stringify(from[field])) }
}

function stepObjects(store: WriteStore, table: AnalystTable, from: string, to: string): Conflict | undefined {
  for (const column of table.objects) {
    const stored = store.get<{ value: string }>(`SELECT ${quoted(column)} AS value FROM ${quoted(table.name)} WHERE ${named(table)}`, from)
    if (!stored) return { row: 'missing', columns: [] }
    const { next, otherwise } = objectStep(JSON.parse(stored.value) as Fields, fieldsOf(from, column), fieldsOf(to, column))
    if (otherwise.length > 0) return { row: 'changed', columns: otherwise }
    store.run(
      `UPDATE ${quoted(table.name)} SET ${quoted(column)} = json_extract(?2, '$') WHERE ${named(table)}`,
      from,
      JSON.stringify(JSON.stringify(next)),
    )
  }
  return undefined
}

function insert(store: WriteStore, table: AnalystTable, to: string): Conflict | undefined {
  if (compared(store, table, { from: null, to })) return { row: 'there', columns: [] }
  const columns = table.columns.map(quoted).join(', ')
  const values = table.columns.map((name) => `json_extract(?1, ${path(name)})`).join(', ')
  store.run(`INSERT INTO ${quoted(table.name)} (${columns}) VALUES (${values})`, to)
  return undefined
}

function remove(store: WriteStore, table: AnalystTable, from: string): Conflict | undefined {
  const columns = compared(store, table, { from, to: null })
  if (!columns) return { row: 'missing', columns: [] }
  const otherwise = columns.filter((column) => column.same === 0)
  if (otherwise.length > 0) return { row: 'changed', columns: otherwise.map((column) => column.name) }
  for (const [dependent, column] of table.dependents) {
    store.run(
      `DELETE FROM ${quoted(dependent)} WHERE ${quoted(column)} = (SELECT ${table.key.map(quoted)} FROM ${quoted(table.name)} WHERE ${named(table)})`,
      from,
    )
  }
  const one = table.loose ? `rowid = (SELECT rowid FROM ${quoted(table.name)} WHERE ${named(table)} LIMIT 1)` : named(table)
  store.run(`DELETE FROM ${quoted(table.name)} WHERE ${one}`, from)
  return undefined
}

function update(store: WriteStore, table: AnalystTable, from: string, to: string): Conflict | undefined {
  const columns = compared(store, table, { from, to })
  if (!columns) return { row: 'missing', columns: [] }
  const steps = columns.filter((column) => column.steps === 1)
  const otherwise = steps.filter((column) => column.same === 0)
  if (otherwise.length > 0) return { row: 'changed', columns: otherwise.map((column) => column.name) }
  const conflict = stepObjects(store, table, from, to)
  if (conflict || steps.length === 0) return conflict
  const sets = steps.map(({ name }) => `${quoted(name)} = json_extract(?2, ${path(name)})`).join(', ')
  const values: SqlValue[] = [from, to]
  store.run(`UPDATE ${quoted(table.name)} SET ${sets} WHERE ${named(table)}`, ...values)
  return undefined
}

/**
 * Brings one row from the state the step expects to the other, touching only what differs between the two.
 * @returns what stands in the way, with nothing changed; undefined where it was done
 */
export function applyStep(store: WriteStore, table: AnalystTable, step: RowStep): Conflict | undefined {
  const { from, to } = step
  const conflict =
    from === null
      ? to === null
        ? undefined
        : insert(store, table, to)
      : to === null
        ? remove(store, table, from)
        : update(store, table, from, to)
  return table.loose ? undefined : conflict
}
