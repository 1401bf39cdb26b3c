import type { ScalarForm } from '../catalog/scalar-row.ts'
import type { KqlType } from '../types.ts'
import type { Column } from './column.ts'
import type { Relation } from './relation.ts'

/** What every expression of the plan knows of its value. */
interface Typed {
  readonly type: KqlType
  readonly nullable: boolean
  readonly nan: boolean
}

export type LiteralValue = string | number | bigint | null

/** A sort key; nulls are the smallest value unless said otherwise. */
export interface SortKey {
  readonly expression: Expression
  readonly descending: boolean
  readonly nullsFirst: boolean
}

export interface ColumnExpression extends Typed {
  readonly kind: 'column'
  readonly column: Column
}
export interface LiteralExpression extends Typed {
  readonly kind: 'literal'
  readonly value: LiteralValue
}
/** An operation of the core, spelled by the dialect. */
export interface OperationExpression extends Typed {
  readonly kind: 'operation'
  readonly name: string
  readonly args: readonly Expression[]
}
/** A call of a catalog function in one of its forms. */
export interface CallExpression extends Typed {
  readonly kind: 'call'
  readonly function: string
  readonly form: ScalarForm
  readonly index: number
  readonly args: readonly Expression[]
  readonly deterministic: boolean
}
/** The one value of a relation's first row: `toscalar`. */
export interface ScalarQueryExpression extends Typed {
  readonly kind: 'scalar-query'
  readonly relation: Relation
  readonly column: Column
}
/** Whether a value is among a relation's column. */
export interface MembershipExpression extends Typed {
  readonly kind: 'membership'
  /** Null counts as false where it stands, so it need not be told from false. */
  readonly isCondition?: boolean
  readonly value: Expression
  readonly relation: Relation
  readonly column: Column
}
/** All values of a relation's column as one JSON array: the right side of `has_any (T)`. */
export interface CollectedExpression extends Typed {
  readonly kind: 'collected'
  readonly relation: Relation
  readonly column: Column
}
/** A function over neighbouring rows. */
export interface WindowExpression extends Typed {
  readonly kind: 'window'
  readonly name: string
  readonly args: readonly Expression[]
  readonly partition: readonly Expression[]
  readonly order: readonly SortKey[]
  readonly frame?: string
}

export type Expression =
  | ColumnExpression
  | LiteralExpression
  | OperationExpression
  | CallExpression
  | ScalarQueryExpression
  | MembershipExpression
  | CollectedExpression
  | WindowExpression

export const columnExpression = (column: Column): Expression => ({
  kind: 'column',
  column,
  type: column.type,
  nullable: column.nullable,
  nan: column.nan,
})

/** A literal. Booleans are 0n and 1n, datetimes and timespans ticks, dynamics JSON text, NaN the text `NaN`. */
export function literal(type: KqlType, value: LiteralValue): LiteralExpression {
  const held = typeof value === 'number' && Number.isNaN(value) ? 'NaN' : value
  const kept = held === null && type === 'string' ? '' : held
  return { kind: 'literal', type, value: kept, nullable: kept === null, nan: type === 'real' && kept === 'NaN' }
}

export const bool = (value: boolean): Expression => literal('bool', value ? 1n : 0n)
export const long = (value: number | bigint): Expression => literal('long', BigInt(value))
export const text = (value: string): Expression => literal('string', value)

export function operation(
  name: string,
  type: KqlType,
  args: readonly Expression[],
  more: { readonly nullable?: boolean; readonly nan?: boolean } = {},
): Expression {
  const nullable = type !== 'string' && (more.nullable ?? args.some((arg) => arg.nullable))
  return { kind: 'operation', name, type, args, nullable, nan: more.nan ?? false }
}

/** The direct parts of an expression, relations left aside. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'operation':
    case 'call':
      return expression.args
    case 'membership':
      return [expression.value]
    case 'window':
      return [...expression.args, ...expression.partition, ...expression.order.map((key) => key.expression)]
    default:
      return []
  }
}

/** Calls `visit` for an expression and everything in it. */
export function walkExpression(expression: Expression, visit: (part: Expression) => void): void {
  visit(expression)
  for (const part of partsOf(expression)) walkExpression(part, visit)
}

/** The expression with its direct parts replaced. */
export function mapParts(expression: Expression, map: (part: Expression) => Expression): Expression {
  switch (expression.kind) {
    case 'operation':
    case 'call':
      return expression.args.length ? { ...expression, args: expression.args.map(map) } : expression
    case 'membership':
      return { ...expression, value: map(expression.value) }
    case 'window':
      return {
        ...expression,
        args: expression.args.map(map),
        partition: expression.partition.map(map),
        order: expression.order.map((key) => ({ ...key, expression: map(key.expression) })),
      }
    default:
      return expression
  }
}

/** The expression with every column replaced by what `replace` answers for it. */
export function mapColumns(expression: Expression, replace: (column: Column) => Expression | undefined): Expression {
  if (expression.kind === 'column') return replace(expression.column) ?? expression
  return mapParts(expression, (part) => mapColumns(part, replace))
}

/** The columns an expression reads from its row. */
export function columnsIn(expression: Expression): Set<Column> {
  const found = new Set<Column>()
  walkExpression(expression, (part) => {
    if (part.kind === 'column') found.add(part.column)
  })
  return found
}

/** Whether the value is worked out anew by JavaScript, a window or a query: dear to repeat. */
export function isCostly(expression: Expression): boolean {
  let costly = false
  walkExpression(expression, (part) => {
    if (part.kind === 'window' || (part.kind === 'call' && part.form.js) || (part.kind === 'operation' && part.name.startsWith('js:')))
      costly = true
  })
  return costly
}

/** Whether repeating or moving the expression could change its value. */
export function isStable(expression: Expression): boolean {
  let stable = true
  walkExpression(expression, (part) => {
    if (part.kind === 'window' || (part.kind === 'call' && !part.deterministic)) stable = false
  })
  return stable
}
