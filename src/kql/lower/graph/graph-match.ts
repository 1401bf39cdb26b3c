import type { Syntax } from '../../adapter/syntax.ts'
import type { Column, Visible } from '../../ir/column.ts'
import { bool, columnExpression, type Expression } from '../../ir/expression.ts'
import type { Output, Relation } from '../../ir/relation.ts'
import type { Graph, Table } from '../../ir/table.ts'
import { allOf, asCondition, sameKey } from '../../semantics/compare.ts'
import { convert } from '../../semantics/convert.ts'
import { lowerExpression } from '../expression.ts'
import type { Lowering } from '../lowering.ts'
import { columnsFor, extended, type LowerOperator } from '../operator.ts'
import { boundNames } from '../operators/project.ts'
import { type Scope, withoutRow } from '../scope.ts'
import { tableOf } from '../table.ts'
import { type PathColumns, type Paths, withWalks } from './paths.ts'
import { type Pattern, readPattern } from './pattern.ts'

const members = (columns: readonly Visible[]) => (name: string) => {
  const found = columns.find((c) => c.name === name)
  return found && columnExpression(found.column)
}

function conjuncts(node: Syntax): Syntax[] {
  if (node.kind === 'ParenthesizedExpression') return conjuncts(node.child('Expression'))
  if (node.kind === 'BinaryExpression' && node.token('Operator') === 'and')
    return [...conjuncts(node.child('Left')), ...conjuncts(node.child('Right'))]
  return [node]
}

/** The variables a condition speaks of; undefined where it walks along paths or calls what may. */
function variablesIn(node: Syntax, names: ReadonlySet<string>): Set<string> | undefined {
  const found = new Set<string>()
  let plain = true
  node.walk((part) => {
    if (part.kind === 'NameReference' && names.has(part.simpleName)) found.add(part.simpleName)
    if (part.kind === 'FunctionCallExpression' && ['map', 'any', 'all', 'inner_nodes'].includes(part.child('Name').simpleName))
      plain = false
  })
  return plain ? found : undefined
}

/** For each variable, what the conditions that speak of it alone say about one of its elements: paths are cut short by it. */
function flags(
  variables: readonly (string | undefined)[],
  all: ReadonlySet<string>,
  conditions: readonly Syntax[],
  table: Table,
  scope: Scope,
  lowering: Lowering,
): Output[] {
  return variables.map((name) => {
    const own = conditions.filter((condition) => {
      const spoken = name === undefined ? undefined : variablesIn(condition, all)
      return spoken?.size === 1 && spoken.has(name!)
    })
    const inside: Scope = { ...withoutRow(scope), qualifiers: new Map(name === undefined ? [] : [[name, members(table.columns)]]) }
    const tests = own.map((condition) => asBool(lowerExpression(condition, inside, lowering)))
    return { column: lowering.newColumn('fits', 'bool'), expression: tests.length ? allOf(tests) : bool(true) }
  })
}

const asBool = (value: Expression) => asCondition(convert(value, 'bool') ?? value)

/** The step that walks the graph, and the columns of what it found. */
function pathsOf(
  graph: Graph,
  pattern: Pattern,
  conditions: readonly Syntax[],
  mode: { cycles: string; shortest: 'no' | 'any' | 'all' },
  scope: Scope,
  lowering: Lowering,
) {
  const names = new Set([...pattern.nodes, ...pattern.edges.map((e) => e.name)].flatMap((name) => (name === undefined ? [] : [name])))
  const nodeFlags = flags(pattern.nodes, names, conditions, graph.nodes, scope, lowering)
  const edgeFlags = flags(
    pattern.edges.map((e) => (e.variable ? undefined : e.name)),
    names,
    conditions,
    graph.edges,
    scope,
    lowering,
  )
  const nodeColumns = pattern.nodes.map((name) => lowering.newColumn(name ?? 'node', graph.key.type))
  const edgeColumns = pattern.edges.map((e) => lowering.newColumn(e.name ?? 'edge', e.variable ? 'dynamic' : 'long'))
  const innerColumns = pattern.edges.map((e) => lowering.newColumn(`${e.name ?? 'edge'}_inner`, 'dynamic'))
  const row = lowering.newColumn('found', 'long', { nullable: false })
  const step: Relation = {
    op: 'step',
    operator: 'graph_paths',
    settings: { chains: pattern.chains, variable: pattern.edges.map((e) => e.variable), nodes: pattern.nodes.length, ...mode },
    inputs: [
      { relation: extended(graph.nodes.relation, nodeFlags), columns: [graph.key, ...nodeFlags.map((f) => f.column)], order: [] },
      {
        relation: extended(graph.edges.relation, edgeFlags),
        columns: [graph.edge, graph.source, graph.target, ...edgeFlags.map((f) => f.column)],
        order: [],
      },
    ],
    columns: [...nodeColumns, ...edgeColumns, ...innerColumns, row],
  }
  return { step, row, nodeColumns, edgeColumns, innerColumns }
}

/** What a match found, and how its names are reached. */
interface Elements {
  readonly relation: Relation
  readonly qualifiers: ReadonlyMap<string, (name: string) => Expression | undefined>
  readonly variables: ReadonlyMap<string, PathColumns>
}

/** The rows found with the properties of every named node and single edge, and how names reach them. */
function withElements(graph: Graph, pattern: Pattern, found: ReturnType<typeof pathsOf>, lowering: Lowering): Elements {
  let relation: Relation = found.step
  const qualifiers = new Map<string, (name: string) => Expression | undefined>()
  const attach = (name: string, over: Table, id: Visible['column'], at: Visible['column']) => {
    const copy = tableOf({ ...over, columns: [...over.columns, { name: '\u0000id', column: id }] }, lowering)
    relation = {
      op: 'join',
      kind: 'inner',
      left: relation,
      right: copy.relation,
      condition: sameKey(columnExpression(at), columnExpression(copy.columns.at(-1)!.column)),
    }
    qualifiers.set(name, members(copy.columns.slice(0, -1)))
  }
  pattern.nodes.forEach((name, i) => {
    if (name !== undefined) attach(name, graph.nodes, graph.key, found.nodeColumns[i]!)
  })
  const variables = new Map<string, PathColumns>()
  pattern.edges.forEach(({ name, variable }, i) => {
    if (name === undefined) return
    if (variable) variables.set(name, { edges: found.edgeColumns[i]!, inner: found.innerColumns[i]! })
    else attach(name, graph.edges, graph.edge, found.edgeColumns[i]!)
  })
  return { relation, qualifiers, variables }
}

/** What was found with the part of a partitioned graph it lies in; chains of one pattern lie in the same part. */
function withinParts(graph: Graph, pattern: Pattern, found: ReturnType<typeof pathsOf>, relation: Relation, lowering: Lowering) {
  if (!graph.parts) return { relation, partition: [] }
  const { ofNodes } = graph.parts
  const parts: Column[] = []
  let within = relation
  for (const [first] of pattern.chains.map((chain) => chain.nodes)) {
    const hidden = [graph.key, ofNodes].map((column) => ({ name: column.sql, column }))
    const copy = tableOf({ ...graph.nodes, columns: hidden }, lowering)
    const [key, part] = copy.columns.map(({ column }) => column) as [Column, Column]
    const same = sameKey(columnExpression(found.nodeColumns[first!]!), columnExpression(key))
    const together = parts[0] ? [sameKey(columnExpression(parts[0]), columnExpression(part))] : []
    within = { op: 'join', kind: 'inner', left: within, right: copy.relation, condition: allOf([same, ...together]) }
    parts.push(part)
  }
  return { relation: within, partition: parts.slice(0, 1) }
}

const matcher =
  (shortest: boolean): LowerOperator =>
  (node, input, scope, lowering) => {
    const { graph } = input
    if (!graph) return lowering.refuse(node, 'kql.no-graph', 'this operator works on a graph', scope)
    const pattern = readPattern(node.list('Patterns'))
    const where = node.maybe('WhereClause')?.child('Condition')
    const output = node.parameters.get('output')?.text ?? 'any'
    const mode = {
      cycles: node.parameters.get('cycles')?.text ?? 'unique_edges',
      shortest: shortest ? (output === 'all' ? 'all' : 'any') : 'no',
    } as const
    const found = pathsOf(graph, pattern, where ? conjuncts(where) : [], mode, scope, lowering)
    const elements = withElements(graph, pattern, found, lowering)
    const paths: Paths = { graph, found: found.step, row: found.row, variables: elements.variables, added: [] }
    const inside: Scope = { ...withoutRow(scope), qualifiers: elements.qualifiers, paths }
    const within = withinParts(graph, pattern, found, elements.relation, lowering)
    let { relation } = within
    if (where) {
      const condition = asBool(lowerExpression(where, inside, lowering))
      relation = { op: 'filter', input: withWalks(relation, paths), condition }
    }
    const items = node.maybe('ProjectClause')?.list('Expressions') ?? []
    const named = items.map((item, i) => ({ name: nameOf(item) ?? `Column${i + 1}`, expression: lowerExpression(item, inside, lowering) }))
    const { columns, outputs } = columnsFor(named, lowering)
    const names = boundNames(
      node,
      columns.map((c) => c.name),
    )
    return {
      relation: extended(withWalks(relation, paths), outputs),
      columns: columns.map(({ column }, i) => ({ name: names[i]!, column })),
      order: [],
      sorted: false,
      partition: within.partition,
    }
  }

/** `a.name` gives a column `a_name`. */
function nameOf(item: Syntax): string | undefined {
  return item.kind === 'PathExpression' ? `${item.child('Expression').simpleName}_${item.child('Selector').simpleName}` : item.resultName
}

export const lowerGraphMatch = matcher(false)
export const lowerGraphShortestPaths = matcher(true)
