import type { Syntax } from '../adapter/syntax.ts'
import { declarePattern } from './declared-pattern.ts'
import { lowerExpression } from './expression.ts'
import type { Lowering } from './lowering.ts'
import type { Scope } from './scope.ts'
import { isTable, lowerTable } from './table.ts'

/** Takes the names a statement defines into the scope; expression statements are the caller's. */
export function lowerStatement(node: Syntax, scope: Scope, lowering: Lowering): void {
  switch (node.kind) {
    case 'LetStatement':
      define(node, scope, lowering)
      return
    case 'QueryParametersStatement':
      for (const parameter of node.list('Parameters')) {
        const fallback = parameter.maybe('DefaultValue')?.child('Value')
        const name = parameter.child('NameAndType').child('Name').simpleName
        if (!fallback) lowering.refuse(parameter, 'kql.missing-parameter', `The query parameter ${name} has no value`, scope)
        scope.names.own.set(name, { kind: 'scalar', expression: lowerExpression(fallback, scope, lowering) })
      }
      return
    case 'PatternStatement':
      declarePattern(node, scope)
      return
    case 'SetOptionStatement': {
      const value = node.maybe('ValueClause')?.maybe('Value') ?? node.maybe('ValueClause')?.maybe('Expression')
      if (value) lowering.settings.set(node.child('Name').simpleName || node.child('Name').text, lowerExpression(value, scope, lowering))
      return
    }
    default:
      lowering.refuse(node, 'kql.unsupported-statement', `${node.kind} is not supported`, scope)
  }
}

function define(node: Syntax, scope: Scope, lowering: Lowering): void {
  const name = node.child('Name').simpleName
  const value = node.child('Expression')
  // the clusters and databases of a group all stand for the case: nothing is to be remembered of them
  if (value.kind === 'EntityGroup') return
  if (value.kind === 'FunctionDeclaration') {
    scope.names.own.set(name, {
      kind: 'function',
      closure: { own: new Map(scope.names.own), ...(scope.names.outer ? { outer: scope.names.outer } : {}) },
      declaration: value,
    })
  } else if (isTable(value, scope)) {
    scope.names.own.set(name, { kind: 'table', table: lowerTable(value, scope, lowering) })
  } else {
    scope.names.own.set(name, { kind: 'scalar', expression: lowerExpression(value, scope, lowering) })
  }
}
