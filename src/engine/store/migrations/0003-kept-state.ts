import { distinctRowSchema } from '../schema/distinct-rows.ts'
import type { Migration } from './index.ts'

/** What is kept between two runs of correlation, so that the second costs what came in between. */
export const keptStateMigration: Migration = {
  id: 3,
  title: 'state kept between correlations',
  sql: distinctRowSchema,
}
