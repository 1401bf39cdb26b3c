import { fail } from '#base/problem.ts'
import { logActivity } from '../activity/log.ts'
import type { CallContext } from '../calls/call.ts'
import type { Inputs } from '../calls/index.ts'
import type { WriteStore } from '../store/sql.ts'
import { entityRow } from './detail.ts'
import { resolveWithin } from './resolve.ts'

interface Name {
  type: string
  value: string
}

/** What the name is split from: the entity's canonical name, or where that is the one to go, its next. */
function anchorOf(store: WriteStore, entity: number, split: Name): Name {
  const { key } = store.get<{ key: string }>('SELECT key FROM entity WHERE id = ?', entity)!
  const names = store.all<Name>('SELECT type, value FROM entity_identifier WHERE entity = ? ORDER BY type, value', entity)
  if (!names.some((name) => name.type === split.type && name.value === split.value))
    fail('entity.no-such-name', `Entity #${entity} does not go by ${split.type} ${split.value}.`)
  const others = names.filter((name) => name.type !== split.type || name.value !== split.value)
  const canonical = others.find((name) => `${name.type}:${name.value}` === key)
  return canonical ?? others[0] ?? fail('entity.one-name', 'An entity of one name cannot be split.')
}

/**
 * Splits a name off an entity, for good: resolution works everything out anew and never joins the two again. Correlation sees two
 * entities from its next run on. @returns the entity that goes by the name now
 */
export function splitEntity(store: WriteStore, input: Inputs['entities']['split'], context: CallContext): { entity: number } {
  return store.transaction(() => {
    const row = entityRow(store, input.entity)
    const from = anchorOf(store, input.entity, input)
    store.run(
      'INSERT INTO entity_split (kind, type, value, from_type, from_value, reason) VALUES (?, ?, ?, ?, ?, ?)',
      row.kind,
      input.type,
      input.value,
      from.type,
      from.value,
      input.reason,
    )
    resolveWithin(store, context)
    const found = store.get<{ entity: number }>(
      `SELECT entity FROM entity_identifier WHERE type = ? AND value = ? AND NOT EXISTS (
         SELECT 1 FROM entity_identifier AS other WHERE other.entity = entity_identifier.entity AND type = ? AND value = ?) ORDER BY entity`,
      input.type,
      input.value,
      from.type,
      from.value,
    )
    const entity = found?.entity ?? input.entity
    logActivity(store, {
      kind: 'audit',
      action: 'entity.split',
      performedBy: context.analyst,
      targetType: 'entity',
      targetId: input.entity,
      targetName: row.label,
      text: input.reason,
      detail: { type: input.type, value: input.value, from: { ...from }, entity },
    })
    return { entity }
  })
}
