import { activitySchema } from '../schema/activity.ts'
import { alertSchema } from '../schema/alerts.ts'
import { entitySchema } from '../schema/entities.ts'
import { evidenceSchema } from '../schema/evidence.ts'
import { huntSchema } from '../schema/hunts.ts'
import { incidentFacetSchema } from '../schema/incident-facets.ts'
import { incidentSchema } from '../schema/incidents.ts'
import type { Migration } from './index.ts'

export const firstMigration: Migration = {
  id: 1,
  title: 'sources, alerts, entities, incidents and the activity log',
  sql: [evidenceSchema, entitySchema, alertSchema, incidentSchema, incidentFacetSchema, activitySchema, huntSchema].join('\n'),
}
