import type { CallContext } from '../calls/call.ts'
import { resolveWithin } from '../entities/resolve.ts'
import type { WriteStore } from '../store/sql.ts'
import { keepIncidents } from './keep-incidents.ts'
import { place } from './place.ts'
import { readProviderIncidents } from './provider-incidents.ts'
import { readFacts } from './read-facts.ts'
import { seedsOf } from './seeds.ts'
import { readStandingIncidents } from './standing-incident.ts'

export interface CorrelateOptions {
  /** whether incident ids the evidence came with are disregarded */
  readonly ignoreProvider: boolean
}

export interface CorrelateAnswer {
  /** incidents that stand afterwards, those merged away not counted */
  readonly incidents: number
  readonly alerts: number
  readonly elapsedMs: number
}

/**
 * Resolves the case's entities and places all its alerts into incidents (spec §13): what analysts decided first, then the providers'
 * incidents, then the rules. It always works on the whole case, so the outcome is the same whatever was imported first and however
 * often it runs; only what changed is written, in one transaction.
 */
export function correlate(store: WriteStore, options: CorrelateOptions, context: CallContext): CorrelateAnswer {
  const started = performance.now()
  return store.transaction(() => {
    const resolved = resolveWithin(store, context)
    context.progress('Correlating alerts', 0, null, 'alerts')
    const facts = readFacts(store, resolved)
    const standing = readStandingIncidents(store)
    const providers = readProviderIncidents(store)
    const placement = place(facts, seedsOf(facts, standing, providers, options.ignoreProvider))
    context.signal.throwIfAborted()
    keepIncidents(store, placement, standing, providers, options.ignoreProvider)
    context.progress('Correlating alerts', facts.alerts.length, facts.alerts.length, 'alerts')
    const incidents = store.get<{ n: number }>("SELECT count(*) AS n FROM incident WHERE status <> 'redirected'")!.n
    return { incidents, alerts: facts.alerts.length, elapsedMs: Math.round(performance.now() - started) }
  })
}
