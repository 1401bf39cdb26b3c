import type { Syntax } from '../../adapter/syntax.ts'
import type { Column } from '../../ir/column.ts'
import { columnExpression, operation } from '../../ir/expression.ts'
import type { Output, Relation } from '../../ir/relation.ts'
import { type Table, visible } from '../../ir/table.ts'
import { sameKey } from '../../semantics/compare.ts'
import type { Lowering } from '../lowering.ts'
import { extended, type LowerOperator } from '../operator.ts'
import { columnsMatching } from '../operators/project.ts'
import { type Scope, withoutRow } from '../scope.ts'
import { lowerTable } from '../table.ts'
import { unionOf } from '../union.ts'
import { numbered } from '../window.ts'

const KEY = '\u0000key'

/** Node tables with their key under one hidden name. */
function nodeTables(clause: Syntax | undefined, scope: Scope, lowering: Lowering): Table[] {
  if (clause?.kind !== 'MakeGraphWithTablesAndKeysClause') return []
  return clause.list('TablesAndKeys').map((part) => {
    const table = lowerTable(part.child('Table'), withoutRow(scope), lowering)
    const key = columnsMatching(part.child('Column'), table, scope, lowering)[0]!
    const copy = lowering.newColumn('node_key', key.column.type, key.column)
    return {
      ...table,
      relation: extended(table.relation, [{ column: copy, expression: columnExpression(key.column) }]),
      columns: [...table.columns, { name: KEY, column: copy }],
    }
  })
}

/** Every key that stands at an end of an edge or in a node table, once. */
function allKeys(
  edges: Relation,
  ends: readonly Column[],
  tables: readonly Table[],
  lowering: Lowering,
): { relation: Relation; key: Column } {
  const all = lowering.newColumn('key', ends[0]!.type)
  const inputs = [
    ...ends.map((column) => ({ relation: edges, values: [columnExpression(column)] })),
    ...tables.map((table) => ({ relation: table.relation, values: [columnExpression(visible(table, KEY)!)] })),
  ]
  const key = lowering.newColumn('key', all.type)
  const present = operation('is-not-null', 'bool', [columnExpression(all)], { nullable: false })
  const relation: Relation = {
    op: 'aggregate',
    input: { op: 'filter', input: { op: 'union', columns: [all], inputs }, condition: present },
    keys: [{ column: key, expression: columnExpression(all) }],
    calls: [],
  }
  return { relation, key }
}

/** `make-graph a --> b with T on key`: nodes that only edges name have their key and nothing else. */
export const lowerMakeGraph: LowerOperator = (node, input, scope, lowering) => {
  if (node.maybe('PartitionedByClause'))
    return lowering.refuse(node, 'kql.unsupported-operator', 'partitioned graphs are not supported', scope)
  const { table: counted, number: edge } = numbered(input, lowering)
  const edges: Table = { ...counted, relation: { op: 'shared', input: counted.relation } }
  const [source, target] = ['SourceColumn', 'TargetColumn'].map(
    (part) => columnsMatching(node.child(part), input, scope, lowering)[0]!.column,
  ) as [Column, Column]
  const clause = node.maybe('WithClause')
  const tables = nodeTables(clause, scope, lowering)
  const { relation, key } = allKeys(edges.relation, [source, target], tables, lowering)
  const explicit = tables.length
    ? unionOf(
        tables.map((table) => ({ table, source: '' })),
        {},
        lowering,
      )
    : undefined
  const idName = clause?.kind === 'MakeGraphWithImplicitIdClause' ? clause.child('Name').simpleName : undefined
  const keyNames =
    clause?.kind === 'MakeGraphWithTablesAndKeysClause' ? clause.list('TablesAndKeys').map((part) => part.child('Column').simpleName) : []
  const nodes = explicit
    ? withProperties(explicit, relation, key, keyNames, lowering)
    : { relation, columns: idName ? [{ name: idName, column: key }] : [] }
  const shared: Table = {
    relation: { op: 'shared', input: nodes.relation },
    columns: nodes.columns,
    order: [],
    sorted: false,
    partition: [],
  }
  return { ...input, columns: [], graph: { nodes: shared, key, edges, edge, source, target } }
}

/** Keys with the properties their table holds; the key column of a node without a row is the key. */
function withProperties(explicit: Table, keys: Relation, key: Column, keyNames: readonly string[], lowering: Lowering) {
  const own = visible(explicit, KEY)!
  const joined: Relation = {
    op: 'join',
    kind: 'left',
    left: keys,
    right: explicit.relation,
    condition: sameKey(columnExpression(key), columnExpression(own)),
  }
  const outputs: (Output & { name: string })[] = explicit.columns
    .filter((c) => c.name !== KEY)
    .map(({ name, column }) => {
      const found = column.type === 'string' ? operation('or-empty', 'string', [columnExpression(column)]) : columnExpression(column)
      const isKey = keyNames.length === 1 && keyNames[0] === name
      return { name, column: lowering.newColumn(name, column.type), expression: isKey ? columnExpression(key) : found }
    })
  return { relation: extended(joined, outputs), columns: outputs.map(({ name, column }) => ({ name, column })) }
}
