import type { Calls } from '../../../state/calls.ts'
import type { IncidentRow } from './incident-columns.tsx'
import type { IncidentFilter, IncidentSort } from './queue-address.ts'

const PAGE = 1000

/** Every incident the filter lets through, in order, by the thousand; undefined where a call was refused. */
export async function allIncidents(calls: Calls, filter: IncidentFilter, sort: IncidentSort): Promise<readonly IncidentRow[] | undefined> {
  const rows: IncidentRow[] = []
  for (;;) {
    const page = await calls.ask('incidents.list', { filter, sort, offset: rows.length, limit: PAGE })
    if (!page.ok) return undefined
    rows.push(...page.value.incidents)
    if (rows.length >= page.value.total || page.value.incidents.length === 0) return rows
  }
}
