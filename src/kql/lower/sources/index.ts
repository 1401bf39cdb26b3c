import type { LowerSource } from '../operator.ts'
import { lowerTable } from '../table.ts'
import { lowerDatatable } from './datatable.ts'
import { lowerMaterialize } from './materialize.ts'
import { lowerPrint } from './print.ts'

/** What starts a pipe, by the class of its node. */
export const sources: Record<string, LowerSource> = {
  DataTableExpression: lowerDatatable,
  PrintOperator: lowerPrint,
  MaterializeExpression: lowerMaterialize,
  ToTableExpression: (node, scope, lowering) => lowerTable(node.child('Expression'), scope, lowering),
}
