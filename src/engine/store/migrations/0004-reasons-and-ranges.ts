import { withheldLinkSchema } from '../schema/withheld-links.ts'
import type { Migration } from './index.ts'

/** Guards say why they kept incidents apart, and a set of filters keeps its time range. */
export const reasonsAndRangesMigration: Migration = {
  id: 4,
  title: 'links a guard withheld, time ranges of filter sets',
  sql: `${withheldLinkSchema}
ALTER TABLE filter_set ADD COLUMN range TEXT NOT NULL DEFAULT '';
`,
}
