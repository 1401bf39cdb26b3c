import { readFileSync } from 'node:fs'
import { hasSharedData, sharedData } from './shared.ts'

/** One file of the collection of real evidence, with the number of records that an importer should reach. */
export interface InventoryEntry {
  readonly file: string
  readonly format: string
  readonly records: number
  readonly sha256: string
}

/** The collection's own list; empty where the collection is missing. */
export const inventory: readonly InventoryEntry[] = hasSharedData
  ? readFileSync(sharedData('INVENTORY.csv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => {
        // a note may hold commas; what is asked for stands before and behind it
        const cells = line.split(',')
        return { file: cells[0]!, format: cells[1]!, records: Number(cells[2]), sha256: cells.at(-1)!.trim() }
      })
  : []
