import type { Column } from '../ir/column.ts'
import type { Table } from '../ir/table.ts'

/** Thrown where an operator's columns come from data that must be read first. Not a failure: the compiler answers with a probe. */
export class NeedsShape extends Error {
  readonly key: string
  readonly operator: string
  readonly settings: unknown
  readonly table: Table
  readonly columns: readonly Column[]

  constructor(key: string, operator: string, settings: unknown, table: Table, columns: readonly Column[]) {
    super(`columns of ${operator} are not known yet`)
    this.key = key
    this.operator = operator
    this.settings = settings
    this.table = table
    this.columns = columns
  }
}
