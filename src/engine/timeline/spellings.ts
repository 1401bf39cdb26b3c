import type { TableInSql } from '../entities/hunting-rows.ts'
import type { ReadStore } from '../store/sql.ts'

/** Whether an index begins with that column: values of it can then be walked without reading rows. */
function isIndexed(store: ReadStore, of: TableInSql, column: string): boolean {
  return (
    store.get(
      `SELECT 1 FROM pragma_index_list(?) AS list, pragma_index_info(list.name) AS info
       WHERE info.seqno = 0 AND info.name = ? LIMIT 1`,
      of.table.name,
      of.table.columns.find((one) => one.name === column)!.internal,
    ) !== undefined
  )
}

/**
 * How a table writes a name that is known in lower case. Where the column leads an index, its distinct values are walked, one look-up
 * each; elsewhere the two spellings evidence uses are taken.
 */
export function spellingsOf(store: ReadStore, of: TableInSql, column: string, value: string): string[] {
  if (!isIndexed(store, of, column)) return [...new Set([value, value.toUpperCase()])]
  const name = of.sql(column)
  return store
    .all<{ v: string }>(
      `WITH RECURSIVE walk (v) AS (
         SELECT min(${name}) FROM ${of.from}
         UNION ALL SELECT (SELECT min(${name}) FROM ${of.from} WHERE ${name} > walk.v) FROM walk WHERE walk.v IS NOT NULL
       ) SELECT v FROM walk WHERE v = ? COLLATE NOCASE`,
      value,
    )
    .map((row) => row.v)
}
