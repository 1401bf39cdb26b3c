import { sqlite } from '../emit/sqlite.ts'
import { emitStatement, newSteps, type Sql } from '../emit/statement.ts'
import type { Column } from '../ir/column.ts'
import type { Expression } from '../ir/expression.ts'
import type { Relation } from '../ir/relation.ts'
import { SLOT } from '../steps/slots.ts'
import type { Lowering } from './lowering.ts'

/**
 * Expressions over columns whose values are only known while a step runs: SQL of one row, in which the value of the n-th column
 * is a slot to be filled at each run. So a step in JavaScript never needs a second evaluator of KQL.
 */
export function slotsRow(columns: readonly Column[], expressions: readonly Expression[], lowering: Lowering): Sql {
  const row = columns.map((_, i) => `${SLOT}${i}`)
  const input: Relation = { op: 'values', columns, rows: [row] }
  const outputs = expressions.map((expression, i) => ({ column: lowering.newColumn(`slot_${i}`, expression.type, expression), expression }))
  const relation: Relation = columns.length ? { op: 'extend', input, outputs } : { op: 'row', outputs }
  return emitStatement(
    relation,
    outputs.map((o) => o.column),
    [],
    sqlite,
    newSteps(),
  )
}
