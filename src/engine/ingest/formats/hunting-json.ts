import { type Problem, problem } from '#base/problem.ts'
import type { Json } from '#model/alert-record.ts'
import type { Column, ColumnType } from '#model/tables/column.ts'
import type { Format, Item, ReadContext, Source } from '../format.ts'
import { ownTableName } from '../own-table.ts'
import { type JsonValue, jsonValues } from '../read/json-values.ts'
import { rawStart } from '../read/limits.ts'
import { recogniseTable } from '../recognise-table.ts'
import { firstObjects } from './json/first-objects.ts'
import { isObject, type JsonObject } from './reading/object.ts'

/** Types as the APIs write them: .NET's names in hunting results, Kusto's in Log Analytics. */
const TYPES: Record<string, ColumnType> = {
  string: 'string',
  datetime: 'datetime',
  date: 'datetime',
  int: 'int',
  int32: 'int',
  long: 'long',
  int64: 'long',
  real: 'real',
  double: 'real',
  decimal: 'decimal',
  sqldecimal: 'decimal',
  bool: 'bool',
  boolean: 'bool',
  sbyte: 'bool',
  timespan: 'timespan',
  guid: 'guid',
  dynamic: 'dynamic',
  object: 'dynamic',
}

/** The columns a `Schema` (or `columns`) member tells; undefined where it tells none. */
function columnsOf(schema: Json | undefined): Column[] | undefined {
  if (!Array.isArray(schema)) return undefined
  const columns = schema.filter(isObject).map((column) => {
    const name = column.Name ?? column.name ?? column.ColumnName
    const type = column.Type ?? column.type ?? column.ColumnType
    return { name: String(name ?? ''), type: TYPES[String(type).toLowerCase()] ?? 'string' }
  })
  return columns.length > 0 ? columns : undefined
}

const schemaOf = (envelope: JsonObject) => columnsOf(envelope.Schema ?? envelope.schema ?? envelope.columns)

/** Records held back until the schema is known, which may stand behind them. */
const HELD = 2000

async function* read(source: Source, context: ReadContext): AsyncIterable<Item> {
  let columns: Column[] | undefined
  let table: string | undefined
  let held: JsonValue[] = []

  function* open(found: readonly Column[]): Iterable<Item> {
    columns = [...found]
    const names = found.map((column) => column.name)
    const { table: known, candidates } = recogniseTable(names)
    if (known) {
      table = known.name
      return
    }
    table = ownTableName(source.name)
    const why = candidates.length ? `its columns fit ${candidates.slice(0, 5).join(', ')} alike` : 'its columns are those of no known table'
    yield { type: 'table', name: table, columns: found }
    const message = `The result is kept in a table of its own, named after the file: ${why}`
    yield { type: 'note', problem: problem('table.own', message, { severity: 'info' }) }
  }

  function* tell(item: JsonValue): Iterable<Item> {
    const { record, offset, value, text } = item
    if (!columns) yield* open(isObject(value) ? Object.keys(value).map((name) => ({ name, type: 'string' })) : [])
    const values = isObject(value) ? value : Array.isArray(value) ? paired(columns!, value) : undefined
    if (values) yield { type: 'record', record, offset, rows: [{ table: table!, values }] }
    else yield { type: 'reject', record, offset, problem: { ...NO_ROW, where: { record, offset } }, raw: rawStart(text) }
  }

  for await (const item of jsonValues(source, context, ['Results', 'results', 'tables', 'Tables'], ['rows', 'Rows'])) {
    if (item.type === 'envelope') {
      const found = schemaOf(item.value)
      if (!found) continue
      yield* open(found)
      for (const one of held) yield* tell(one)
      held = []
    } else if (item.type !== 'value') yield item
    else if (columns || held.length >= HELD) {
      for (const one of held) yield* tell(one)
      held = []
      yield* tell(item)
    } else held.push(item)
  }
  for (const one of held) yield* tell(one)
}

const NO_ROW: Problem = problem('record.no-row', 'The record is no row of the result: neither an object nor a list as long as its columns')

/** The cells of a Log Analytics row under their columns' names. */
function paired(columns: readonly Column[], cells: readonly Json[]): JsonObject | undefined {
  if (cells.length !== columns.length) return undefined
  return Object.fromEntries(columns.map((column, i) => [column.name, cells[i]!]))
}

function sureness(first: JsonObject | undefined, odataContext: string): number {
  if (!first) return 0
  const rows = first.Results ?? first.results
  if (Array.isArray(rows)) {
    if (schemaOf(first) || 'Stats' in first || odataContext.includes('huntingQueryResults')) return 0.95
    return rows.length > 0 && rows.every(isObject) ? 0.4 : 0
  }
  const tables = first.tables ?? first.Tables
  const table = Array.isArray(tables) ? tables[0] : undefined
  return isObject(table) && columnsOf(table.columns ?? table.Columns) ? 0.95 : 0
}

/** Results of hunting queries as the APIs answer them: Defender XDR, Microsoft Graph `runHuntingQuery`, Log Analytics. */
export const huntingJson: Format = {
  id: 'hunting-json',
  title: 'Hunting results (JSON)',
  version: 1,
  sniff(head) {
    const { objects } = firstObjects(head)
    const context = objects[0]?.['@odata.context']
    return sureness(objects[0], typeof context === 'string' ? context : '')
  },
  read,
}
