import { matchOf } from '#kql/index.ts'
import type { ReadStore } from '../store/sql.ts'
import { rowsBesideIndex, type TextIndex, textHits, textIndex } from '../store/text-index.ts'
import type { TableInSql } from './hunting-rows.ts'
import { accountColumns, columnsOfName } from './record-names.ts'
import type { Condition } from './records-of-entity.ts'

interface Name {
  readonly type: string
  readonly value: string
}

/** Share of a table's rows up to which they are fetched one by one: those who are in more are met soon enough by reading on. */
const RARE = 0.01

/** A value looked for in some columns. */
export interface Sought {
  readonly columns: readonly string[]
  readonly value: string
}

/** Where names may stand in a table, and what is looked for there; of an account in two parts the name alone. */
function soughtIn(of: TableInSql, names: readonly Name[], columns: readonly string[] | undefined): Sought[] {
  const has = (column: string) => of.has(column) && (columns === undefined || columns.includes(column))
  return names.flatMap(({ type, value }) => {
    if (type !== 'accountName') return [{ columns: (columnsOfName[type] ?? []).filter(has), value }]
    const held = accountColumns.filter(([domain, name]) => of.has(domain) && has(name)).map(([, name]) => name)
    return [{ columns: held, value: value.slice(value.indexOf('\\') + 1) }]
  })
}

/** What tells a name from its neighbours': who before the @, the account's number in its domain's SID. The rest is in most rows. */
function tellingPart(value: string): string {
  const who = /^([^@]*[a-z0-9][^@]*)@/i.exec(value)?.[1]
  return who ?? /^s-1-5-21-.*-(\d+)$/i.exec(value)?.[1] ?? value
}

/** Every word of it, short ones too: `7` is what tells `person.7@` from others. None where no text of ASCII can be the name. */
const wordsOf = (value: string) =>
  /[^\p{ASCII}]/u.test(value) ? 'none' : (tellingPart(value.toLowerCase()).match(/[a-z0-9]+/g) ?? undefined)

/** What the text index is asked; undefined where it does not hold a column or a name has no word: it could miss rows then. */
function matchFor(of: TableInSql, index: TextIndex, sought: readonly Sought[]): string | undefined {
  const internal = new Map(of.table.columns.map((column) => [column.name, column.internal]))
  const parts: {
    readonly kind: 'terms'
    readonly columns: readonly string[]
    readonly terms: { readonly text: string; readonly prefix: boolean }[]
  }[] = []
  for (const { columns, value } of sought) {
    if (columns.length === 0) continue
    const held = columns.map((column) => internal.get(column)!)
    const words = wordsOf(value)
    if (words === undefined || held.some((column) => !index.columns.includes(column))) return undefined
    if (words !== 'none') parts.push({ kind: 'terms', columns: held, terms: words.map((text) => ({ text, prefix: false })) })
  }
  return parts.length > 0 ? matchOf({ kind: 'any', parts }) : undefined
}

/**
 * Rows of a large table among which all are that bear one of the names, or something else looked for in columns the table has, by its text index: to be asked beside the condition itself.
 * Undefined where there is no index, or so many rows hold the words that reading the table is quicker.
 */
export function rowsByWords(
  store: ReadStore,
  of: TableInSql,
  names: readonly Name[],
  columns?: readonly string[],
  also: readonly Sought[] = [],
): Condition | undefined {
  const index = textIndex(store, of.table.name)
  const match = index && matchFor(of, index, [...soughtIn(of, names, columns), ...also])
  if (!index || match === undefined) return undefined
  const few = Math.ceil(of.table.rows * RARE)
  if (textHits(store, of.table.name, match, few) >= few) return undefined
  const name = `"${index.sqlName.replaceAll('"', '""')}"`
  return { sql: `_id IN (SELECT rowid FROM ${name} WHERE ${name} MATCH ? UNION ALL ${rowsBesideIndex(of.table.name)})`, params: [match] }
}
