import type { Column } from '../ir/column.ts'
import { isCostly } from '../ir/expression.ts'
import type { Aggregate, AggregateCall, Columnar, Extend, Join, Output, Relation, Scan, Union, Values } from '../ir/relation.ts'
import type { Extreme } from './dialect.ts'
import { emitExpression, emitOrder, refuse } from './expression.ts'
import type { Statement } from './statement.ts'

type Emit<R extends Relation> = (relation: R, statement: Statement) => string

const select = (columns: readonly string[]) => `SELECT ${columns.length ? columns.join(', ') : '1 AS "_"'}`

function passed(columns: readonly Column[], statement: Statement): string[] {
  return columns.map((column) => statement.dialect.quote(column.sql))
}

function output({ column, expression }: Output, statement: Statement): string {
  const [text, name] = [emitExpression(expression, statement), statement.dialect.quote(column.sql)]
  return text === name ? name : `${text} AS ${name}`
}

const scan: Emit<Scan> = (relation, statement) => {
  const { quote, nothing } = statement.dialect
  const needed = new Set(statement.needed(relation))
  const wanted = relation.columns.filter((c) => needed.has(c.column))
  if (!relation.table.stored) return `${select(wanted.map(({ column }) => `${nothing(column.type)} AS ${quote(column.sql)}`))} WHERE 0`
  const list = wanted.map(({ column, source, isExpression }) => {
    const text = isExpression ? source : quote(source)
    return text === quote(column.sql) ? text : `${text} AS ${quote(column.sql)}`
  })
  return `${select(list)} FROM ${quote(relation.table.sqlName)}${candidates(relation, statement)}`
}

/** Sifts a scan through the table's full-text index. */
function candidates({ table, match }: Scan, statement: Statement): string {
  if (!match || !table.rowId) return ''
  const { quote } = statement.dialect
  const found =
    statement.dialect.textMatch?.(quote(match.index.sqlName), statement.parameter(match.text, 'string')) ??
    refuse(statement.dialect, 'full-text index')
  return ` WHERE ${quote(table.rowId)} IN (${found} UNION ALL ${match.index.besides})`
}

/** Few cells become a VALUES list; many go in as one JSON parameter, for SQLite counts placeholders. */
const FEW_CELLS = 400

const values: Emit<Values> = (relation, statement) => {
  const { quote, nothing } = statement.dialect
  const needed = new Set(statement.needed(relation))
  const wanted = relation.columns.flatMap((column, index) => (needed.has(column) ? [{ column, index }] : []))
  if (relation.rows.length === 0) return `${select(wanted.map(({ column }) => `${nothing(column.type)} AS ${quote(column.sql)}`))} WHERE 0`
  if (relation.rows.length * wanted.length > FEW_CELLS) {
    const json = `[${relation.rows.map((row) => `[${wanted.map(({ index }) => jsonCell(row[index] ?? null)).join(',')}]`).join(',')}]`
    const { from, value } = statement.dialect.jsonRows(statement.parameter(json, 'string'))
    return `${select(wanted.map(({ column }, i) => `${statement.dialect.jsonCell(value, i, column.type)} AS ${quote(column.sql)}`))} FROM ${from}`
  }
  const rows = relation.rows.map((row) =>
    wanted.map(({ column, index }) => {
      const value = row[index] ?? null
      return value === null ? nothing(column.type) : statement.parameter(value, column.type)
    }),
  )
  return statement.dialect.rows(
    wanted.map(({ column }) => quote(column.sql)),
    rows,
  )
}

function jsonCell(value: string | number | bigint | null): string {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : value > 0 ? '9e999' : '-9e999'
  return typeof value === 'string' ? JSON.stringify(value) : String(value)
}

const extend: Emit<Extend> = (relation, statement) => {
  const needed = new Set(statement.needed(relation))
  const made = relation.outputs.filter((o) => needed.has(o.column))
  const names = new Set(made.map((o) => o.column))
  const rest = [...needed].filter((column) => !names.has(column))
  const repeated = made.some((o) => isCostly(o.expression) && (statement.demand.reads.get(o.column) ?? 0) > 1)
  const list = [...passed(rest, statement), ...made.map((o) => output(o, statement))]
  return `${select(list)} FROM ${statement.relation(relation.input)}${repeated ? ` ${statement.dialect.fence}` : ''}`
}

function aggregateCall(call: AggregateCall, statement: Statement, picks: boolean): string {
  const spell = statement.dialect.aggregate(call.name, call.form, call.index)
  if (!spell) return refuse(statement.dialect, call.name)
  const inside = call.order?.length ? ` ORDER BY ${emitOrder(call.order, statement)}` : ''
  const behind = call.condition ? ` FILTER (WHERE ${emitExpression(call.condition, statement)})` : ''
  const args = call.args.map((arg) => emitExpression(arg, statement))
  const types = call.args.map((arg) => arg.type)
  const [sought] = call.args
  const picking =
    picks && sought?.nullable
      ? statement.dialect.picking?.({ which: call.name as Extreme['which'], value: args[0]!, type: sought.type })
      : undefined
  const spelled =
    spell(picking ? [picking.value] : args, inside, behind, types) ?? refuse(statement.dialect, `${call.name} over rows in an order`)
  const text = picking ? picking.read(spelled) : spelled
  return call.column.type === 'string' ? `coalesce(${text}, '')` : text
}

const aggregate: Emit<Aggregate> = (relation, statement) => {
  const { quote } = statement.dialect
  const needed = new Set(statement.needed(relation))
  const from = statement.relation(relation.input)
  const keys = relation.keys.map((key) => output(key, statement))
  const picks = relation.calls.find((call) => call.name === 'min' || call.name === 'max')
  const isPicking = (call: AggregateCall) => call === picks && keys.length > 0 && relation.carried !== undefined
  const calls = relation.calls.map((call) => `${aggregateCall(call, statement, isPicking(call))} AS ${quote(call.column.sql)}`)
  const [sought] = picks?.args ?? []
  const by = sought
    ? (): Extreme => ({ which: picks?.name as Extreme['which'], value: emitExpression(sought, statement), type: sought.type })
    : undefined
  const carried = (relation.carried ?? [])
    .filter((o) => needed.has(o.column) && !relation.keys.some((key) => key.column === o.column))
    .map(({ column, expression }) => {
      const text = statement.dialect.carried(emitExpression(expression, statement), by)
      const total = keys.length === 0 && column.type === 'string' ? `coalesce(${text}, '')` : text
      return `${total} AS ${quote(column.sql)}`
    })
  if (keys.length && !calls.length && !carried.length) return `SELECT DISTINCT ${keys.join(', ')} FROM ${from}`
  const groups = keys.map((_, i) => i + 1).join(', ')
  const one = keys.length === 0 && calls.length === 0 ? ['count(*) AS "rows"'] : []
  return `${select([...keys, ...calls, ...carried, ...one])} FROM ${from}${groups ? ` GROUP BY ${groups}` : ''}`
}

const joins = { inner: 'JOIN', left: 'LEFT JOIN', right: 'RIGHT JOIN', full: 'FULL JOIN', cross: 'CROSS JOIN', semi: '', anti: '' } as const

const join: Emit<Join> = (relation, statement) => {
  const [left, right] = [statement.relation(relation.left), statement.relation(relation.right)]
  const on = relation.kind === 'cross' ? '' : ` ON ${emitExpression(relation.condition, statement)}`
  return `${select(passed(statement.needed(relation), statement))} FROM ${left} ${joins[relation.kind]} ${right}${on}`
}

const union: Emit<Union> = (relation, statement) => {
  const { quote, nothing } = statement.dialect
  const needed = new Set(statement.needed(relation))
  const places = relation.columns.flatMap((column, index) => (needed.has(column) ? [{ column, index }] : []))
  if (relation.inputs.length === 0)
    return `${select(places.map(({ column }) => `${nothing(column.type)} AS ${quote(column.sql)}`))} WHERE 0`
  return relation.inputs
    .map(({ relation: input, values }) => {
      const list = places.map(({ column, index }) => output({ column, expression: values[index]! }, statement))
      const from = input.op === 'row' && input.outputs.length === 0 ? '' : ` FROM ${statement.relation(input)}`
      return `${select(list)}${from}`
    })
    .join(' UNION ALL ')
}

const columnar: Emit<Columnar> = ({ plan, columns, late }, statement) => {
  const { quote } = statement.dialect
  const from = `${statement.columnar(plan, columns.length + (plan.row ? 1 : 0))} AS k`
  const list = columns.map((column, i) => `k."c${i}" AS ${quote(column.sql)}`)
  if (!late) return `${select(list)} FROM ${from}`
  const rest = late.columns.map(({ column, source }) => `t.${quote(source)} AS ${quote(column.sql)}`)
  const row = `t.${quote(late.table.rowId ?? '')} = k."c${columns.length}"`
  return `${select([...list, ...rest])} FROM ${from} CROSS JOIN ${quote(late.table.sqlName)} AS t ON ${row}`
}

/** A relation as a query of its own over the relations it reads. */
export function emitRelation(relation: Relation, statement: Statement): string {
  const { dialect } = statement
  const needed = () => passed(statement.needed(relation), statement)
  switch (relation.op) {
    case 'scan':
      return scan(relation, statement)
    case 'values':
      return values(relation, statement)
    case 'row': {
      const wanted = new Set(statement.needed(relation))
      return select(relation.outputs.filter((o) => wanted.has(o.column)).map((o) => output(o, statement)))
    }
    case 'filter':
      return `${select(needed())} FROM ${statement.relation(relation.input)} WHERE ${emitExpression(relation.condition, statement)}`
    case 'extend':
      return extend(relation, statement)
    case 'aggregate':
      return aggregate(relation, statement)
    case 'limit': {
      const order = relation.order.length ? ` ORDER BY ${emitOrder(relation.order, statement)}` : ''
      return `${select(needed())} FROM ${statement.relation(relation.input)}${order} LIMIT ${emitExpression(relation.count, statement)}`
    }
    case 'join':
      return join(relation, statement)
    case 'union':
      return union(relation, statement)
    case 'unnest': {
      const { from, value, index } = dialect.unnest(emitExpression(relation.array, statement))
      const list = statement.needed(relation).map((column) => {
        const name = dialect.quote(column.sql)
        return column === relation.value ? `${value} AS ${name}` : column === relation.index ? `${index} AS ${name}` : name
      })
      return `${select(list)} FROM ${statement.relation(relation.input)}${from}`
    }
    case 'numbers':
      return dialect.numbers(emitExpression(relation.count, statement), dialect.quote(relation.column.sql))
    case 'shared':
      return `${select(needed())} FROM ${statement.relation(relation.input)}`
    case 'columnar':
      return columnar(relation, statement)
    case 'step':
      return `${select(needed())} FROM ${statement.step(relation)}`
  }
}
