import { distinctRowSchema } from '../schema/distinct-rows.ts'
import { recordBodySchema } from '../schema/record-bodies.ts'
import { withheldLinkSchema } from '../schema/withheld-links.ts'
import type { Migration } from './index.ts'

/**
 * Large cases are quick to correlate again and half as large; guards say why they kept incidents apart, and a set of filters keeps its
 * time range.
 */
export const largeCaseMigration: Migration = {
  id: 3,
  title: 'large cases, withheld links, time ranges of filter sets',
  sql: [distinctRowSchema, recordBodySchema, withheldLinkSchema, "ALTER TABLE filter_set ADD COLUMN range TEXT NOT NULL DEFAULT '';"].join(
    '\n',
  ),
}
