import type { ReadStore } from '../store/sql.ts'
import { nameOf } from './combination.ts'
import type { Group } from './partition.ts'
import type { Standing } from './standing.ts'

export interface StoredEntity {
  readonly id: number
  readonly kind: string
  readonly key: string
  readonly label: string
  readonly verdict: string
  readonly critical: number
  readonly marks: string
  readonly first: bigint | null
  readonly last: bigint | null
}

/** The entities of the case as they stood before, and how one of now finds the one it was. */
export interface Before {
  readonly rows: ReadonlyMap<number, StoredEntity>
  /** each entity's names, with the basis each stands on */
  readonly names: ReadonlyMap<number, ReadonlyMap<string, string>>
  readonly byEvidence: ReadonlyMap<number, number>
  /** entities by kind and name */
  readonly byName: ReadonlyMap<string, readonly number[]>
}

export function readBefore(store: ReadStore): Before {
  const rows = new Map(store.all<StoredEntity>('SELECT * FROM entity').map((row) => [row.id, row]))
  const names = new Map<number, Map<string, string>>([...rows.keys()].map((id) => [id, new Map()]))
  const byName = new Map<string, number[]>()
  const stored = store.iterate<{ entity: number; type: string; value: string; basis: string }>(
    'SELECT entity, type, value, basis FROM entity_identifier',
  )
  for (const one of stored) {
    const name = nameOf(one)
    names.get(one.entity)!.set(name, one.basis)
    const key = `${rows.get(one.entity)!.kind} ${name}`
    const bearers = byName.get(key)
    if (bearers) bearers.push(one.entity)
    else byName.set(key, [one.entity])
  }
  const byEvidence = new Map<number, number>()
  const evidence = store.iterate<{ id: number; entity: number }>('SELECT id, entity FROM alert_evidence WHERE entity IS NOT NULL')
  for (const one of evidence) byEvidence.set(one.id, one.entity)
  return { rows, names, byName, byEvidence }
}

/** How much of earlier entities lives on in one of now: key, names, evidence. */
function heritageOf({ group, evidence }: Standing, { rows, byName, byEvidence }: Before): Map<number, number> {
  const votes = new Map<number, number>()
  const vote = (id: number, weight: number) => votes.set(id, (votes.get(id) ?? 0) + weight)
  for (const [name, known] of group.names) {
    if (known.strength === 'weak' || known.shared) continue
    for (const id of byName.get(`${group.kind} ${name}`) ?? []) vote(id, rows.get(id)!.key === group.key ? 3 : 2)
  }
  for (const id of evidence) {
    const was = byEvidence.get(id)
    if (was !== undefined) vote(was, 1)
  }
  return votes
}

/** Each entity of now with the id it had: most in common first, the oldest where as much is common. */
export function inherited(standings: readonly Standing[], was: Before): Map<Group, number> {
  const pairs = standings.flatMap((standing) =>
    [...heritageOf(standing, was)].map(([id, weight]) => ({ group: standing.group, id, weight })),
  )
  pairs.sort((a, b) => b.weight - a.weight || a.id - b.id || (a.group.key < b.group.key ? -1 : 1))
  const ids = new Map<Group, number>()
  const taken = new Set<number>()
  for (const { group, id } of pairs) {
    if (ids.has(group) || taken.has(id)) continue
    ids.set(group, id)
    taken.add(id)
  }
  return ids
}
