import { type HuntingTable, huntingTables } from '../store/hunting-table.ts'
import type { ReadStore } from '../store/sql.ts'
import { isDatedByDevice } from './clocked-columns.ts'

/** The tables a query reads, where devices date all of them; undefined where a service's table takes part, or none is known by name. */
export function tablesByDevices(store: ReadStore): (query: string) => readonly HuntingTable[] | undefined {
  const tables = huntingTables(store)
  return (query) => {
    const words = new Set(query.match(/\w+/g))
    const read = tables.filter((table) => words.has(table.name))
    return read.length > 0 && read.every(isDatedByDevice) ? read : undefined
  }
}
