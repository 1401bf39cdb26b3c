import type { NewColumn } from '../ir/column.ts'
import { columnExpression, type Expression, mapParts, type WindowExpression } from '../ir/expression.ts'
import type { Output, Relation } from '../ir/relation.ts'

/** Takes windows out of an expression; those left inside `keep` levels may stay. */
function lifted(expression: Expression, inWindow: boolean, mayStay: boolean, found: Output[], newColumn: NewColumn): Expression {
  const inner = mapParts(expression, (part) => lifted(part, inWindow || expression.kind === 'window', mayStay, found, newColumn))
  if (inner.kind !== 'window' || (!inWindow && mayStay)) return inner
  return columnExpression(lift(inner, found, newColumn))
}

function lift(window: WindowExpression, found: Output[], newColumn: NewColumn) {
  const column = newColumn('window', window.type, window)
  found.push({ column, expression: window })
  return column
}

/**
 * SQL has no window inside a window, nor one in a condition or a group: those become columns first. One stratum at a time, so a
 * window over a window over a window takes three.
 */
export function stratifyWindows(relation: Relation, newColumn: NewColumn): Relation {
  switch (relation.op) {
    case 'extend': {
      const found: Output[] = []
      const outputs = relation.outputs.map((o) => ({ ...o, expression: lifted(o.expression, false, true, found, newColumn) }))
      return found.length ? { ...relation, input: below(relation.input, found, newColumn), outputs } : relation
    }
    case 'filter': {
      const found: Output[] = []
      const condition = lifted(relation.condition, false, false, found, newColumn)
      return found.length ? { ...relation, input: below(relation.input, found, newColumn), condition } : relation
    }
    case 'aggregate': {
      const found: Output[] = []
      const clean = (expression: Expression) => lifted(expression, false, false, found, newColumn)
      const keys = relation.keys.map((o) => ({ ...o, expression: clean(o.expression) }))
      const calls = relation.calls.map((call) => ({
        ...call,
        args: call.args.map(clean),
        ...(call.condition ? { condition: clean(call.condition) } : {}),
      }))
      return found.length ? { ...relation, input: below(relation.input, found, newColumn), keys, calls } : relation
    }
    default:
      return relation
  }
}

const below = (input: Relation, outputs: readonly Output[], newColumn: NewColumn): Relation =>
  stratifyWindows({ op: 'extend', input, outputs }, newColumn)
