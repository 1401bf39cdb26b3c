import advancedHunting from './advanced-hunting.json' with { type: 'json' }
import type { Column, Table } from './column.ts'
import logAnalytics from './log-analytics.json' with { type: 'json' }
import { ownTables } from './own-tables.ts'

type Written = Record<string, { columns: { name: string; type: string; description?: string }[]; description?: string } & Partial<Table>>

const TIME_COLUMNS = ['Timestamp', 'TimeGenerated']

/** The column that dates rows of a table with these columns: Defender writes `Timestamp`, Log Analytics `TimeGenerated`. */
export function timeColumnOf(columns: readonly Column[]): string | undefined {
  return TIME_COLUMNS.find((name) => columns.some((column) => column.name === name && column.type === 'datetime'))
}

function read(written: Written): Table[] {
  return Object.entries(written).map(([name, table]) => {
    const columns = table.columns as Column[]
    const timeColumn = timeColumnOf(columns)
    return { ...table, name, columns, ...(timeColumn ? { timeColumn } : {}) }
  })
}

const ahTables = read(advancedHunting as Written)

/** Advanced-hunting tables of Defender XDR, exact names and columns (state of July 2026). */
export const advancedHuntingTables: readonly Table[] = ahTables

/** Log Analytics (Sentinel) tables that hunts use most; where a name stands in both schemas the advanced-hunting one holds. */
export const logAnalyticsTables: readonly Table[] = read(logAnalytics as Written).filter((t) => !ahTables.some((a) => a.name === t.name))

/** Every table a case knows before any evidence came: both schemas and Coldtrail's own. */
export const schemaTables: readonly Table[] = [...advancedHuntingTables, ...logAnalyticsTables, ...ownTables]

const byName = new Map(schemaTables.map((table) => [table.name, table]))

export function schemaTable(name: string): Table | undefined {
  return byName.get(name)
}
