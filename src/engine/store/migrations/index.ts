import { firstMigration } from './0001-first.ts'
import { investigationMigration } from './0002-investigation.ts'
import { keptStateMigration } from './0003-kept-state.ts'
import { reasonsAndRangesMigration } from './0004-reasons-and-ranges.ts'

/** One step of the schema, forward only: `user_version` of a case is the number of steps it has taken. */
export interface Migration {
  readonly id: number
  readonly title: string
  readonly sql: string
}

export const migrations: readonly Migration[] = [firstMigration, investigationMigration, keptStateMigration, reasonsAndRangesMigration]

/** The version a case has after every step. */
export const schemaVersion = migrations.length
