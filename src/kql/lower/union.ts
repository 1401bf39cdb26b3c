import { columnExpression, type Expression, literal, text } from '../ir/expression.ts'
import type { Table } from '../ir/table.ts'
import type { KqlColumn, KqlType } from '../types.ts'
import type { Lowering } from './lowering.ts'

/** One input of a union, with the name `withsource` shows for it. */
export interface Member {
  readonly table: Table
  readonly source: string
}

interface Wanted extends KqlColumn {
  readonly original: string
}

/** Columns by name and type; a name that comes with several types gets the type as suffix. */
function outerColumns(members: readonly Member[]): Wanted[] {
  const types = new Map<string, KqlType[]>()
  for (const { table } of members) {
    for (const { name, column } of table.columns) {
      const known = types.get(name) ?? []
      if (!known.includes(column.type)) known.push(column.type)
      types.set(name, known)
    }
  }
  return [...types].flatMap(([name, kinds]) =>
    kinds.map((type) => ({ name: kinds.length > 1 ? unused(`${name}_${type}`, types) : name, original: name, type })),
  )
}

/** A name made of a column's name and type gives way to a column that really has it (the binder would say it twice). */
function unused(name: string, taken: ReadonlyMap<string, unknown>): string {
  let free = name
  for (let count = 1; taken.has(free); count++) free = `${name}${count}`
  return free
}

/** Columns that every member has, by name and type. */
const innerColumns = (members: readonly Member[]): Wanted[] =>
  outerColumns(members).filter(({ original, type }) =>
    members.every(({ table }) => table.columns.some((c) => c.name === original && c.column.type === type)),
  )

const missing = (type: KqlType): Expression => literal(type, null)

/** Rows of all members one after the other: strings that a member lacks are '', other columns null. */
export function unionOf(
  members: readonly Member[],
  how: { readonly inner?: boolean; readonly sourceName?: string },
  lowering: Lowering,
): Table {
  const wanted = how.inner ? innerColumns(members) : outerColumns(members)
  const columns = wanted.map(({ name, type }) => ({ name, column: lowering.newColumn(name, type) }))
  const source = how.sourceName ? [{ name: how.sourceName, column: lowering.newColumn(how.sourceName, 'string') }] : []
  const inputs = members.map(({ table, source: from }) => ({
    relation: table.relation,
    values: [
      ...source.map(() => text(from)),
      ...wanted.map(({ original, type }) => {
        const found = table.columns.find((c) => c.name === original && c.column.type === type)
        return found ? columnExpression(found.column) : missing(type)
      }),
      ...partitionOf(members).map((_, i) => columnExpression(table.partition[i]!)),
    ],
  }))
  const partition = partitionOf(members).map((column) => lowering.newColumn(column.sql, column.type, column))
  const visible = [...source, ...columns]
  return {
    relation: { op: 'union', columns: [...visible.map((c) => c.column), ...partition], inputs },
    columns: visible,
    order: [],
    sorted: false,
    partition,
  }
}

const partitionOf = (members: readonly Member[]) => {
  const [first] = members
  return first && members.every(({ table }) => table.partition.length === first.table.partition.length) ? first.table.partition : []
}
