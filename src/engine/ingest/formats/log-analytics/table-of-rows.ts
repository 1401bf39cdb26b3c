import { schemaTable } from '#model/tables/schema.ts'
import type { Head } from '../../format.ts'
import { columnName, recogniseTable } from '../../recognise-table.ts'
import { firstObjects } from '../json/first-objects.ts'
import { type JsonObject, textOf } from '../reading/object.ts'

/** The table a row names itself (`Type`, the portal's `$table`), where a schema knows it and the row has its columns. */
export function namedTable(row: JsonObject): string | undefined {
  const table = schemaTable(textOf(row.Type) || textOf(row.$table))
  const fits = table?.columns.filter((column) => column.name in row).length ?? 0
  return table && fits >= 3 ? table.name : undefined
}

/** The table that rows of JSON come from: named by themselves, else told by the columns of the first of them. */
export function tableOfRows(head: Head): string | undefined {
  const [first, ...rest] = firstObjects(head).objects
  if (!first) return undefined
  const named = namedTable(first)
  if (named) return named
  const columns = [...new Set([first, ...rest].flatMap((object) => Object.keys(object).map(columnName)))]
  return recogniseTable(columns).table?.name
}
