import type { CatalogTable } from '#kql/index.ts'
import { clickhouse, clickhouseType } from '#kql/index.ts'
import type { HuntingTable } from '../../store/hunting-table.ts'

/** Where a copied row's import time stands: the `source` table of the case is not copied. */
export const INGESTED = '_ingested'

/** Columns before those of the table itself: which row of the case this is, so that a finding leads back to its record. */
const provenance = ['"_id" Int64', '"_source" Int64', '"_record" Int64', `"${INGESTED}" Int64`]

const { quote } = clickhouse

/** The statement that makes the copy of a hunting table; rows lie in time order, because hunts ask for stretches of time. */
export function createTable(table: HuntingTable): string {
  const columns = table.columns.map(({ internal, type }) => `${quote(internal)} ${clickhouseType(type)}`)
  const time = table.columns.find((column) => column.name === table.timeColumn)
  const order = time ? `(ifNull(${quote(time.internal)}, 0), "_id")` : '"_id"'
  return `CREATE TABLE ${quote(table.name)} (${[...provenance, ...columns].join(', ')}) ENGINE = MergeTree ORDER BY ${order}`
}

/** The table as a hunt on the copy knows it. */
export const onClickHouse = (table: CatalogTable): CatalogTable => ({ ...table, ingestionTime: quote(INGESTED) })
