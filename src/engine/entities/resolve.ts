import type { CallContext } from '../calls/call.ts'
import { settleClocks } from '../clocks/settle.ts'
import type { WriteStore } from '../store/sql.ts'
import { type CaseResolution, type ResolvedAlert, resolveCase } from './case-resolution.ts'
import { deviceAddresses } from './device-addresses.ts'
import { createEdgeSet, type EdgeSet } from './edge-set.ts'
import { addEvidenceEdges, addTogether } from './evidence-edges.ts'
import { keepEdges } from './keep-edges.ts'
import { type Kept, keepEntities } from './keep-entities.ts'
import { createSight } from './sight.ts'
import { standingsOf } from './standing.ts'
import { addTableEdges, areAddressesAsked, namesByType } from './table-edges.ts'

function addEdges(store: WriteStore, { resolution, alerts }: CaseResolution, edges: EdgeSet): void {
  for (const alert of alerts) addEvidenceEdges(alert, edges)
  addRowEdges(store, { resolution, alerts }, edges)
  for (const alert of alerts) addTogether(alert, edges)
}

function addRowEdges(store: WriteStore, { resolution, alerts }: CaseResolution, edges: EdgeSet): void {
  const alerted = new Set(alerts.flatMap(({ pieces }) => pieces.map((one) => one.self)))
  const dated = alerts.filter(({ alert }) => alert.dated)
  const [some] = dated
  if (!some || alerted.size === 0) return
  const span = { first: some.alert.first, last: some.alert.last }
  for (const { alert } of dated) {
    if (alert.first < span.first) span.first = alert.first
    if (alert.last > span.last) span.last = alert.last
  }
  const processes = resolution.groups.filter((group) => group.kind === 'process')
  const deviceAt = areAddressesAsked(store) ? deviceAddresses(store, resolution, alerts) : () => undefined
  const sight = createSight(resolution, deviceAt, (group) => alerted.has(group))
  addTableEdges(store, namesByType(alerted, processes), sight, span, edges)
}

/** Who is who, as the case now holds it. */
export interface Resolved {
  readonly alerts: readonly ResolvedAlert[]
  readonly entities: Kept
  readonly edges: number
}

/**
 * Works out anew who is who and what is connected, from all the evidence of the case, and writes what changed. The outcome depends on
 * the evidence alone; entities and edges keep their ids. For callers who hold a transaction: as a savepoint within it, its many single
 * writes would each walk the savepoint's journal.
 */
export function resolveWithin(store: WriteStore, context: CallContext): Resolved {
  const resolved = resolveOnce(store, context)
  // who a row's device is decides about its clock, never the other way round: identity goes by times as they were written
  return settleClocks(store, context) ? resolveOnce(store, context) : resolved
}

function resolveOnce(store: WriteStore, context: CallContext): Resolved {
  context.progress('Resolving entities', 0, null, 'alerts')
  const resolved = resolveCase(store)
  const edges = createEdgeSet()
  addEdges(store, resolved, edges)
  context.signal.throwIfAborted()
  const standings = standingsOf(resolved, edges.edges)
  const entities = keepEntities(store, standings.values())
  const kept = keepEdges(store, edges.edges, entities)
  context.progress('Resolving entities', resolved.alerts.length, resolved.alerts.length, 'alerts')
  return { alerts: resolved.alerts, entities, edges: kept }
}

/** {@link resolveWithin} in a transaction of its own. */
export function resolveEntities(store: WriteStore, context: CallContext): void {
  store.transaction(() => resolveWithin(store, context))
}
