import type { EntityKind } from '#model/entity-kind.ts'
import type { ReadStore } from '../store/sql.ts'

export interface SectionName {
  readonly type: string
  readonly value: string
}

/** The names an entity's rows are found by; a mailbox's configuration has none in any table but its mailbox's. */
export function sectionNames(store: ReadStore, entity: number, kind: EntityKind): readonly SectionName[] {
  const names = store.all<SectionName>('SELECT type, value FROM entity_identifier WHERE entity = ? ORDER BY type, value', entity)
  if (kind !== 'mailboxConfiguration') return names
  return names.flatMap(({ type, value }) => {
    const mailbox = type === 'configuration' ? value.slice(0, value.indexOf('|')) : ''
    return mailbox === '' ? [] : ['address', 'upn'].map((of) => ({ type: of, value: mailbox }))
  })
}

/** Names of the users whose mailbox bears one of these addresses. */
export const ownersNames = (store: ReadStore, names: readonly SectionName[]): readonly SectionName[] =>
  store.all<SectionName>(
    `SELECT DISTINCT type, value FROM entity_identifier WHERE type IN ('upn', 'objectId') AND entity IN (
       SELECT entity FROM entity_identifier JOIN entity ON entity.id = entity
       WHERE kind = 'user' AND type = 'upn' AND value IN (SELECT value FROM json_each(?)))
     ORDER BY type, value`,
    JSON.stringify(names.filter(({ type }) => type === 'upn' || type === 'address').map(({ value }) => value)),
  )
