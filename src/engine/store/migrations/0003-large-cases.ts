import { distinctRowSchema } from '../schema/distinct-rows.ts'
import { recordBodySchema } from '../schema/record-bodies.ts'
import type { Migration } from './index.ts'

/** What makes large cases quick to correlate again, and half as large. */
export const largeCaseMigration: Migration = {
  id: 3,
  title: 'large cases',
  sql: [distinctRowSchema, recordBodySchema].join('\n'),
}
