import type { EntityKind } from '#model/entity-kind.ts'
import { kindOf } from '#model/kinds/index.ts'
import type { Outputs } from '../calls/index.ts'
import type { ReadStore } from '../store/sql.ts'

type Cell = Outputs['sections']['get'][number]['rows'][number]['cells'][number]

const families = (kind: EntityKind): readonly EntityKind[] => (kindOf(kind).family === 'user' ? ['user', 'account'] : [kind])

/** Finds the one entity of a kind that goes by a text; two of one name are nobody. */
export function createNameFinder(store: ReadStore): (kind: EntityKind, text: string) => Cell['entity'] {
  const known = new Map<string, Cell['entity']>()
  return (kind, text) => {
    const value = text.trim().toLowerCase()
    const name = `${kind} ${value}`
    if (value === '') return null
    if (!known.has(name)) {
      const rows = store.all<{ id: number; kind: EntityKind; label: string }>(
        `SELECT DISTINCT entity.id, kind, label FROM entity_identifier JOIN entity ON entity.id = entity_identifier.entity
         WHERE type IN ('dnsName', 'hostName', 'upn', 'samName', 'accountName', 'address', 'ip', 'url', 'domain', 'sha256', 'networkMessageId')
           AND value = ? AND kind IN (SELECT value FROM json_each(?)) LIMIT 2`,
        value,
        JSON.stringify(families(kind)),
      )
      known.set(name, rows.length === 1 ? rows[0]! : null)
    }
    return known.get(name)!
  }
}
