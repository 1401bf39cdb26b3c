import type { Expression } from '../ir/expression.ts'
import type { Relation } from '../ir/relation.ts'

type MapRelation = (relation: Relation) => Relation
type MapExpression = (expression: Expression) => Expression

/** The relations an expression holds, replaced. */
export function mapInnerRelations(expression: Expression, map: MapRelation): Expression {
  switch (expression.kind) {
    case 'scalar-query':
    case 'collected':
      return { ...expression, relation: map(expression.relation) }
    case 'membership':
      return { ...expression, relation: map(expression.relation), value: mapInnerRelations(expression.value, map) }
    case 'operation':
    case 'call':
      return expression.args.length ? { ...expression, args: expression.args.map((arg) => mapInnerRelations(arg, map)) } : expression
    case 'window':
      return {
        ...expression,
        args: expression.args.map((arg) => mapInnerRelations(arg, map)),
        partition: expression.partition.map((part) => mapInnerRelations(part, map)),
        order: expression.order.map((key) => ({ ...key, expression: mapInnerRelations(key.expression, map) })),
      }
    default:
      return expression
  }
}

/** The relation with what it reads replaced: inputs by `map`, its own expressions by `mapExpression`. */
export function mapChildren(relation: Relation, map: MapRelation, mapExpression: MapExpression): Relation {
  const outputs = <T extends { readonly expression: Expression }>(list: readonly T[]) =>
    list.map((item) => ({ ...item, expression: mapExpression(item.expression) }))
  switch (relation.op) {
    case 'scan':
    case 'values':
    case 'columnar':
      return relation
    case 'row':
      return { ...relation, outputs: outputs(relation.outputs) }
    case 'filter':
      return { ...relation, input: map(relation.input), condition: mapExpression(relation.condition) }
    case 'extend':
      return { ...relation, input: map(relation.input), outputs: outputs(relation.outputs) }
    case 'aggregate':
      return {
        ...relation,
        input: map(relation.input),
        keys: outputs(relation.keys),
        calls: relation.calls.map((call) => ({
          ...call,
          args: call.args.map(mapExpression),
          ...(call.condition ? { condition: mapExpression(call.condition) } : {}),
          ...(call.order ? { order: outputs(call.order) } : {}),
        })),
        ...(relation.carried ? { carried: outputs(relation.carried) } : {}),
      }
    case 'limit':
      return { ...relation, input: map(relation.input), count: mapExpression(relation.count), order: outputs(relation.order) }
    case 'join':
      return { ...relation, left: map(relation.left), right: map(relation.right), condition: mapExpression(relation.condition) }
    case 'union':
      return {
        ...relation,
        inputs: relation.inputs.map((input) => ({ relation: map(input.relation), values: input.values.map(mapExpression) })),
      }
    case 'unnest':
      return { ...relation, input: map(relation.input), array: mapExpression(relation.array) }
    case 'numbers':
      return { ...relation, count: mapExpression(relation.count) }
    case 'shared':
      return { ...relation, input: map(relation.input) }
    case 'step':
      return {
        ...relation,
        inputs: relation.inputs.map((input) => ({ ...input, relation: map(input.relation), order: outputs(input.order) })),
      }
  }
}

/**
 * Rewrites a plan from the leaves up. A relation read in several places is rewritten once and stays one relation.
 */
export function createRewrite(rule: (relation: Relation) => Relation): MapRelation {
  const done = new Map<Relation, Relation>()
  const rewrite: MapRelation = (relation) => {
    const known = done.get(relation)
    if (known) return known
    const result = rule(mapChildren(relation, rewrite, (expression) => mapInnerRelations(expression, rewrite)))
    done.set(relation, result)
    return result
  }
  return rewrite
}
