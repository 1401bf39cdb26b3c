import type { CallContext } from './calls/call.ts'
import { correlate } from './correlate/correlate.ts'
import { resolveEntities } from './entities/resolve.ts'
import { importEvidence } from './ingest/import.ts'
import type { WriteStore } from './store/sql.ts'

export interface LoadOptions {
  readonly correlate: boolean
}

/** What a load did; sources met again are counted as well. */
export type Loaded = Awaited<ReturnType<typeof importEvidence>>

/**
 * The whole way of evidence into a case: import files, folders and archives, resolve their entities, place their alerts into incidents.
 * Each step commits by itself; a load that is cancelled or killed is completed by running it again.
 */
export async function loadEvidence(
  store: WriteStore,
  paths: readonly string[],
  options: LoadOptions,
  context: CallContext,
): Promise<Loaded> {
  const loaded = await importEvidence(store, paths, context)
  context.signal.throwIfAborted()
  await resolveEntities(store, context)
  context.signal.throwIfAborted()
  if (options.correlate) await correlate(store, { ignoreProvider: false }, context)
  return loaded
}
