import { stat } from 'node:fs/promises'
import type { CallContext } from '../calls/call.ts'
import { GEO_PACK, problemsOfPack, putInForce, readGeoPack } from '../hunt/geo-pack.ts'
import { discardSource } from '../store/discard-source.ts'
import type { WriteStore } from '../store/sql.ts'
import { alreadyImported, type SourceAnswer, sourceAnswer } from './answer.ts'
import { addProblems, closeEntry, hashOf, hasSourceOfSize, openEntry, sourceOfHash } from './source-entry.ts'
import { createFileSource, type EvidenceSource } from './sources/evidence-file.ts'

/** Version of this importer, told with the sources it read. */
const VERSION = 1

/**
 * Takes a geo pack, a list of networks and their places, as a source of the case: no evidence, but what `geo_info_from_ip_address`
 * answers from. The one before it is replaced; the same bytes again change nothing. Fails with `geo-pack.unknown` where the file is none.
 * A cancelled one leaves nothing.
 */
export async function importGeoSource(
  store: WriteStore,
  source: EvidenceSource,
  container: number | null,
  context: CallContext,
  passed: (bytes: number) => void,
): Promise<SourceAnswer> {
  const entry = { path: source.path, container, bytes: source.size ?? 0, format: GEO_PACK, importerVersion: VERSION }
  if (source.size !== null && hasSourceOfSize(store, source.size)) {
    const known = sourceOfHash(store, (await hashOf(source)).sha256)
    if (known && isPack(store, known.id)) return alreadyImported(store, known.id, source.path)
  }
  const id = openEntry(store, entry)
  try {
    const pack = await readGeoPack(store, source.chunks(), context.signal, passed)
    return store.transaction(() => {
      const known = sourceOfHash(store, pack.sha256)
      putInForce(store, id, pack, source.path, context)
      if (known && !isPack(store, known.id)) {
        // the same bytes stand as a table of their own: they are no second source
        discardSource(store, id)
        return alreadyImported(store, known.id, source.path)
      }
      addProblems(store, id, problemsOfPack(pack))
      closeEntry(store, id, pack.sha256, pack.bytes, 'imported')
      return sourceAnswer(store, id)
    })
  } catch (thrown) {
    discardSource(store, id)
    throw thrown
  }
}

const isPack = (store: WriteStore, id: number) => store.get('SELECT 1 FROM source WHERE id = ? AND format = ?', id, GEO_PACK) !== undefined

/** Takes a file of this machine as a geo pack, whatever its columns are called beside. */
export async function importGeoPack(
  store: WriteStore,
  path: string,
  context: CallContext,
): Promise<{ networks: number; rejected: number }> {
  const { size } = await stat(path)
  const { records } = await importGeoSource(store, createFileSource(path, path, size), null, context, (bytes) =>
    context.progress(`Importing ${path}`, bytes, size, 'bytes'),
  )
  return { networks: records.stored, rejected: records.rejected }
}
