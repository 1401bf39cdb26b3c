import type { LowerSource } from '../operator.ts'
import { lowerTable } from '../table.ts'

/** `materialize(…)`: worked out once, however often it is read. */
export const lowerMaterialize: LowerSource = (node, scope, lowering) => {
  const table = lowerTable(node.child('Expression'), scope, lowering)
  return { ...table, relation: { op: 'shared', input: table.relation } }
}
