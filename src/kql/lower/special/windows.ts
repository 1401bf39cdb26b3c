import type { Syntax } from '../../adapter/syntax.ts'
import { type Expression, literal, long, operation } from '../../ir/expression.ts'
import type { Table } from '../../ir/table.ts'
import { convert } from '../../semantics/convert.ts'
import type { KqlType } from '../../types.ts'
import { lowerExpression } from '../expression.ts'
import type { Lowering } from '../lowering.ts'
import type { Scope } from '../scope.ts'
import { windowOver } from '../window.ts'
import type { Special } from './special.ts'

const UP_TO_HERE = 'ROWS UNBOUNDED PRECEDING'

function rowsOf(node: Syntax, scope: Scope, lowering: Lowering): Table {
  if (scope.table?.serialized) return scope.table
  const name = node.child('Name').simpleName
  return lowering.refuse(node, 'kql.not-serialized', `${name} needs rows in an order`, scope, 'sort the rows first, or serialize them')
}

function args(node: Syntax, scope: Scope, lowering: Lowering): Expression[] {
  return node
    .child('ArgumentList')
    .list('Expressions')
    .map((arg) => lowerExpression(arg, scope, lowering))
}

/** A function that carries a state from row to row, written in JavaScript; `restart` begins it anew. */
const stateful =
  (name: string, type: (given: readonly Expression[]) => KqlType): Special =>
  (node, scope, lowering) => {
    const [value, ...rest] = args(node, scope, lowering)
    const given = [value!, ...rest, ...(rest.length ? [] : [literal('bool', 0n)])]
    return windowOver(rowsOf(node, scope, lowering), name, given, type(given), { frame: UP_TO_HERE })
  }

const rowNumber: Special = (node, scope, lowering) => {
  const [start = long(1), restart] = args(node, scope, lowering)
  const table = rowsOf(node, scope, lowering)
  if (restart) return windowOver(table, 'kql_win_row_number', [start, restart], 'long', { frame: UP_TO_HERE, nullable: false })
  const plain = windowOver(table, 'row_number', [], 'long', { nullable: false })
  return operation('+', 'long', [plain, operation('-', 'long', [start, long(1)])])
}

const neighbour =
  (name: 'lag' | 'lead'): Special =>
  (node, scope, lowering) => {
    const [value, distance = long(1), fallback] = args(node, scope, lowering)
    const other = (fallback && convert(fallback, value!.type)) ?? literal(value!.type, null)
    return windowOver(rowsOf(node, scope, lowering), name, [value!, distance, other], value!.type, { nan: value!.nan })
  }

const session: Special = (node, scope, lowering) => {
  const [at, whole, gap, restart = literal('bool', 0n)] = args(node, scope, lowering)
  return windowOver(rowsOf(node, scope, lowering), 'kql_win_session', [at!, whole!, gap!, restart], 'datetime', { frame: UP_TO_HERE })
}

const sumType = (given: readonly Expression[]): KqlType => (given[0]!.type === 'int' ? 'long' : given[0]!.type)

/** Functions over neighbouring rows. They look at the rows in the order `sort` or `serialize` gave them. */
export const windows: Record<string, Special> = {
  row_number: rowNumber,
  prev: neighbour('lag'),
  next: neighbour('lead'),
  row_cumsum: (node, scope, lowering) => {
    const type = sumType(args(node, scope, lowering))
    return stateful(type === 'real' ? 'kql_win_cumsum_real' : 'kql_win_cumsum', () => type)(node, scope, lowering)
  },
  row_rank_dense: stateful('kql_win_rank_dense', () => 'long'),
  row_rank_min: stateful('kql_win_rank_min', () => 'long'),
  row_window_session: session,
}
