import type { Syntax } from '../../adapter/syntax.ts'
import type { Table } from '../../ir/table.ts'
import type { Lowering } from '../lowering.ts'
import type { Scope } from '../scope.ts'

/** One of the tables a query answers, with the name it is shown by; '' where it has none. */
export interface NamedTable {
  readonly name: string
  readonly table: Table
}

/** How the last operator of a query becomes several tables over its input. */
export type LowerSeveral = (node: Syntax, input: Table, scope: Scope, lowering: Lowering) => NamedTable[]
