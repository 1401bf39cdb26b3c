import * as z from 'zod'
import { id, time } from '../base.ts'
import { classification, determination, entityKind, incidentStatus, severity } from '../vocabulary.ts'

/** Something two incidents have in common, and how many incidents of the case have it. */
const commonItem = z.object({ entity: id.nullable(), kind: entityKind.nullable(), label: z.string(), incidents: z.number() })

/** One incident like another, with why (spec §12): entities, the same rule or detector, the same alert details. */
export const similarIncident = z.object({
  id,
  name: z.string(),
  severity,
  status: incidentStatus,
  classification,
  determination,
  assignedTo: z.string(),
  resolvingComment: z.string(),
  lastUpdate: time,
  lastActivity: time,
  /** of 100 */
  score: z.number(),
  reasons: z.array(z.object({ kind: z.enum(['entities', 'rule', 'details']), points: z.number(), items: z.array(commonItem) })),
})
