import type { CatalogTable } from '../adapter/catalog.ts'
import type { Syntax } from '../adapter/syntax.ts'
import { columnExpression, literal } from '../ir/expression.ts'
import type { Relation, Scan } from '../ir/relation.ts'
import { ascending, type Table } from '../ir/table.ts'
import { and, ordered } from '../semantics/compare.ts'
import { lowerPatternCall } from './declared-pattern.ts'
import type { Lowering } from './lowering.ts'
import { operators } from './operators/index.ts'
import { bindingOf, type Scope } from './scope.ts'
import { severalOf } from './several/index.ts'
import { sources } from './sources/index.ts'
import { callUserFunction, isUserFunction } from './user-function.ts'

/** Whether a node stands for rows rather than for a value. */
export function isTable(node: Syntax, scope: Scope): boolean {
  if (node.isTabular || node.kind === 'PipeExpression') return true
  if (node.kind === 'ParenthesizedExpression') return isTable(node.child('Expression'), scope)
  return node.kind === 'NameReference' && bindingOf(scope.names, node.simpleName)?.kind === 'table'
}

/** Lets only rows within the query's time range be seen, where their table dates them. */
function withinRange(scan: Scan, { range }: Lowering): Relation {
  const time = scan.columns.find((one) => one.source === scan.table.timeColumn)
  if (!range || !time) return scan
  const at = columnExpression(time.column)
  const condition = and(ordered('>=', at, literal('datetime', range.from)), ordered('<=', at, literal('datetime', range.to)))
  return { op: 'filter', input: scan, condition }
}

/** The rows of a stored table, in the order they were stored. */
export function scanOf(stored: CatalogTable, lowering: Lowering): Table {
  const columns = stored.columns.map((c) => ({ name: c.name, column: lowering.newColumn(c.name, c.type), source: c.sqlName }))
  const rowId =
    stored.rowId && stored.stored
      ? { column: lowering.newColumn(stored.rowId, 'long', { nullable: false }), source: stored.rowId }
      : undefined
  const ingestion = stored.ingestionTime
    ? { column: lowering.newColumn('ingestion_time', 'datetime'), source: stored.ingestionTime, isExpression: true }
    : undefined
  const scan: Scan = { op: 'scan', table: stored, columns: [...columns, ...(rowId ? [rowId] : []), ...(ingestion ? [ingestion] : [])] }
  return {
    relation: withinRange(scan, lowering),
    columns: columns.map(({ name, column }) => ({ name, column })),
    order: rowId ? [ascending(rowId.column)] : [],
    sorted: false,
    partition: [],
    ...(ingestion ? { ingestion: ingestion.column } : {}),
    name: stored.name,
  }
}

/** The same rows under new column identities, so that a named table may stand on both sides of a join. */
export function tableOf(table: Table, lowering: Lowering): Table {
  const fresh = new Map(table.columns.map(({ name, column }) => [column, lowering.newColumn(name, column.type, column)]))
  const outputs = [...fresh].map(([from, column]) => ({ column, expression: columnExpression(from) }))
  return {
    ...table,
    relation: { op: 'extend', input: table.relation, outputs },
    columns: table.columns.map(({ name, column }) => ({ name, column: fresh.get(column)! })),
  }
}

function lowerName(node: Syntax, scope: Scope, lowering: Lowering): Table {
  const name = node.simpleName
  const bound = bindingOf(scope.names, name)
  if (bound?.kind === 'table') return tableOf(bound.table, lowering)
  const stored = lowering.tables.get(name)
  if (stored && !(bound?.kind === 'function')) return scanOf(stored, lowering)
  if (isUserFunction(node)) return callUserFunction(node, scope, lowering).table()
  return lowering.refuse(node, 'kql.unknown-table', `The table ${name} is not known`, scope)
}

function lowerTableCall(node: Syntax, scope: Scope, lowering: Lowering): Table {
  const ofPattern = lowerPatternCall(node, scope, lowering)
  if (ofPattern) return ofPattern
  const name = node.child('Name').simpleName
  if (isUserFunction(node)) return callUserFunction(node, scope, lowering).table()
  if (name !== 'table') return lowering.refuse(node, 'kql.unsupported-function', `The function ${name} is not supported`, scope)
  const wanted = node.child('ArgumentList').list('Expressions')[0]?.constantString
  const bound = wanted === undefined ? undefined : bindingOf(scope.names, wanted)
  if (bound?.kind === 'table') return tableOf(bound.table, lowering)
  const stored = wanted === undefined ? undefined : lowering.tables.get(wanted)
  return stored ? scanOf(stored, lowering) : lowering.refuse(node, 'kql.unknown-table', `The table ${wanted ?? ''} is not known`, scope)
}

/** A tabular expression as a plan. */
export function lowerTable(node: Syntax, scope: Scope, lowering: Lowering): Table {
  const { leading, ...plain } = scope
  if (leading && node.kind !== 'PipeExpression') return leading(lowerTable(node, plain, lowering))
  switch (node.kind) {
    case 'ParenthesizedExpression':
    case 'MvApplySubqueryExpression':
    case 'DataScopeExpression':
      return lowerTable(node.child('Expression'), scope, lowering)
    case 'FunctionBody':
      return lowerTable(node.child('Expression'), scope, lowering)
    case 'NameReference':
      return lowerName(node, scope, lowering)
    case 'FunctionCallExpression':
      return lowerTableCall(node, scope, lowering)
    case 'PathExpression':
      return lowerPatternCall(node, scope, lowering) ?? lowerTable(node.child('Selector'), scope, lowering)
    case 'PipeExpression': {
      const input = lowerTable(node.child('Expression'), scope, lowering)
      return lowerOperator(node.child('Operator'), input, plain, lowering)
    }
  }
  const source = sources[node.kind]
  if (source && !(scope.input && operators[node.kind])) return source(node, scope, lowering)
  if (scope.input) return lowerOperator(node, scope.input, scope, lowering)
  return lowering.refuse(node, 'kql.unsupported-operator', `${node.kind} is not supported here`, scope)
}

function lowerOperator(node: Syntax, input: Table, scope: Scope, lowering: Lowering): Table {
  if (severalOf(node))
    lowering.refuse(
      node,
      'kql.several-tables',
      `${node.text.split(/\s/, 1)[0]} answers several tables: it must be the last operator`,
      scope,
    )
  const lower = operators[node.kind]
  if (!lower)
    return lowering.refuse(node, 'kql.unsupported-operator', `The operator ${node.text.split(/\s/, 1)[0]} is not supported`, scope)
  const { input: _input, ...rest } = scope
  const result = lower(node, input, rest, lowering)
  if (node.kind === 'AsOperator') return result
  // What an operator gives is no longer the table it came from.
  const { name: _name, ...unnamed } = result
  return unnamed
}
