import { Failure, problem } from '#base/problem.ts'
import type { Expression, SortKey } from '../ir/expression.ts'
import type { Statement } from './statement.ts'

/** An expression as SQL text inside a statement, which keeps its parameters and the relations it reads. */
export function emitExpression(expression: Expression, statement: Statement): string {
  const { dialect } = statement
  const emit = (part: Expression) => emitExpression(part, statement)
  switch (expression.kind) {
    case 'column':
      return dialect.quote(expression.column.sql)
    case 'literal':
      return expression.value === null ? 'NULL' : statement.parameter(expression.value, expression.type)
    case 'operation': {
      const spell = dialect.operations[expression.name]
      if (!spell) throw new Failure(problem('kql.unsupported-by-dialect', `${dialect.name} has no ${expression.name}`))
      return spell(
        expression.args.map(emit),
        expression.args.map((arg) => arg.type),
      )
    }
    case 'call': {
      const spell = dialect.scalar(expression.function, expression.form, expression.index)
      if (!spell) throw new Failure(problem('kql.unsupported-by-dialect', `${dialect.name} has no ${expression.function}`))
      return spell(
        expression.args.map(emit),
        expression.args.map((arg) => arg.type),
      )
    }
    case 'scalar-query': {
      const value = `(SELECT ${dialect.quote(expression.column.sql)} FROM ${statement.relation(expression.relation)} LIMIT 1)`
      return expression.type === 'string' ? `coalesce(${value}, '')` : value
    }
    case 'membership': {
      const test = `${emit(expression.value)} IN (SELECT ${dialect.quote(expression.column.sql)} FROM ${statement.relation(expression.relation)})`
      return expression.isCondition ? `(${test})` : `coalesce(${test}, 0)`
    }
    case 'collected': {
      const column = dialect.quote(expression.column.sql)
      const item = expression.column.type === 'dynamic' ? `json(${column})` : column
      return `(SELECT json_group_array(${item}) FROM ${statement.relation(expression.relation)})`
    }
    case 'window': {
      const partition = expression.partition.length ? `PARTITION BY ${expression.partition.map(emit).join(', ')}` : ''
      const order = expression.order.length ? `ORDER BY ${emitOrder(expression.order, statement)}` : ''
      const over = [partition, order, expression.frame ?? ''].filter(Boolean).join(' ')
      return `${expression.name}(${expression.args.map(emit).join(', ')}) OVER (${over})`
    }
  }
}

/** Sort keys; where nulls go is said only where it differs from what SQLite does, so that an index can serve. */
export function emitOrder(keys: readonly SortKey[], statement: Statement): string {
  return keys
    .map(({ expression, descending, nullsFirst }) => {
      const nulls = expression.nullable && nullsFirst === descending ? (nullsFirst ? ' NULLS FIRST' : ' NULLS LAST') : ''
      return `${emitExpression(expression, statement)}${descending ? ' DESC' : ''}${nulls}`
    })
    .join(', ')
}
