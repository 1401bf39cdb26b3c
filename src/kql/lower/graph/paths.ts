import type { Syntax } from '../../adapter/syntax.ts'
import type { Column } from '../../ir/column.ts'
import { columnExpression, type Expression, literal, operation } from '../../ir/expression.ts'
import type { Relation } from '../../ir/relation.ts'
import type { Graph, Table } from '../../ir/table.ts'
import { sameKey } from '../../semantics/compare.ts'
import { convert, toJson } from '../../semantics/convert.ts'
import { aggregateOf } from '../aggregate-call.ts'
import { lowerExpression } from '../expression.ts'
import type { Lowering } from '../lowering.ts'
import { type Scope, withTable } from '../scope.ts'
import { tableOf } from '../table.ts'

/** An edge of variable length: the numbers of its edges and the keys of the nodes between, each as a JSON array. */
export interface PathColumns {
  readonly edges: Column
  readonly inner: Column
}

/** What a `graph-match` found, and the columns that `map`, `any` and `all` add to it while its expressions are lowered. */
export interface Paths {
  readonly graph: Graph
  readonly found: Relation
  /** Number of each row found. */
  readonly row: Column
  readonly variables: ReadonlyMap<string, PathColumns>
  readonly added: { readonly relation: Relation; readonly row: Column }[]
}

interface Walk {
  readonly aggregate: string
  readonly args: (value: Expression, index: Expression) => readonly Expression[]
  readonly empty: Expression
}

const asCondition = (value: Expression) => convert(value, 'bool') ?? value

const walks: Record<string, Walk> = {
  map: { aggregate: '_in_order', args: (value, index) => [toJson(value), index], empty: literal('dynamic', '[]') },
  any: { aggregate: '_any', args: (value) => [asCondition(value)], empty: literal('bool', 0n) },
  all: { aggregate: '_all', args: (value) => [asCondition(value)], empty: literal('bool', 1n) },
}

/** The elements a walk goes over: the edges of a variable, or with `inner_nodes(e)` the nodes between them. */
function elementsOf(node: Syntax, paths: Paths): { list: Column; over: Table; id: Column } | undefined {
  const inner = node.kind === 'FunctionCallExpression' && node.child('Name').simpleName === 'inner_nodes'
  const name = inner ? node.child('ArgumentList').list('Expressions')[0]?.simpleName : node.simpleName
  const columns = name === undefined ? undefined : paths.variables.get(name)
  if (!columns) return undefined
  const { nodes, key, edges, edge } = paths.graph
  return inner ? { list: columns.inner, over: nodes, id: key } : { list: columns.edges, over: edges, id: edge }
}

/** Whether a call walks along an edge of variable length. */
export const isWalk = (name: string, scope: Scope) => scope.paths !== undefined && name in walks

/** `map(e, expression)`, `any(e, condition)`, `all(e, condition)`: worked out on every element, gathered for each row found. */
export function lowerWalk(call: Syntax, scope: Scope, lowering: Lowering): Expression {
  const paths = scope.paths!
  const walk = walks[call.child('Name').simpleName]!
  const [target, expression] = call.child('ArgumentList').list('Expressions')
  const elements = target && elementsOf(target, paths)
  if (!elements || !expression)
    return lowering.refuse(call, 'kql.unsupported-arguments', 'this takes an edge of variable length and an expression', scope)
  const hidden = { name: '\u0000id', column: elements.id }
  const copy = tableOf({ ...elements.over, columns: [...elements.over.columns, hidden] }, lowering)
  const id = copy.columns.at(-1)!.column
  const value = lowering.newColumn('element', 'dynamic')
  const index = lowering.newColumn('element_index', 'long', { nullable: false })
  const unnested: Relation = { op: 'unnest', input: paths.found, array: columnExpression(elements.list), value, index }
  const wanted = convert(columnExpression(value), elements.id.type)!
  const joined: Relation = {
    op: 'join',
    kind: 'inner',
    left: unnested,
    right: copy.relation,
    condition: sameKey(wanted, columnExpression(id)),
  }
  const each = lowerExpression(
    expression,
    withTable({ ...scope }, { ...copy, relation: joined, columns: copy.columns.slice(0, -1) }),
    lowering,
  )
  const row = lowering.newColumn('row', 'long', { nullable: false })
  const gathered = aggregateOf(walk.aggregate, walk.args(each, columnExpression(index)), call, scope, lowering)
  paths.added.push({
    relation: { op: 'aggregate', input: joined, keys: [{ column: row, expression: columnExpression(paths.row) }], calls: [gathered] },
    row,
  })
  return operation('or-else', gathered.column.type, [columnExpression(gathered.column), walk.empty], { nullable: false })
}

/** The rows found with all columns that walks have added so far. */
export function withWalks(relation: Relation, paths: Paths): Relation {
  const all = paths.added.splice(0)
  return all.reduce<Relation>(
    (left, { relation: right, row }) => ({
      op: 'join',
      kind: 'left',
      left,
      right,
      condition: sameKey(columnExpression(paths.row), columnExpression(row)),
    }),
    relation,
  )
}
