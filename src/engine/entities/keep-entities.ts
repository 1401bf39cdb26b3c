import type { WriteStore } from '../store/sql.ts'
import { nameOf } from './combination.ts'
import type { Group, KnownName } from './partition.ts'
import { marksAsText, type Standing } from './standing.ts'

interface Stored {
  id: number
  kind: string
  key: string
  label: string
  verdict: string
  critical: number
  marks: string
  first: bigint | null
  last: bigint | null
}

/** What stood before: rows, and how an entity of now finds the one it was. */
interface Before {
  readonly rows: Map<number, Stored>
  readonly byName: Map<string, number[]>
  readonly byEvidence: Map<number, number>
}

function before(store: WriteStore): Before {
  const rows = new Map(store.all<Stored>('SELECT * FROM entity').map((row) => [row.id, row]))
  const byName = new Map<string, number[]>()
  const names = store.iterate<{ kind: string; entity: number; type: string; value: string }>(
    'SELECT entity.kind, entity, type, value FROM entity_identifier JOIN entity ON entity.id = entity_identifier.entity',
  )
  for (const name of names) {
    const key = `${name.kind} ${nameOf(name)}`
    byName.set(key, [...(byName.get(key) ?? []), name.entity])
  }
  const byEvidence = new Map<number, number>()
  const evidence = store.iterate<{ id: number; entity: number }>('SELECT id, entity FROM alert_evidence WHERE entity IS NOT NULL')
  for (const one of evidence) byEvidence.set(one.id, one.entity)
  return { rows, byName, byEvidence }
}

/** How much of an earlier entity lives on in one of now: its key, its names, its evidence. */
function heritage({ group, evidence }: Standing, { rows, byName, byEvidence }: Before): Map<number, number> {
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
function matched(standings: readonly Standing[], was: Before): Map<Group, number> {
  const pairs = standings.flatMap((standing) => [...heritage(standing, was)].map(([id, weight]) => ({ group: standing.group, id, weight })))
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

/** Why a name belongs to its entity, in a sentence an analyst can check. */
function basisOf(name: KnownName): string {
  const who = name.place.what.charAt(0).toUpperCase() + name.place.what.slice(1)
  if (name.because) return `${who} says ${name.value}, and it is ${name.because}.`
  const together = name.mate ? ` together with ${name.mate.type} ${name.mate.value}` : ''
  return `${who} gives it${together}.${name.shared ? ' Other records give it to another entity: a conflict.' : ''}`
}

function writeNames(store: WriteStore, id: number, group: Group): void {
  const known = new Map(
    store
      .all<{ type: string; value: string; basis: string }>('SELECT type, value, basis FROM entity_identifier WHERE entity = ?', id)
      .map((row) => [nameOf(row), row.basis]),
  )
  for (const [name, one] of group.names) {
    const basis = basisOf(one)
    if (known.get(name) !== basis) {
      store.run(
        'INSERT OR REPLACE INTO entity_identifier (entity, type, value, basis, source, record) VALUES (?, ?, ?, ?, ?, ?)',
        id,
        one.type,
        one.value,
        basis,
        one.place.source,
        one.place.record,
      )
    }
    known.delete(name)
  }
  for (const name of known.keys()) {
    const colon = name.indexOf(':')
    store.run('DELETE FROM entity_identifier WHERE entity = ? AND type = ? AND value = ?', id, name.slice(0, colon), name.slice(colon + 1))
  }
}

function removeEntity(store: WriteStore, id: number): void {
  store.run('DELETE FROM edge_record WHERE edge IN (SELECT id FROM edge WHERE source = ? OR target = ?)', id, id)
  store.run('DELETE FROM edge WHERE source = ? OR target = ?', id, id)
  store.run('DELETE FROM entity_identifier WHERE entity = ?', id)
  store.run('DELETE FROM incident_position WHERE entity = ?', id)
  store.run('UPDATE alert_link SET entity = NULL WHERE entity = ?', id)
  store.run('DELETE FROM entity WHERE id = ?', id)
}

const same = (row: Stored, { group, ...standing }: Standing, label: string, marks: string) =>
  row.kind === group.kind &&
  row.key === group.key &&
  row.label === label &&
  row.verdict === standing.verdict &&
  row.critical === Number(standing.critical) &&
  row.marks === marks &&
  row.first === standing.first &&
  row.last === standing.last

/** Namesakes are told apart by their full names: two devices called ws-07 are shown as what their domains call them. */
function labelsOf(standings: readonly Standing[]): Map<Group, string> {
  const bearers = Map.groupBy(standings, ({ group }) => `${group.kind} ${group.label.toLowerCase()}`)
  const labels = new Map<Group, string>()
  for (const of of bearers.values()) {
    for (const { group } of of) {
      const names = [...group.names.values()].filter((name) => !name.shared)
      const full = of.length > 1 && names.find((name) => ['dnsName', 'upn'].includes(name.type))?.value
      labels.set(group, full || group.label)
    }
  }
  return labels
}

/** Writes entities and their names; an entity keeps its id as long as some of it lives on. @returns the id of each */
export function keepEntities(store: WriteStore, standings: Iterable<Standing>): Map<Group, number> {
  const all = [...standings].sort((a, b) => (a.group.kind + a.group.key < b.group.kind + b.group.key ? -1 : 1))
  const labels = labelsOf(all)
  const was = before(store)
  const ids = matched(all, was)
  // keys are unique: those that change step aside before any takes its new place
  for (const { group } of all) {
    const row = was.rows.get(ids.get(group) ?? -1)
    if (row && (row.key !== group.key || row.kind !== group.kind)) store.run('UPDATE entity SET key = ? WHERE id = ?', `~${row.id}`, row.id)
  }
  const kept = new Set(ids.values())
  const gone = [...was.rows.keys()].filter((id) => !kept.has(id))
  for (const id of gone) store.run('UPDATE entity SET key = ? WHERE id = ?', `~${id}`, id)
  for (const standing of all) {
    const { group, verdict, critical, first, last } = standing
    const marks = marksAsText(standing)
    const known = ids.get(group)
    const label = labels.get(group)!
    const values = [group.kind, group.key, label, verdict, Number(critical), marks, first, last] as const
    if (known === undefined) {
      const { lastInsertRowid } = store.run(
        'INSERT INTO entity (kind, key, label, verdict, critical, marks, first, last) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
        ...values,
      )
      ids.set(group, lastInsertRowid)
    } else if (!same(was.rows.get(known)!, standing, label, marks)) {
      store.run(
        'UPDATE entity SET kind = ?, key = ?, label = ?, verdict = ?, critical = ?, marks = ?, first = ?, last = ? WHERE id = ?',
        ...values,
        known,
      )
    }
    const id = ids.get(group)!
    writeNames(store, id, group)
    for (const evidence of standing.evidence) {
      if (was.byEvidence.get(evidence) !== id) store.run('UPDATE alert_evidence SET entity = ? WHERE id = ?', id, evidence)
    }
  }
  for (const id of gone) removeEntity(store, id)
  return ids
}
