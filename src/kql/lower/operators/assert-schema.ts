import type { LowerOperator } from '../operator.ts'
import { declaredColumns } from '../sources/datatable.ts'

/** `assert-schema (a: long, …)`: the rows as they are; refused where their columns are others, or of another type, or in another order. */
export const lowerAssertSchema: LowerOperator = (node, input, scope, lowering) => {
  const spelled = (columns: readonly { readonly name: string; readonly type: string }[]) =>
    columns.map(({ name, type }) => `${name}: ${type}`).join(', ')
  const wanted = spelled(declaredColumns(node.child('Schema')))
  const found = spelled(input.columns.map(({ name, column }) => ({ name, type: column.type })))
  if (found !== wanted) lowering.refuse(node, 'kql.schema-mismatch', `The columns are (${found}), not (${wanted})`, scope)
  return input
}
