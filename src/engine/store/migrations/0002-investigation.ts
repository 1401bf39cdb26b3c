import { actSchema } from '../schema/acts.ts'
import { alertLikenessSchema } from '../schema/alert-likeness.ts'
import { bookmarkSchema } from '../schema/bookmarks.ts'
import { deviceClockSchema } from '../schema/device-clocks.ts'
import { edgeSchema } from '../schema/edges.ts'
import { entityOverlaySchema } from '../schema/entity-overlays.ts'
import { entityVerdictSchema } from '../schema/entity-verdicts.ts'
import { geoNetworkSchema } from '../schema/geo-networks.ts'
import { huntIndexSchema } from '../schema/hunt-indexes.ts'
import { importedQuerySchema } from '../schema/imported-queries.ts'
import { incidentLabelFacetSchema } from '../schema/incident-label-facets.ts'
import { investigationSchema } from '../schema/investigations.ts'
import { madeAlertSchema } from '../schema/made-alerts.ts'
import { nameIndexSchema } from '../schema/name-index.ts'
import { taskSchema } from '../schema/tasks.ts'
import { tuningRuleSchema } from '../schema/tuning-rules.ts'
import type { Migration } from './index.ts'

/** Tables of the investigation workspace and of hunting, one noun a file of `schema/`; one line each here. */
const parts: readonly string[] = [
  actSchema,
  alertLikenessSchema,
  bookmarkSchema,
  deviceClockSchema,
  edgeSchema,
  entityOverlaySchema,
  entityVerdictSchema,
  geoNetworkSchema,
  huntIndexSchema,
  importedQuerySchema,
  incidentLabelFacetSchema,
  investigationSchema,
  madeAlertSchema,
  nameIndexSchema,
  taskSchema,
  tuningRuleSchema,
]

export const investigationMigration: Migration = {
  id: 2,
  title: 'investigation workspace',
  sql: parts.join('\n'),
}
