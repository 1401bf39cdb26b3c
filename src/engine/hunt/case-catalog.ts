import type { Catalog, CatalogTable } from '#kql/index.ts'
import type { Column, Table } from '#model/tables/column.ts'
import { schemaTables } from '#model/tables/schema.ts'
import { type HuntingTable, huntingTables } from '../store/hunting-table.ts'
import type { ReadStore } from '../store/sql.ts'
import { caseFunctions } from './case-functions.ts'
import { hasGeoNetworks } from './geo-pack.ts'

/** Names of earlier portals that public hunts still use, and the table each became. */
const formerNames: Readonly<Record<string, string>> = {
  ProcessCreationEvents: 'DeviceProcessEvents',
  NetworkCommunicationEvents: 'DeviceNetworkEvents',
  FileCreationEvents: 'DeviceFileEvents',
  RegistryEvents: 'DeviceRegistryEvents',
  LogonEvents: 'DeviceLogonEvents',
  ImageLoadEvents: 'DeviceImageLoadEvents',
  MiscEvents: 'DeviceEvents',
  MachineInfo: 'DeviceInfo',
  MachineNetworkInfo: 'DeviceNetworkInfo',
}

/** Where a row's import time stands: Kusto's ingestion_time() offline. */
const INGESTION = '(SELECT imported_at FROM source WHERE source.id = _source)'

const column = (written: Column) => ({ name: written.name, type: written.type, sqlName: written.name })

const unstored = (table: Table): CatalogTable => ({
  name: table.name,
  sqlName: table.name,
  stored: false,
  columns: table.columns.map(column),
  ...(table.description ? { description: table.description } : {}),
})

function storedTable(stored: HuntingTable): CatalogTable {
  const time = stored.columns.find((one) => one.name === stored.timeColumn)
  return {
    ...(time ? { timeColumn: time.internal } : {}),
    name: stored.name,
    sqlName: stored.name,
    stored: true,
    columns: stored.columns.map((one) => ({ name: one.name, type: one.type, sqlName: one.internal })),
    rowId: '_id',
    ingestionTime: INGESTION,
  }
}

function catalogOf(stored: readonly HuntingTable[], hasNetworks: boolean): Catalog {
  const held = new Map(stored.map((table) => [table.name, table]))
  const own = stored.filter((table) => !schemaTables.some((known) => known.name === table.name))
  const known = schemaTables.map((table) => {
    const rows = held.get(table.name)
    return rows ? storedTable(rows) : unstored(table)
  })
  const former = Object.entries(formerNames).map(([name, current]) => ({
    name,
    parameters: '()',
    body: `{ ${current} }`,
    description: `Former name of ${current}`,
  }))
  return { tables: [...known, ...own.map(storedTable)], functions: [...former, ...caseFunctions], hasGeoNetworks: hasNetworks }
}

/** Catalogs by what the case stored when they were made: binding against a known catalog is what makes the next query quick. */
const kept = new Map<string, Catalog>()
const KEPT_CATALOGS = 4

/**
 * Every table a hunt in this case may name: both schemas whether they hold rows or not (an empty table answers nothing, it is not
 * unknown), tables of the evidence's own, and names that older queries use.
 */
export function caseCatalog(store: ReadStore): Catalog {
  const stored = huntingTables(store)
  const hasNetworks = hasGeoNetworks(store)
  const key = JSON.stringify([hasNetworks, stored.map(({ name, columns }) => [name, columns])])
  const known = kept.get(key)
  if (known) return known
  const catalog = catalogOf(stored, hasNetworks)
  if (kept.size >= KEPT_CATALOGS) kept.delete(kept.keys().next().value ?? '')
  kept.set(key, catalog)
  return catalog
}
