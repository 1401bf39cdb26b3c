import type { Syntax } from '../adapter/syntax.ts'
import { lowerExpression } from './expression.ts'
import type { Lowering } from './lowering.ts'
import { openNames, type Scope } from './scope.ts'
import { severalOf } from './several/index.ts'
import type { NamedTable } from './several/several.ts'
import { lowerStatement } from './statement.ts'
import { isTable, lowerTable } from './table.ts'

/**
 * The plans of a whole query, its statements in turn: each expression statement answers a table, `fork` and its kin several. There is one
 * at least.
 */
export function lowerQuery(root: Syntax, lowering: Lowering): readonly [NamedTable, ...NamedTable[]] {
  const scope: Scope = { names: openNames() }
  const results: NamedTable[] = []
  for (const statement of root.list('Statements')) {
    if (statement.kind === 'ExpressionStatement') results.push(...lowerResults(statement.child('Expression'), scope, lowering))
    else lowerStatement(statement, scope, lowering)
  }
  const [first, ...others] = results
  return first ? [first, ...others] : lowering.refuse(root, 'kql.no-query', 'The text holds no query')
}

function lowerResults(node: Syntax, scope: Scope, lowering: Lowering): NamedTable[] {
  if (node.kind === 'ParenthesizedExpression') return lowerResults(node.child('Expression'), scope, lowering)
  const operator = node.kind === 'PipeExpression' ? node.child('Operator') : undefined
  const several = operator && severalOf(operator)
  if (!operator || !several) return [lowerResult(node, scope, lowering)]
  const input = lowerTable(node.child('Expression'), scope, lowering)
  // all of them see the same rows
  return several(operator, { ...input, relation: { op: 'shared', input: input.relation } }, scope, lowering)
}

function lowerResult(node: Syntax, scope: Scope, lowering: Lowering): NamedTable {
  if (isTable(node, scope) || node.kind === 'PipeExpression' || node.kind.endsWith('Operator')) {
    const table = lowerTable(node, scope, lowering)
    return { name: node.kind === 'PipeExpression' && node.child('Operator').kind === 'AsOperator' ? (table.name ?? '') : '', table }
  }
  const expression = lowerExpression(node, scope, lowering)
  const column = lowering.newColumn(node.resultName ?? 'Column1', expression.type, expression)
  const table = {
    relation: { op: 'row', outputs: [{ column, expression }] } as const,
    columns: [{ name: node.resultName ?? 'Column1', column }],
    order: [],
    sorted: false,
    partition: [],
  }
  return { name: '', table }
}
