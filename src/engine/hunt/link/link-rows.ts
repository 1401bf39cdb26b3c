import { randomUUID } from 'node:crypto'
import { fail } from '#base/problem.ts'
import { ticksFromUnixMs } from '#base/ticks.ts'
import { faultOfMapping } from '#model/mapping/entity-mapping.ts'
import { logActivity } from '../../activity/log.ts'
import { tellAlertTables } from '../../alerts/tell-tables.ts'
import type { CallContext } from '../../calls/call.ts'
import type { Inputs, Outputs } from '../../calls/index.ts'
import { digestIncident } from '../../correlate/digest.ts'
import { resolveWithin } from '../../entities/resolve.ts'
import { incidentOf } from '../../incidents/detail.ts'
import { newIncidentOf } from '../../incidents/regroup.ts'
import type { WriteStore } from '../../store/sql.ts'
import { combinationsOf, rowsOf } from './combinations.ts'
import { makeAlerts } from './make-alerts.ts'

type Link = Inputs['hunt']['link']

function checked(input: Link): void {
  const { columns, rows } = input.picked
  if (rows.some((row) => row.length !== columns.length)) fail('link.uneven-rows', 'A row has more or fewer cells than there are columns.')
  for (const mapping of input.mappings) {
    const fault = faultOfMapping(mapping)
    if (fault) fail('link.mapping', fault)
    const missing = mapping.fields.find((field) => !columns.includes(field.column))
    if (missing) fail('link.mapping', `The rows have no column ${missing.column}.`)
  }
}

function targetOf(store: WriteStore, input: Link, alerts: readonly number[]): number {
  if (input.incident === null) {
    const made = newIncidentOf(store, alerts)
    const name = input.incidentName.trim()
    if (name) store.run('UPDATE incident SET name = ?, name_set = 1 WHERE id = ?', name, made)
    return made
  }
  const stored = incidentOf(store, input.incident)
  if (stored.redirected_to !== null) {
    return fail('incident.redirected', `Incident #${stored.id} was merged into #${stored.redirected_to}.`, {
      hint: 'Link the rows to that one.',
    })
  }
  return stored.id
}

/**
 * Links rows of a hunt to an incident (spec §16): one alert for each unique combination of impacted entities, detection source Manual, by
 * the way imported alerts go, placed as an analyst's own so that correlation never moves them.
 */
export function linkRows(store: WriteStore, input: Link, context: CallContext): Outputs['hunt']['link'] {
  checked(input)
  const { picked } = input
  const combinations = combinationsOf(input.mappings, rowsOf(picked.columns, picked.rows))
  return store.transaction(() => {
    if (input.incident !== null) targetOf(store, input, [])
    const act = randomUUID()
    const { alerts, source } = makeAlerts(store, {
      template: input.alert,
      detectionSource: 'manual',
      detectionKey: '',
      by: context.analyst,
      query: picked.query,
      ran: { now: picked.now, range: picked.range, act },
      path: `Linked from hunting: ${input.alert.title}`,
      combinations,
      idOf: (combination) => `${act}-${combinations.indexOf(combination) + 1}`,
    })
    const ids = alerts.map((alert) => alert.id)
    const incident = targetOf(store, input, ids)
    resolveWithin(store, context)
    for (const alert of ids) {
      store.run("INSERT INTO incident_alert (alert, incident, placed_by) VALUES (?, ?, 'analyst')", alert, incident)
      store.run(
        "INSERT INTO alert_link (alert, rule, rule_version, reason, chosen) VALUES (?, 'manual-association', 1, ?, 1)",
        alert,
        `Linked from hunting by ${context.analyst}.`,
      )
    }
    if (source !== null) tellAlertTables(store, source)
    store.run('UPDATE incident SET last_update = max(last_update, ?) WHERE id = ?', ticksFromUnixMs(Date.now()), incident)
    digestIncident(store, incident)
    logActivity(store, {
      kind: 'audit',
      action: 'alerts.linked',
      performedBy: context.analyst,
      targetType: 'incident',
      targetId: incident,
      targetName: incidentOf(store, incident).name,
      incident,
      text: `${picked.rows.length} rows of a hunt were linked as ${ids.length === 1 ? 'an alert' : `${ids.length} alerts`}: ${input.alert.title}`,
      detail: { alerts: ids, rows: picked.rows.length, query: picked.query, newIncident: input.incident === null },
    })
    return { incident, alerts: ids }
  })
}
