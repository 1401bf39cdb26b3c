import { lowerTable } from '../table.ts'
import type { LowerSeveral } from './several.ts'

/** `fork name=(…) (…)`: each subquery on the same rows, as a table of its own, named by the fork or by `as`. */
export const lowerFork: LowerSeveral = (node, input, scope, lowering) =>
  node.list('Expressions').map((branch) => {
    const table = lowerTable(branch.child('Expression'), { ...scope, input }, lowering)
    return { name: branch.maybe('NameEquals')?.child('Name').simpleName ?? table.name ?? '', table }
  })
