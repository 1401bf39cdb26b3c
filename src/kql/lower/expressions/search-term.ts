import type { Syntax } from '../../adapter/syntax.ts'
import { columnExpression, type Expression } from '../../ir/expression.ts'
import { anyOf, comparable, equal } from '../../semantics/compare.ts'
import { type Match, matches, matchesRegex } from '../../semantics/text-match.ts'
import { lowerExpression } from '../expression.ts'
import type { Lowering } from '../lowering.ts'
import type { Scope } from '../scope.ts'

/** `* has "x"`: the left side stands for every column. */
export const searchesAllColumns = (node: Syntax) => node.child('Left').kind === 'StarExpression'

/** Whether any column satisfies `column op value`; columns whose type does not go with the value are left out. */
export function searchTerm(node: Syntax, scope: Scope, lowering: Lowering): Expression {
  const operator = node.token('Operator')
  const value = lowerExpression(node.child('Right'), scope, lowering)
  const columns = (scope.table?.columns ?? []).map((c) => columnExpression(c.column))
  const tests = columns.flatMap((column) => {
    if (operator === '==' || operator === '=') {
      const pair = column.type === value.type || column.type === 'dynamic' ? comparable(column, value) : undefined
      return pair ? [equal(pair[0], pair[1])] : []
    }
    if (operator === 'matches regex') return column.type === 'string' ? [matchesRegex(column, value)] : []
    return [matches(operator === ':' ? 'has' : (operator.replace('_cs', '') as Match), column, value, operator.endsWith('_cs'))]
  })
  return anyOf(tests)
}

/** A bare term of `search "x"`: any column has it. */
export function anyColumnHas(value: Expression, scope: Scope): Expression {
  return anyOf((scope.table?.columns ?? []).map((c) => matches('has', columnExpression(c.column), value, false)))
}
