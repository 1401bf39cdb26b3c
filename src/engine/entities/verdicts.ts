import { isoFromTicks, type Ticks } from '#base/ticks.ts'
import type { Verdict } from '#model/verdict.ts'
import type { Outputs } from '../calls/index.ts'
import type { ReadStore, WriteStore } from '../store/sql.ts'

type AnalystVerdict = NonNullable<Outputs['entities']['get']['analystVerdict']>

/** What analysts say of some entities; those they said nothing of are missing. */
export function analystVerdicts(store: ReadStore, entities: readonly number[]): Map<number, AnalystVerdict> {
  const rows = store.all<{ entity: number; verdict: Verdict; reason: string; by: string; at: Ticks }>(
    `SELECT entity, verdict, reason, set_by AS "by", set_at AS at FROM entity_verdict WHERE entity IN (SELECT value FROM json_each(?))`,
    JSON.stringify(entities),
  )
  return new Map(rows.map(({ entity, at, ...row }) => [entity, { ...row, at: isoFromTicks(at) }]))
}

/** The worst that alerts say of some entities; those no alert names are missing. */
export function evidenceVerdicts(store: ReadStore, entities: readonly number[]): Map<number, Verdict> {
  const rows = store.all<{ entity: number; verdict: Verdict }>(
    'SELECT entity, verdict FROM evidence_verdict WHERE entity IN (SELECT value FROM json_each(?))',
    JSON.stringify(entities),
  )
  return new Map(rows.map((row) => [row.entity, row.verdict]))
}

/** Verdicts set by analysts, for whoever writes entities anew. */
export const standingVerdicts = (store: ReadStore): Map<number, Verdict> =>
  new Map(
    store.all<{ entity: number; verdict: Verdict }>('SELECT entity, verdict FROM entity_verdict').map((row) => [row.entity, row.verdict]),
  )

/**
 * Verdicts of entities that are about to go stay with whoever now bears their name: two entities that prove to be one keep what was
 * said of either. Where the heir has a verdict of its own, that one holds.
 */
export function handOnVerdicts(store: WriteStore, gone: readonly number[]): void {
  for (const entity of gone) {
    if (!store.get('SELECT 1 FROM entity_verdict WHERE entity = ?', entity)) continue
    const heir = store.get<{ entity: number }>(
      `SELECT heir.entity FROM entity_identifier AS mine JOIN entity_identifier AS heir ON heir.type = mine.type AND heir.value = mine.value
       WHERE mine.entity = ?1 AND heir.entity NOT IN (SELECT value FROM json_each(?2)) ORDER BY heir.entity LIMIT 1`,
      entity,
      JSON.stringify(gone),
    )
    if (heir) store.run('UPDATE OR IGNORE entity_verdict SET entity = ? WHERE entity = ?', heir.entity, entity)
    store.run('DELETE FROM entity_verdict WHERE entity = ?', entity)
  }
}
