import type { SqlValue } from '../store/sql.ts'
import type { TableInSql } from './hunting-rows.ts'
import { accountColumns, columnsOfName } from './record-names.ts'

interface Name {
  readonly type: string
  readonly value: string
}

/** Rows that bear one of an entity's names, said twice: as SQL and as the KQL an analyst may go on with. Case is ignored, as KQL's `=~` does. */
export interface NameCondition {
  readonly sql: string
  readonly params: readonly SqlValue[]
  readonly kql: string
}

/** A text as a KQL literal. */
export const kqlText = (text: string): string => `@'${text.replaceAll("'", "''")}'`

const same = (of: TableInSql, column: string, value: string): NameCondition => ({
  sql: `${of.sql(column)} = ? COLLATE NOCASE`,
  params: [value],
  kql: `${column} =~ ${kqlText(value)}`,
})

const joined = (parts: readonly NameCondition[], word: 'and' | 'or'): NameCondition => ({
  sql: parts.map((part) => part.sql).join(` ${word.toUpperCase()} `),
  params: parts.flatMap((part) => part.params),
  kql: parts.map((part) => part.kql).join(` ${word} `),
})

/**
 * Rows of a table that bear a name of the entity in any column that can hold it, or in some of them alone. Undefined where the table has
 * no such column.
 */
export function namedRows(of: TableInSql, names: readonly Name[], columns?: readonly string[]): NameCondition | undefined {
  const has = (column: string) => of.has(column) && of.type(column) !== 'dynamic' && (columns === undefined || columns.includes(column))
  const parts = names.flatMap(({ type, value }) => {
    if (type === 'accountName') {
      const slash = value.indexOf('\\')
      return accountColumns
        .filter(([domain, name]) => of.has(domain) && has(name))
        .map(([domain, name]) => {
          const both = joined([same(of, name, value.slice(slash + 1)), same(of, domain, value.slice(0, slash))], 'and')
          return { ...both, sql: `(${both.sql})`, kql: `(${both.kql})` }
        })
    }
    const spellings = type === 'internetMessageId' ? [value, `<${value}>`] : [value]
    return (columnsOfName[type] ?? []).filter(has).flatMap((column) => spellings.map((spelling) => same(of, column, spelling)))
  })
  return parts.length > 0 ? joined(parts, 'or') : undefined
}
