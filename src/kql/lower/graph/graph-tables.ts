import { columnExpression } from '../../ir/expression.ts'
import type { Relation } from '../../ir/relation.ts'
import type { Table } from '../../ir/table.ts'
import { asCondition, sameKey } from '../../semantics/compare.ts'
import { convert } from '../../semantics/convert.ts'
import { lowerExpression } from '../expression.ts'
import { callByName } from '../expressions/call.ts'
import { extended, type LowerOperator } from '../operator.ts'
import { withTable } from '../scope.ts'

/** `graph-to-table nodes` or `edges`. Both at once would be two results. */
export const lowerGraphToTable: LowerOperator = (node, input, scope, lowering) => {
  const { graph } = input
  const outputs = node.list('OutputClause')
  if (!graph) return lowering.refuse(node, 'kql.no-graph', 'this operator works on a graph', scope)
  if (outputs.length !== 1)
    return lowering.refuse(node, 'kql.unsupported-operator', 'graph-to-table answers one table: nodes or edges', scope)
  const clause = outputs[0]!
  const wantsNodes = clause.token('EntityKeyword') === 'nodes'
  const table = wantsNodes ? graph.nodes : graph.edges
  const ids = wantsNodes
    ? [{ name: 'with_node_id', column: graph.parts?.id ?? graph.key }]
    : [
        { name: 'with_source_id', column: graph.parts?.sourceId ?? graph.source },
        { name: 'with_target_id', column: graph.parts?.targetId ?? graph.target },
      ]
  const part = wantsNodes ? graph.parts?.ofNodes : graph.parts?.ofEdges
  const hashed = ids.flatMap(({ name, column }) => {
    const given = clause.parameters.get(name)
    if (!given) return []
    const expression = callByName('hash', [columnExpression(column)], node, scope, lowering)
    return [{ name: given.simpleName, column: lowering.newColumn(given.simpleName, 'long'), expression }]
  })
  return {
    relation: extended(table.relation, hashed),
    columns: [...hashed.map(({ name, column }) => ({ name, column })), ...table.columns],
    order: [],
    sorted: false,
    partition: part ? [part] : [],
  }
}

/** `graph-mark-components`: a number for each set of nodes that hang together. */
export const lowerGraphMarkComponents: LowerOperator = (node, input, scope, lowering) => {
  const { graph } = input
  if (!graph) return lowering.refuse(node, 'kql.no-graph', 'this operator works on a graph', scope)
  const kind = node.parameters.get('kind')?.text ?? 'weak'
  const name = node.parameters.get('with_component_id')?.simpleName || 'ComponentId'
  const component = lowering.newColumn(name, 'long')
  const key = lowering.newColumn('node', graph.key.type)
  const place = lowering.newColumn('place', 'long', { nullable: false })
  const { parts } = graph
  const step: Relation = {
    op: 'step',
    operator: 'graph_components',
    settings: { strong: kind === 'strong' },
    inputs: [
      { relation: graph.nodes.relation, columns: [graph.key, ...(parts ? [parts.ofNodes] : [])], order: [] },
      {
        relation: graph.edges.relation,
        columns: [graph.source, graph.target, ...(parts ? [parts.ofEdges] : [])],
        order: graph.edges.order,
      },
    ],
    columns: [key, component, place],
  }
  const relation: Relation = {
    op: 'join',
    kind: 'inner',
    left: graph.nodes.relation,
    right: step,
    condition: sameKey(columnExpression(graph.key), columnExpression(key)),
  }
  const nodes: Table = {
    ...graph.nodes,
    relation: { op: 'shared', input: relation },
    columns: [...graph.nodes.columns, { name, column: component }],
  }
  return { ...input, graph: { ...graph, nodes } }
}

/** `graph-where-nodes` and `graph-where-edges`: the part of a graph that meets a condition; edges go with their nodes. */
const sifted =
  (what: 'nodes' | 'edges'): LowerOperator =>
  (node, input, scope, lowering) => {
    const { graph } = input
    if (!graph) return lowering.refuse(node, 'kql.no-graph', 'this operator works on a graph', scope)
    const value = lowerExpression(node.child('Condition'), withTable(scope, graph[what]), lowering)
    const condition = asCondition(convert(value, 'bool') ?? value)
    const kept: Table = { ...graph[what], relation: { op: 'shared', input: { op: 'filter', input: graph[what].relation, condition } } }
    return { ...input, graph: { ...graph, [what]: kept } }
  }

export const lowerGraphWhereNodes = sifted('nodes')
export const lowerGraphWhereEdges = sifted('edges')
