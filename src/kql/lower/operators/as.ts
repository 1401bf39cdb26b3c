import type { LowerOperator } from '../operator.ts'

/** `as T`: a name for the rows so far, which are worked out once. */
export const lowerAs: LowerOperator = (node, input, scope) => {
  const name = node.child('Name').simpleName
  const table = { ...input, relation: { op: 'shared', input: input.relation } as const, name }
  scope.names.own.set(name, { kind: 'table', table })
  return table
}
