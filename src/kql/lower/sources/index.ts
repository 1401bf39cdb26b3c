import type { LowerSource } from '../operator.ts'
import { lowerFind } from '../operators/find.ts'
import { lowerSearchSource } from '../operators/search.ts'
import { lowerUnionSource } from '../operators/union.ts'
import { lowerTable } from '../table.ts'
import { lowerDatatable } from './datatable.ts'
import { lowerExternalData } from './external-data.ts'
import { lowerMacroExpand } from './macro-expand.ts'
import { lowerMaterialize } from './materialize.ts'
import { lowerPrint } from './print.ts'
import { lowerRange } from './range.ts'

/** What starts a pipe, by the class of its node. */
export const sources: Record<string, LowerSource> = {
  DataTableExpression: lowerDatatable,
  RangeOperator: lowerRange,
  UnionOperator: lowerUnionSource,
  SearchOperator: lowerSearchSource,
  FindOperator: lowerFind,
  ExternalDataExpression: lowerExternalData,
  PrintOperator: lowerPrint,
  MacroExpandOperator: lowerMacroExpand,
  MaterializeExpression: lowerMaterialize,
  ToTableExpression: (node, scope, lowering) => lowerTable(node.child('Expression'), scope, lowering),
}
