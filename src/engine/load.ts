import type { CallContext } from './calls/call.ts'
import { deviceClocks } from './clocks/device-clocks.ts'
import { correlate } from './correlate/correlate.ts'
import { runAfterImport } from './detect/run-detections.ts'
import { resolveEntities } from './entities/resolve.ts'
import type { ImportAnswer } from './ingest/answer.ts'
import { importEvidence } from './ingest/import.ts'
import type { WriteStore } from './store/sql.ts'
import { tuneNewAlerts } from './tuning/apply.ts'
import { uploadPath } from './uploads.ts'

export interface LoadOptions {
  /** folder of files that are here only to be imported; the case tells their paths below their batch in it */
  readonly uploadsDir?: string | undefined
  readonly correlate: boolean
  /** whether the custom detections run that are to run when evidence came; they do unless asked not to */
  readonly detect?: boolean
}

/** Names in the case a load that has begun: the newest alert it found. It is gone once a load ended. */
const BEGUN = 'load.begun'

/** The alert after which alerts are new, and whether a load before did not end: then those it brought are new still. */
function beginLoad(store: WriteStore): { readonly known: number; readonly completes: boolean } {
  return store.transaction(() => {
    const left = store.get<{ value: string }>('SELECT value FROM case_info WHERE key = ?', BEGUN)
    if (left) return { known: Number(left.value), completes: true }
    const known = store.get<{ id: number | null }>('SELECT max(id) AS id FROM alert')?.id ?? 0
    store.run('INSERT INTO case_info (key, value) VALUES (?, ?)', BEGUN, String(known))
    return { known, completes: false }
  })
}

const endLoad = (store: WriteStore) => store.run('DELETE FROM case_info WHERE key = ?', BEGUN)

/**
 * The whole way of evidence into a case: import files, folders and archives, run the
 * custom detections that are to run then, resolve entities, place their alerts into incidents.
 * A cancelled import keeps the sources that were done, and these are still resolved and placed, so that no alert is left without an
 * incident; what a killed one leaves open is completed by the next.
 */
export async function loadEvidence(
  store: WriteStore,
  paths: readonly string[],
  options: LoadOptions,
  context: CallContext,
): Promise<ImportAnswer> {
  const { known, completes } = beginLoad(store)
  const answer = await importEvidence(store, paths, context, (path) => uploadPath(path, options.uploadsDir) ?? path)
  const finishing = { ...context, signal: new AbortController().signal }
  const isNew = completes || answer.sources.some((source) => source.status !== 'already-imported')
  if (isNew && options.detect !== false) {
    // detections see the times that everybody sees
    if (deviceClocks(store).length > 0) resolveEntities(store, finishing)
    runAfterImport(store, finishing)
  }
  if (options.correlate) correlate(store, { ignoreProvider: false }, finishing)
  else resolveEntities(store, finishing)
  tuneNewAlerts(store, known)
  endLoad(store)
  return { ...answer, completes }
}
