import { createHash } from 'node:crypto'
import { fail, problem } from '#base/problem.ts'
import { logActivity } from '../activity/log.ts'
import type { CallContext } from '../calls/call.ts'
import { discardSource } from '../store/discard-source.ts'
import { geoNetworkSchema } from '../store/schema/geo-networks.ts'
import type { ReadStore, WriteStore } from '../store/sql.ts'
import { type GeoLine, geoLines } from './geo-pack-lines.ts'

/** Format of the source that a pack is. */
export const GEO_PACK = 'geo-pack'

/** Where networks gather while their pack is read: the one in force stands until the last is there. */
const NEXT = 'geo_network_next'

/** Lines stored in one transaction: a few hundredths of a second. */
const BATCH = 5000

/** Lines without a network that are told one by one; the rest are counted. */
const TOLD = 1000

/** Whether a pack was imported. */
export const hasGeoNetworks = (store: ReadStore): boolean => store.get('SELECT 1 FROM geo_network LIMIT 1') !== undefined

/** What was read of a pack; `networks` stand beside those in force until {@link putInForce}. */
export interface ReadPack {
  readonly networks: number
  readonly rejected: readonly GeoLine[]
  readonly rejectedCount: number
  readonly sha256: string
  readonly bytes: number
}

function addNetworks(store: WriteStore, lines: readonly GeoLine[]): void {
  store.transaction(() => {
    for (const { network } of lines) if (network) store.run(`INSERT OR REPLACE INTO ${NEXT} VALUES (?, ?, ?, ?, ?, ?, ?)`, ...network)
  })
}

/**
 * Reads a CSV file of networks and their places, other calls let in between. Fails with `geo-pack.unknown` where the file is none, and as
 * cancelled where the signal says so; the pack in force then stands.
 */
export async function readGeoPack(
  store: WriteStore,
  chunks: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
  passed: (bytes: number) => void,
): Promise<ReadPack> {
  const hash = createHash('sha256')
  let bytes = 0
  async function* hashed() {
    for await (const chunk of chunks) {
      hash.update(chunk)
      bytes += chunk.length
      passed(bytes)
      yield chunk
    }
  }
  dropNext(store)
  store.run(geoNetworkSchema.replace('geo_network', NEXT))
  const rejected: GeoLine[] = []
  let [networks, rejectedCount] = [0, 0]
  let batch: GeoLine[] = []
  let lines = 0
  const take = async () => {
    addNetworks(store, batch)
    batch = []
    await new Promise((done) => setImmediate(done))
    signal.throwIfAborted()
  }
  try {
    for await (const line of geoLines(hashed())) {
      if (!line)
        fail('geo-pack.unknown', 'The file is no list of networks and their places', {
          hint: 'a CSV file with the columns network (or start_ip and end_ip), country, state, city, latitude, longitude',
        })
      if (line.network) {
        networks += 1
        batch.push(line)
      } else {
        rejectedCount += 1
        if (rejected.length < TOLD) rejected.push(line)
      }
      lines += 1
      if (lines % BATCH === 0) await take()
    }
    if (bytes === 0) fail('geo-pack.unknown', 'The file is empty')
    await take()
  } catch (thrown) {
    dropNext(store)
    throw thrown
  }
  return { networks, rejected, rejectedCount, sha256: hash.digest('hex'), bytes }
}

const dropNext = (store: WriteStore) => store.run(`DROP TABLE IF EXISTS ${NEXT}`)

/**
 * Lets the networks that were read answer in the stead of those before, and names the pack among the case's sources; the source of the
 * pack before it goes with its networks. Call it within a transaction.
 */
export function putInForce(store: WriteStore, source: number, pack: ReadPack, path: string, context: CallContext): void {
  store.run('DROP TABLE geo_network')
  store.run(`ALTER TABLE ${NEXT} RENAME TO geo_network`)
  for (const { id } of store.all<{ id: number }>('SELECT id FROM source WHERE format = ? AND id <> ?', GEO_PACK, source))
    discardSource(store, id)
  store.run(
    'UPDATE source SET read = ?, stored = ?, rejected = ? WHERE id = ?',
    pack.networks + pack.rejectedCount,
    pack.networks,
    pack.rejectedCount,
    source,
  )
  logActivity(store, {
    kind: 'audit',
    action: 'geo-pack.imported',
    performedBy: context.analyst,
    targetType: 'source',
    targetId: source,
    targetName: path,
    text: `${pack.networks} networks.`,
    detail: { networks: pack.networks, rejected: pack.rejectedCount, sha256: pack.sha256 },
  })
}

/** What is told of the lines that hold no network. */
export const problemsOfPack = ({ rejected, rejectedCount }: ReadPack) => [
  ...rejected.map(({ record, offset, raw }) => ({
    problem: problem('geo-pack.no-network', 'The line holds no network'),
    rejected: true,
    record,
    offset,
    raw: raw.slice(0, 8192),
  })),
  ...(rejectedCount > rejected.length
    ? [
        {
          problem: problem('problem.more', `${rejectedCount - rejected.length} more lines without a network are counted, not listed`, {
            severity: 'warning',
          }),
          rejected: false,
          record: null,
          offset: null,
          raw: '',
        },
      ]
    : []),
]
