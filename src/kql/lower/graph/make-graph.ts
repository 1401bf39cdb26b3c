import type { Syntax } from '../../adapter/syntax.ts'
import type { Column } from '../../ir/column.ts'
import { columnExpression, type Expression, operation, text } from '../../ir/expression.ts'
import type { Output, Relation } from '../../ir/relation.ts'
import { type Graph, type Table, visible } from '../../ir/table.ts'
import { sameKey } from '../../semantics/compare.ts'
import { toText } from '../../semantics/convert.ts'
import { callByName } from '../expressions/call.ts'
import type { Lowering } from '../lowering.ts'
import { extended, type LowerOperator } from '../operator.ts'
import { columnsMatching } from '../operators/project.ts'
import { type Scope, withoutRow } from '../scope.ts'
import { lowerTable } from '../table.ts'
import { unionOf } from '../union.ts'
import { numbered } from '../window.ts'

const KEY = '\u0000key'

/** Columns of a table that name a node: what it is found by, what it is called, and the part of a partitioned graph it is in. */
interface NodeName {
  readonly key: Column
  readonly id: Column
  readonly part?: Column
}

/** The nodes that columns name. In a partitioned graph a key is made of the part and the id: the same id in two parts is two nodes. */
function named(input: Relation, ids: readonly Column[], part: Column | undefined, node: Syntax, scope: Scope, lowering: Lowering) {
  if (!part) return { relation: input, names: ids.map((id): NodeName => ({ key: id, id })) }
  const value = columnExpression(part)
  const call = (name: string, ...args: Expression[]) => callByName(name, args, node, scope, lowering)
  const outputs = ids.map((id) => {
    const expression = call('strcat', call('strlen', toText(value)), text(':'), value, columnExpression(id))
    return { column: lowering.newColumn('node_key', 'string'), expression }
  })
  return { relation: extended(input, outputs), names: outputs.map(({ column }, i): NodeName => ({ key: column, id: ids[i]!, part })) }
}

interface NodeTable extends Table {
  readonly node: NodeName
}

/** Node tables with the name of their nodes under one hidden name. */
function nodeTables(clause: Syntax | undefined, by: Syntax | undefined, scope: Scope, lowering: Lowering): NodeTable[] {
  if (clause?.kind !== 'MakeGraphWithTablesAndKeysClause') return []
  return clause.list('TablesAndKeys').map((item) => {
    const table = lowerTable(item.child('Table'), withoutRow(scope), lowering)
    const id = columnsMatching(item.child('Column'), table, scope, lowering)[0]!
    const part = by && columnsMatching(by, table, scope, lowering)[0]!.column
    const { relation, names } = named(table.relation, [id.column], part, item, scope, lowering)
    const node = names[0]!
    const copy = lowering.newColumn('node_key', node.key.type, node.key)
    return {
      ...table,
      node,
      relation: extended(relation, [{ column: copy, expression: columnExpression(node.key) }]),
      columns: [...table.columns, { name: KEY, column: copy }],
    }
  })
}

/** Every node that stands at an end of an edge or in a node table, once. */
function allNodes(edges: Relation, ends: readonly NodeName[], tables: readonly NodeTable[], lowering: Lowering) {
  const columnsOf = ({ key, id, part }: NodeName) => (part ? [key, id, part] : [key])
  const fresh = () => columnsOf(ends[0]!).map((column) => lowering.newColumn('key', column.type))
  const all = fresh()
  const inputs = [
    ...ends.map((end) => ({ relation: edges, values: columnsOf(end).map(columnExpression) })),
    ...tables.map((table) => ({ relation: table.relation, values: columnsOf(table.node).map(columnExpression) })),
  ]
  const [key, id, part] = fresh()
  const present = operation('is-not-null', 'bool', [columnExpression(all[1] ?? all[0]!)], { nullable: false })
  const relation: Relation = {
    op: 'aggregate',
    input: { op: 'filter', input: { op: 'union', columns: all, inputs }, condition: present },
    keys: [key, id, part].flatMap((column, i) => (column ? [{ column, expression: columnExpression(all[i]!) }] : [])),
    calls: [],
  }
  return { relation, node: { key: key!, id: id ?? key!, ...(part ? { part } : {}) } satisfies NodeName }
}

/**
 * `make-graph a --> b with T on key`: nodes that only edges name have their key and nothing else. With `partitioned-by p (…)` the graph of
 * each value of p apart is asked; what is found is put together.
 */
export const lowerMakeGraph: LowerOperator = (node, input, scope, lowering) => {
  const clause = node.maybe('WithClause')
  const parted = node.maybe('PartitionedByClause')
  const by = parted?.child('Entity')
  const { table: counted, number: edge } = numbered(input, lowering)
  const ids = ['SourceColumn', 'TargetColumn'].map((part) => columnsMatching(node.child(part), input, scope, lowering)[0]!.column)
  const part = by && columnsMatching(by, input, scope, lowering)[0]!.column
  const { relation: withKeys, names } = named(counted.relation, ids, part, node, scope, lowering)
  const [source, target] = names as [NodeName, NodeName]
  const edges: Table = { ...counted, relation: { op: 'shared', input: withKeys } }
  const tables = nodeTables(clause, by, scope, lowering)
  const { relation, node: own } = allNodes(edges.relation, names, tables, lowering)
  const explicit = tables.length
    ? unionOf(
        tables.map((table) => ({ table, source: '' })),
        {},
        lowering,
      )
    : undefined
  const idName = clause?.kind === 'MakeGraphWithImplicitIdClause' ? clause.child('Name').simpleName : undefined
  const keyNames =
    clause?.kind === 'MakeGraphWithTablesAndKeysClause' ? clause.list('TablesAndKeys').map((item) => item.child('Column').simpleName) : []
  const nodes = explicit
    ? withProperties(explicit, relation, own, { id: keyNames, part: by?.simpleName }, lowering)
    : { relation, columns: idName ? [{ name: idName, column: own.id }] : [] }
  const shared: Table = {
    relation: { op: 'shared', input: nodes.relation },
    columns: nodes.columns,
    order: [],
    sorted: false,
    partition: [],
  }
  const graph: Graph = { nodes: shared, key: own.key, edges, edge, source: source.key, target: target.key }
  if (!parted) return { ...input, columns: [], graph }
  const parts = { ofNodes: own.part!, ofEdges: part!, id: own.id, sourceId: source.id, targetId: target.id }
  const start: Table = { ...input, columns: [], graph: { ...graph, parts } }
  const result = lowerTable(parted.child('Subquery'), { ...withoutRow(scope), input: start }, lowering)
  return { ...result, partition: [], sorted: false, order: [] }
}

/** Nodes with the properties their table holds; a node without a row has its id, and its part, in the columns that hold them. */
function withProperties(
  explicit: Table,
  nodes: Relation,
  own: NodeName,
  names: { readonly id: readonly string[]; readonly part: string | undefined },
  lowering: Lowering,
) {
  const joined: Relation = {
    op: 'join',
    kind: 'left',
    left: nodes,
    right: explicit.relation,
    condition: sameKey(columnExpression(own.key), columnExpression(visible(explicit, KEY)!)),
  }
  const outputs: (Output & { name: string })[] = explicit.columns
    .filter((c) => c.name !== KEY)
    .map(({ name, column }) => {
      const found = column.type === 'string' ? operation('or-empty', 'string', [columnExpression(column)]) : columnExpression(column)
      const isId = names.id.length === 1 && names.id[0] === name
      const known = isId ? own.id : name === names.part ? own.part : undefined
      return { name, column: lowering.newColumn(name, column.type), expression: known ? columnExpression(known) : found }
    })
  return { relation: extended(joined, outputs), columns: outputs.map(({ name, column }) => ({ name, column })) }
}
