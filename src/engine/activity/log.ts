import { createHash } from 'node:crypto'
import { type Ticks, ticksFromUnixMs } from '#base/ticks.ts'
import type { Json } from '#model/alert-record.ts'
import type { ReadStore, WriteStore } from '../store/sql.ts'

/** What somebody, or the program on its own, did to the case. `detail` holds before and after, so that the act can be read back. */
export interface ActivityEntry {
  readonly kind: 'audit' | 'comment'
  /** `noun.verb` of what was done, e.g. `incident.update`, `source.import` */
  readonly action: string
  readonly performedBy: string
  /** what it was done to: `incident`, `alert`, `entity`, `source`, `case` … */
  readonly targetType: string
  readonly targetId?: number | null
  readonly targetName?: string
  /** the incident whose activity list shows the entry */
  readonly incident?: number | null
  readonly text?: string
  readonly detail?: { readonly [name: string]: Json | undefined }
  /** when it was done, ticks (UTC); now where absent */
  readonly at?: Ticks
}

interface Link {
  id: number
  at: number | bigint
  kind: string
  action: string
  performed_by: string
  target_type: string
  target_id: number | null
  target_name: string
  incident: number | null
  text: string
  detail: string
  previous: string
}

/** Stands before the first entry. */
const GENESIS = '0'.repeat(64)

/** SHA-256 over the previous hash and every field of the entry, in fixed order and with fixed spelling. */
function hashOf(link: Link): string {
  const fields = [
    link.previous,
    String(link.id),
    String(link.at),
    link.kind,
    link.action,
    link.performed_by,
    link.target_type,
    link.target_id === null ? '' : String(link.target_id),
    link.target_name,
    link.incident === null ? '' : String(link.incident),
    link.text,
    link.detail,
  ]
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex')
}

/**
 * Adds an entry to the case's append-only log, chained to the one before. Call it inside the transaction of the act it tells of,
 * so that neither stands without the other.
 * @returns id of the entry
 */
export function logActivity(store: WriteStore, entry: ActivityEntry): number {
  return store.transaction(() => {
    const last = store.get<{ id: number; hash: string }>('SELECT id, hash FROM activity ORDER BY id DESC LIMIT 1')
    const link: Link = {
      id: (last?.id ?? 0) + 1,
      at: entry.at ?? ticksFromUnixMs(Date.now()),
      kind: entry.kind,
      action: entry.action,
      performed_by: entry.performedBy,
      target_type: entry.targetType,
      target_id: entry.targetId ?? null,
      target_name: entry.targetName ?? '',
      incident: entry.incident ?? null,
      text: entry.text ?? '',
      detail: JSON.stringify(entry.detail ?? {}),
      previous: last?.hash ?? GENESIS,
    }
    store.run(
      `INSERT INTO activity (id, at, kind, action, performed_by, target_type, target_id, target_name, incident, text, detail, previous, hash)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      link.id,
      link.at,
      link.kind,
      link.action,
      link.performed_by,
      link.target_type,
      link.target_id,
      link.target_name,
      link.incident,
      link.text,
      link.detail,
      link.previous,
      hashOf(link),
    )
    return link.id
  })
}

/** Walks the chain from its start; `brokenAt` is the first entry that does not follow from the one before. */
export function checkActivityChain(store: ReadStore): { readonly entries: number; readonly brokenAt?: number } {
  let previous = GENESIS
  let entries = 0
  let brokenAt: number | undefined
  for (const link of store.iterate<Link & { hash: string }>('SELECT * FROM activity ORDER BY id')) {
    entries += 1
    const follows = link.id === entries && link.previous === previous && link.hash === hashOf(link)
    if (!follows && brokenAt === undefined) brokenAt = link.id
    previous = link.hash
  }
  return brokenAt === undefined ? { entries } : { entries, brokenAt }
}
