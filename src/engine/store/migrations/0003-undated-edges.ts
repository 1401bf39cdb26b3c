import { edgeSchema } from '../schema/edges.ts'
import type { Migration } from './index.ts'

export const undatedEdgeMigration: Migration = {
  id: 3,
  title: 'edges without a time',
  sql: edgeSchema,
}
