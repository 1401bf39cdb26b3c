import type { EntityKind } from '#model/entity-kind.ts'
import type { TableInSql } from '../entities/hunting-rows.ts'

/** What rows are gathered by: of the columns that a table has, the first that says something; and the kind of entity its values name. */
export interface Key {
  readonly title: string
  readonly columns: readonly string[]
  readonly names?: EntityKind
  /** how values are read that a table writes as codes */
  readonly words?: Readonly<Record<string, string>>
}

/**
 * One list of an entity's page: rows of some tables that speak of the entity, gathered by some columns, with how many there are and when.
 * What an entity's rows are is known from its names; a section says only what is asked of them.
 */
export interface Section {
  readonly id: string
  readonly title: string
  readonly kinds: readonly EntityKind[]
  /** tab of the page it stands in */
  readonly tab: string
  readonly tables: readonly string[]
  readonly by: readonly Key[]
  /** which of the entity's rows: KQL and SQL share this form, a column and the values it may have (`!` before: none of them) */
  readonly only?: readonly (readonly [column: string, ...values: string[]])[]
  /** columns that must say something */
  readonly filled?: readonly string[]
  /** columns the entity must stand in, where any column with its name would tell too much (a file that started something) */
  readonly in?: readonly string[]
  /** rows of the mailbox's owner too: logs of the cloud name who acts, and the mailbox only within the original */
  readonly ofOwner?: true
  readonly counts: string
  readonly filledBy: string
}

export const key = (title: string, columns: string | readonly string[], names?: EntityKind): Key => ({
  title,
  columns: typeof columns === 'string' ? [columns] : columns,
  ...(names ? { names } : {}),
})

/** What sign-in logs write of an attempt: an error's number, 0 where it succeeded, or the words of the action. */
export const outcome = (...columns: string[]): Key => ({ title: 'Outcome', columns, words: { '0': 'Success (0)' } })

/** The columns of a table a key reads: one that is no text stands alone, texts stand in for each other. */
export function columnsOf(of: TableInSql, { columns }: Key): readonly string[] {
  const [first, ...others] = columns.filter((column) => of.has(column))
  if (first === undefined) return []
  return of.type(first) === 'string' ? [first, ...others.filter((column) => of.type(column) === 'string')] : [first]
}
