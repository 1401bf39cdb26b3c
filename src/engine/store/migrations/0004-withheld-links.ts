import { withheldLinkSchema } from '../schema/withheld-links.ts'
import type { Migration } from './index.ts'

/** Guards say why they kept incidents apart. */
export const withheldLinksMigration: Migration = {
  id: 4,
  title: 'links a guard withheld',
  sql: withheldLinkSchema,
}
