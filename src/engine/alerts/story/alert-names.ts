import { fail } from '#base/problem.ts'
import { TICKS_PER_MINUTE, type Ticks, ticks } from '#base/ticks.ts'
import type { EntityKind } from '#model/entity-kind.ts'
import type { ServiceSource } from '#model/service-source.ts'
import type { ReadStore } from '../../store/sql.ts'

export interface NamedEntity {
  readonly entity: number
  readonly kind: EntityKind
  readonly label: string
  readonly names: readonly { readonly type: string; readonly value: string }[]
}

/** What an alert says of itself that its story is built from. */
export interface StoryAlert {
  readonly id: number
  readonly service: ServiceSource
  readonly first: Ticks
  readonly last: Ticks
  readonly entities: readonly NamedEntity[]
}

/** An alert with its entities and the names they go by. Fails with `alert.not-found`. */
export function storyAlert(store: ReadStore, id: number): StoryAlert {
  const alert = store.get<{ service: ServiceSource; first: Ticks; last: Ticks }>(
    'SELECT service_source AS service, first_activity AS first, last_activity AS last FROM alert WHERE id = ?',
    id,
  )
  if (!alert) return fail('alert.not-found', `The case has no alert #${id}.`)
  const rows = store.all<{ entity: number; kind: EntityKind; label: string; type: string | null; value: string | null }>(
    `SELECT entity.id AS entity, entity.kind, entity.label, entity_identifier.type, value
     FROM (SELECT entity, min(id) AS place FROM alert_evidence WHERE alert = ? AND entity IS NOT NULL GROUP BY entity) AS named
     JOIN entity ON entity.id = named.entity LEFT JOIN entity_identifier ON entity_identifier.entity = entity.id ORDER BY named.place`,
    id,
  )
  const entities = [...Map.groupBy(rows, (row) => row.entity).values()].map((of) => ({
    entity: of[0]!.entity,
    kind: of[0]!.kind,
    label: of[0]!.label,
    names: of.flatMap(({ type, value }) => (type === null || value === null ? [] : [{ type, value }])),
  }))
  return { id, ...alert, entities }
}

export interface Window {
  readonly from: Ticks
  readonly to: Ticks
}

/** The alert's activity with some minutes around it. */
export const windowAround = ({ first, last }: StoryAlert, minutes: number): Window => ({
  from: ticks(first - BigInt(minutes) * TICKS_PER_MINUTE),
  to: ticks(last + BigInt(minutes) * TICKS_PER_MINUTE),
})
