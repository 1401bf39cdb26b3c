import * as z from 'zod'
import { host, read, time } from '../base.ts'

export const caseInfo = z.object({
  path: z.string(),
  name: z.string(),
  created: time,
  revision: z.number(),
  sources: z.number(),
  alerts: z.number(),
  incidents: z.number(),
  /** newest and oldest moment the evidence speaks of; time ranges of rows are measured from `newest`, never from today */
  oldest: time.nullable(),
  newest: time.nullable(),
  /** when the last alert with a time was last active: time ranges of incidents and alerts are measured from it */
  newestAlert: time.nullable(),
})

export const caseCalls = {
  /** The open case, or null. */
  info: read.input(z.object({})).output(caseInfo.nullable()),
  create: host.input(z.object({ path: z.string().optional() })).output(caseInfo.nullable()),
  /** Opens the case of that path (one the host listed or its dialog chose), or asks by dialog; null where the analyst cancelled. */
  open: host.input(z.object({ path: z.string().optional() })).output(caseInfo.nullable()),
  openTraining: host.input(z.object({})).output(caseInfo.nullable()),
  saveCopy: host.input(z.object({ path: z.string().optional() })).output(z.object({ path: z.string() }).nullable()),
  close: host.input(z.object({})).output(z.object({})),
  recent: host.input(z.object({})).output(z.array(z.object({ path: z.string(), name: z.string(), opened: time, missing: z.boolean() }))),
  verify: read.input(z.object({})).output(
    z.object({
      ok: z.boolean(),
      chain: z.object({ entries: z.number(), brokenAt: z.number().optional() }),
      sources: z.array(z.object({ id: z.number(), path: z.string(), status: z.enum(['same', 'changed', 'missing', 'counts-differ']) })),
      problems: z.array(z.object({ code: z.string(), message: z.string() })),
    }),
  ),
}
