import type { EntityKind } from '#model/entity-kind.ts'
import { candidatesOf } from './candidates.ts'
import type { Finder, Hit } from './names.ts'
import { beginParams, begins, holdParams, holds, LOOKED_AT, nearest } from './pattern.ts'

interface Found {
  readonly id: number
  readonly kind: EntityKind
  readonly label: string
  readonly type: string
  readonly value: string
}

const hitOf = ({ id, kind, label }: Found, why: string): Hit => ({
  kind: 'entity',
  id: String(id),
  title: label,
  why,
  incident: null,
  entityKind: kind,
  severity: null,
})

/** Entities by label, then by any other name they go by; critical ones before others that are as near. */
export const searchEntities: Finder = (store, pattern, limit) => {
  const among = candidatesOf(store, 'entity', 'label', pattern)
  const labelled = store.all<Found>(
    `SELECT id, kind, label FROM entity WHERE ${among.sql} AND ${holds('label', pattern)} ORDER BY ${begins('label')}, critical DESC, length(label), id LIMIT ?`,
    ...among.params,
    ...holdParams(pattern),
    ...beginParams(pattern),
    LOOKED_AT,
  )
  const byLabel = nearest(labelled, (found) => found.label, pattern, limit).map((found) => hitOf(found, ''))
  if (byLabel.length >= limit) return byLabel
  const known = new Set(byLabel.map((hit) => hit.id))
  const byName = store
    .all<Found>(
      `SELECT entity.id, kind, label, type, value FROM (SELECT entity, type, value FROM entity_identifier
         WHERE ${among.sql.replace('entity.id', 'entity')} AND ${holds('value', pattern)} LIMIT ?)
       JOIN entity ON entity.id = entity ORDER BY critical DESC, length(value), entity.id`,
      ...among.params,
      ...holdParams(pattern),
      LOOKED_AT,
    )
    .filter((found) => !known.has(String(found.id)) && known.add(String(found.id)))
    .map((found) => hitOf(found, `${found.type} ${found.value}`))
  return [...byLabel, ...byName].slice(0, limit)
}
