import type { Syntax } from '../adapter/syntax.ts'
import type { Table } from '../ir/table.ts'
import { lowerExpression } from './expression.ts'
import type { Lowering } from './lowering.ts'
import { openNames, type Scope } from './scope.ts'
import { lowerStatement } from './statement.ts'
import { isTable, lowerTable } from './table.ts'

/** The plan of a whole query: its statements in turn; the last expression is the result. */
export function lowerQuery(root: Syntax, lowering: Lowering): Table {
  const scope: Scope = { names: openNames() }
  let result: Table | undefined
  for (const statement of root.list('Statements')) {
    if (statement.kind === 'ExpressionStatement') result = lowerResult(statement.child('Expression'), scope, lowering)
    else lowerStatement(statement, scope, lowering)
  }
  return result ?? lowering.refuse(root, 'kql.no-query', 'The text holds no query')
}

function lowerResult(node: Syntax, scope: Scope, lowering: Lowering): Table {
  if (isTable(node, scope) || node.kind === 'PipeExpression' || node.kind.endsWith('Operator')) return lowerTable(node, scope, lowering)
  const expression = lowerExpression(node, scope, lowering)
  const column = lowering.newColumn(node.resultName ?? 'Column1', expression.type, expression)
  return {
    relation: { op: 'row', outputs: [{ column, expression }] },
    columns: [{ name: node.resultName ?? 'Column1', column }],
    order: [],
    sorted: false,
    partition: [],
  }
}
