import { basename } from 'node:path'
import { isoFromTicks, type Ticks, ticks } from '#base/ticks.ts'
import type { ReadCall, WaitingReadCall } from '../calls/call.ts'
import type { Inputs, Outputs } from '../calls/index.ts'
import { type Verification, verifyCase } from '../ingest/verify.ts'
import { revisionOf } from './revision.ts'
import type { ReadStore } from './sql.ts'

interface Counts {
  sources: number
  alerts: number
  incidents: number
  oldest: Ticks | null
  newest: Ticks | null
  newestAlert: Ticks | null
}

/** Evidence speaks through rows and through alerts; whichever is older or newer bounds the case. */
const COUNTS = `
  SELECT (SELECT count(*) FROM source WHERE status != 'container') AS sources,
    (SELECT count(*) FROM alert) AS alerts,
    (SELECT count(*) FROM incident WHERE redirected_to IS NULL) AS incidents,
    (SELECT min(at) FROM (SELECT min(first_time) AS at FROM hunting_table UNION ALL SELECT min(first_activity) FROM dated_alert)) AS oldest,
    (SELECT max(at) FROM (SELECT max(last_time) AS at FROM hunting_table UNION ALL SELECT max(last_activity) FROM dated_alert)) AS newest,
    (SELECT max(last_activity) FROM dated_alert) AS "newestAlert"`

const iso = (at: Ticks | null) => (at === null ? null : isoFromTicks(at))

/** What there is to say of the case as a whole. */
export function caseInfo(store: ReadStore): NonNullable<Outputs['case']['info']> {
  const created = store.get<{ value: string }>("SELECT value FROM case_info WHERE key = 'created'")
  const { sources, alerts, incidents, oldest, newest, newestAlert } = store.get<Counts>(COUNTS)!
  return {
    path: store.path,
    name: basename(store.path).replace(/\.coldtrail$/i, ''),
    created: isoFromTicks(ticks(BigInt(created?.value ?? 0))),
    revision: revisionOf(store),
    sources,
    alerts,
    incidents,
    oldest: iso(oldest),
    newest: iso(newest),
    newestAlert: iso(newestAlert),
  }
}

const info: ReadCall<Inputs['case']['info'], Outputs['case']['info']> = (store) => caseInfo(store)
const verify: WaitingReadCall<Inputs['case']['verify'], Verification> = (store, _input, context) => verifyCase(store, context)

export const caseReads = { info, verify }
