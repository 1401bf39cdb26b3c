import type { CallContext } from '../calls/call.ts'
import type { WriteStore } from '../store/sql.ts'
import { resolveCase } from './case-resolution.ts'
import { createEdgeSet } from './edge-set.ts'
import { addEvidenceEdges } from './evidence-edges.ts'
import { keepEdges } from './keep-edges.ts'
import { keepEntities } from './keep-entities.ts'
import { standingsOf } from './standing.ts'

/**
 * Works out anew who is who and what is connected, from all the evidence of the case, and writes what changed. The outcome depends on
 * the evidence alone; entities and edges keep their ids.
 */
export function resolveEntities(store: WriteStore, context: CallContext): { readonly entities: number; readonly edges: number } {
  context.progress('Resolving entities', 0, null, 'alerts')
  const resolved = resolveCase(store)
  const edges = createEdgeSet()
  for (const alert of resolved.alerts) addEvidenceEdges(alert, edges)
  context.signal.throwIfAborted()
  const standings = standingsOf(resolved, edges.edges)
  return store.transaction(() => {
    const ids = keepEntities(store, standings.values())
    const kept = keepEdges(store, edges.edges, ids)
    context.progress('Resolving entities', resolved.alerts.length, resolved.alerts.length, 'alerts')
    return { entities: ids.size, edges: kept }
  })
}
