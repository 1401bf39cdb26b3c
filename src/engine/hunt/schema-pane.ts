import { fail } from '#base/problem.ts'
import { isoFromTicks, type Ticks, ticks } from '#base/ticks.ts'
import { advancedHuntingTables, logAnalyticsTables, schemaTable } from '#model/tables/schema.ts'
import type { Inputs, Outputs } from '../calls/index.ts'
import { quotedName } from '../store/column-layout.ts'
import { huntingTable, huntingTables } from '../store/hunting-table.ts'
import type { ReadStore } from '../store/sql.ts'

type SchemaTable = Outputs['hunt']['schema'][number]

/** The schema pane groups Defender's tables by what they are about, as the portal does. */
function groupOf(name: string): string {
  if (logAnalyticsTables.some((table) => table.name === name)) return 'Microsoft Sentinel'
  if (!advancedHuntingTables.some((table) => table.name === name)) return 'Evidence'
  if (/^DeviceTvm|^DeviceBaseline/.test(name)) return 'Vulnerability management'
  if (/^Device/.test(name)) return 'Devices'
  if (/^(Alert|Behavior|Disruption)/.test(name)) return 'Alerts and behaviors'
  if (/^(Email|Message|UrlClick|Campaign|FileMalicious)/.test(name)) return 'Email and collaboration'
  if (/^(Identity|Entra|AAD)/.test(name)) return 'Identities'
  if (/^Exposure/.test(name)) return 'Exposure management'
  return 'Apps and cloud'
}

const time = (value: bigint | null) => (value === null ? null : isoFromTicks(ticks(value) as Ticks))

/** Every table a hunt may name, with what this case holds of it; tables with rows carry their rows and span. */
export function huntSchema(store: ReadStore): SchemaTable[] {
  const held = new Map(huntingTables(store).map((table) => [table.name, table]))
  const names = new Set([...advancedHuntingTables, ...logAnalyticsTables].map((table) => table.name))
  for (const name of held.keys()) names.add(name)
  return [...names].sort().map((name) => {
    const known = schemaTable(name)
    const stored = held.get(name)
    const columns = known?.columns ?? stored?.columns ?? []
    return {
      name,
      description: known?.description ?? '',
      group: groupOf(name),
      rows: stored?.rows ?? 0,
      first: time(stored?.first ?? null),
      last: time(stored?.last ?? null),
      columns: columns.map((column) => ({
        name: column.name,
        type: column.type,
        description: 'description' in column ? String(column.description ?? '') : '',
      })),
    }
  })
}

/** Values a column takes in the case, most common first; nothing for a table that holds no rows. */
export function columnValues(store: ReadStore, input: Inputs['hunt']['values']): Outputs['hunt']['values'] {
  const table = huntingTable(store, input.table)
  if (!table) {
    if (!schemaTable(input.table)) fail('hunt.table-not-found', `There is no table ${input.table}.`)
    return []
  }
  const column = table.columns.find((one) => one.name === input.column)
  if (!column) fail('hunt.column-not-found', `${input.table} has no column ${input.column}.`)
  const name = quotedName(column.internal)
  return store.all<{ value: string; rows: number }>(
    `SELECT CAST(${name} AS TEXT) AS value, count(*) AS rows FROM ${quotedName(table.name)} WHERE ${name} IS NOT NULL AND ${name} <> ''
     GROUP BY 1 ORDER BY rows DESC, value LIMIT ?`,
    input.limit,
  )
}
