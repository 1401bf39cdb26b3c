import type { Sql, SqlValue } from '#kql/index.ts'
import type { HuntConnection } from '../connection.ts'
import { rowsOf } from '../run-steps.ts'
import type { LoadedColumn } from './loaded-table.ts'
import { unfit } from './unfit.ts'

interface VirtualTables {
  table(
    name: string,
    options: { columns: string[]; parameters?: string[]; safeIntegers?: boolean; rows: (...args: never[]) => Generator },
  ): unknown
}

const asked = new WeakMap<HuntConnection, { values: readonly SqlValue[] }>()

/** The dictionary that is being asked, as the table `kql_dictionary` of codes and values. */
function dictionaryOf(connection: HuntConnection): { values: readonly SqlValue[] } {
  const known = asked.get(connection)
  if (known) return known
  const current = { values: [] as readonly SqlValue[] }
  const host = connection as unknown as VirtualTables
  host.table('kql_dictionary', {
    columns: ['code', 'value'],
    safeIntegers: true,
    *rows() {
      for (let code = 0; code < current.values.length; code++) yield [BigInt(code), current.values[code]]
    },
  })
  asked.set(connection, current)
  return current
}

/** Runs SQL that answers `code`, `result` over the values of a column; the results by code. */
export function overDictionary(connection: HuntConnection, column: LoadedColumn, sql: Sql): SqlValue[] {
  if (column.kind !== 'values' || column.ids || !column.values) return unfit('its values are not at hand')
  const current = dictionaryOf(connection)
  current.values = column.values
  const results: SqlValue[] = new Array(column.size).fill(null)
  try {
    for (const row of rowsOf(connection, sql)) results[Number(row[0])] = row[1]!
  } finally {
    current.values = []
  }
  return results
}

/** The codes of a column in the order of their values; null, and '' which counts as missing, have no rank: −1. */
export function ranksOf(connection: HuntConnection, column: LoadedColumn): Int32Array {
  const text = `SELECT "code", NULL FROM "kql_dictionary" WHERE "value" IS NOT NULL AND "value" IS NOT '' ORDER BY "value"`
  const ranks = new Int32Array(column.kind === 'values' ? column.size : 0).fill(-1)
  if (column.kind !== 'values' || column.ids || !column.values) return unfit('its values are not at hand')
  const current = dictionaryOf(connection)
  current.values = column.values
  let rank = 0
  for (const row of rowsOf(connection, { text, parameters: [] })) ranks[Number(row[0])] = rank++
  return ranks
}
