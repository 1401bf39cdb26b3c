import type { Syntax } from '../../adapter/syntax.ts'
import { columnExpression } from '../../ir/expression.ts'
import type { Table } from '../../ir/table.ts'
import { toJson, toText } from '../../semantics/convert.ts'
import { lowerExpression } from '../expression.ts'
import type { Lowering } from '../lowering.ts'
import { extended } from '../operator.ts'
import type { Scope } from '../scope.ts'
import { argumentsOf, type LowerPlugin, stepTable, valuesTable, withExpressions } from './plugin.ts'

/** The input of a funnel: when, in what state (as it stands, and as text), and who, as JSON; and its constants as a second one. */
export function funnelInputs(call: Syntax, stateAt: number, input: Table, scope: Scope, lowering: Lowering): [Table, Table] {
  const { positional } = argumentsOf(call)
  const [user, time, state] = [positional[0]!, positional[1]!, positional[stateAt]!]
  const { table, columns } = withExpressions(input, [user, time, state], scope, lowering)
  const [who, , what] = columns.map(({ column }) => columnExpression(column))
  const made = [toText(what!), toJson(who!)].map((expression) => ({
    column: lowering.newColumn('funnel', expression.type, expression),
    expression,
  }))
  const shown = [columns[1]!, columns[2]!, ...made.map(({ column }) => ({ name: column.sql, column }))]
  const constants = positional.filter((_, i) => i > 1 && i !== stateAt).map((node) => lowerExpression(node, scope, lowering))
  return [{ ...table, relation: extended(table.relation, made), columns: shown }, valuesTable(constants, lowering)]
}

/** `funnel_sequence_completion(id, time, start, end, bin, state, sequence, periods)`. */
export const funnelSequenceCompletion: LowerPlugin = (call, input, scope, lowering, evaluate) =>
  stepTable('funnel_sequence_completion', {}, funnelInputs(call, 5, input, scope, lowering), evaluate.columns ?? [], lowering)
