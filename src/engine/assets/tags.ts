import type { EntityKind } from '#model/entity-kind.ts'
import { kindOf } from '#model/kinds/index.ts'
import type { Outputs } from '../calls/index.ts'
import type { ReadStore } from '../store/sql.ts'

type Tags = Outputs['entities']['get']['tags']

/** Tags of an entity: the evidence's first, then those analysts gave it under any of its names. */
export function tagsOf(store: ReadStore, entity: number, kind: EntityKind): Tags {
  const brought = store.all<{ name: string }>(
    `SELECT DISTINCT tag.value AS name FROM alert_evidence, json_each(alert_evidence.tags) AS tag WHERE entity = ? AND tag.value <> '' ORDER BY 1`,
    entity,
  )
  const given = store.all<{ name: string }>(
    `SELECT DISTINCT entity_tag.name FROM entity_identifier AS named
     JOIN entity_tag ON entity_tag.type = named.type AND entity_tag.value = named.value AND family = ? WHERE named.entity = ? ORDER BY 1`,
    kindOf(kind).family,
    entity,
  )
  return [...brought.map(({ name }) => ({ name, system: true })), ...given.map(({ name }) => ({ name, system: false }))]
}

/** Every tag in use, by name, with how many entities carry it. */
export function usedTags(store: ReadStore): Outputs['assets']['tags'] {
  const rows = store.all<{ name: string; system: number; count: number }>(
    `SELECT tag.value AS name, 1 AS system, count(DISTINCT entity) AS count FROM alert_evidence, json_each(alert_evidence.tags) AS tag
       WHERE entity IS NOT NULL AND tag.value <> '' GROUP BY 1
     UNION ALL
     SELECT entity_tag.name, 0, count(DISTINCT named.entity) FROM entity_tag
       JOIN entity_identifier AS named ON named.type = entity_tag.type AND named.value = entity_tag.value GROUP BY 1 ORDER BY 1, 2`,
  )
  return rows.map((row) => ({ ...row, system: row.system === 1 }))
}
