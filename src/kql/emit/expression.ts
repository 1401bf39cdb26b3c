import { Failure, problem } from '#base/problem.ts'
import type { Expression, SortKey } from '../ir/expression.ts'
import type { Dialect } from './dialect.ts'
import type { Statement } from './statement.ts'

/** Ends the translation: the database has no words for a function or an operation. */
export function refuse(dialect: Dialect, name: string): never {
  throw new Failure(problem('kql.unsupported-by-dialect', `${dialect.name} has no ${name.replace(/^_/, '')}`))
}

/** An expression as SQL text inside a statement, which keeps its parameters and the relations it reads. */
export function emitExpression(expression: Expression, statement: Statement): string {
  const { dialect } = statement
  const emit = (part: Expression) => emitExpression(part, statement)
  switch (expression.kind) {
    case 'column':
      return dialect.quote(expression.column.sql)
    case 'literal':
      return expression.value === null ? dialect.nothing(expression.type) : statement.parameter(expression.value, expression.type)
    case 'operation': {
      const spell = dialect.operations[expression.name]
      if (!spell) return refuse(dialect, expression.name)
      return spell(
        expression.args.map(emit),
        expression.args.map((arg) => arg.type),
      )
    }
    case 'call': {
      const spell = dialect.scalar(expression.function, expression.form, expression.index)
      const types = expression.args.map((arg) => arg.type)
      return spell?.(expression.args.map(emit), types) ?? refuse(dialect, expression.function)
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
      return dialect.collected(column, expression.column.type, statement.relation(expression.relation))
    }
    case 'window': {
      const partition = expression.partition.length ? `PARTITION BY ${expression.partition.map(emit).join(', ')}` : ''
      const order = expression.order.length ? `ORDER BY ${emitOrder(expression.order, statement)}` : ''
      const over = [partition, order, expression.frame ?? ''].filter(Boolean).join(' ')
      const types = expression.args.map((arg) => arg.type)
      return dialect.window(expression.name, expression.args.map(emit), types, over) ?? refuse(dialect, expression.name)
    }
  }
}

/** Sort keys; where nulls go is said only where the database would put them elsewhere, so that an index can serve. */
export function emitOrder(keys: readonly SortKey[], statement: Statement): string {
  return keys
    .map(({ expression, descending, nullsFirst }) => {
      const nulls =
        expression.nullable && nullsFirst !== statement.dialect.nullsFirst(descending) ? (nullsFirst ? ' NULLS FIRST' : ' NULLS LAST') : ''
      return `${emitExpression(expression, statement)}${descending ? ' DESC' : ''}${nulls}`
    })
    .join(', ')
}
