import type { WriteStore } from '../store/sql.ts'
import { type Before, inherited, readBefore, type StoredEntity } from './heritage.ts'
import { keepNames } from './keep-names.ts'
import type { Group } from './partition.ts'
import { marksAsText, type Standing } from './standing.ts'
import { handOnVerdicts, standingVerdicts } from './verdicts.ts'

/** Namesakes are told apart by their full names: two devices called ws-07 are shown as what their domains call them. */
function labelsOf(standings: readonly Standing[]): Map<Group, string> {
  const bearers = Map.groupBy(standings, ({ group }) => `${group.kind} ${group.label.toLowerCase()}`)
  const labels = new Map<Group, string>()
  for (const of of bearers.values()) {
    for (const { group } of of) {
      const names = of.length > 1 ? [...group.names.values()].filter((name) => !name.shared) : []
      const full = names.find((name) => ['dnsName', 'upn'].includes(name.type))?.value
      labels.set(group, full ?? group.label)
    }
  }
  return labels
}

function removeEntities(store: WriteStore, ids: readonly number[]): void {
  if (ids.length === 0) return
  const gone = JSON.stringify(ids)
  const listed = '(SELECT value FROM json_each(?1))'
  store.run(`DELETE FROM edge_record WHERE edge IN (SELECT id FROM edge WHERE source IN ${listed} OR target IN ${listed})`, gone)
  store.run(`DELETE FROM edge WHERE source IN ${listed} OR target IN ${listed}`, gone)
  store.run(`DELETE FROM entity_identifier WHERE entity IN ${listed}`, gone)
  store.run(`DELETE FROM incident_position WHERE entity IN ${listed}`, gone)
  store.run(`UPDATE alert_link SET entity = NULL WHERE entity IN ${listed}`, gone)
  store.run(`UPDATE withheld_link SET entity = NULL WHERE entity IN ${listed}`, gone)
  store.run(`DELETE FROM entity WHERE id IN ${listed}`, gone)
}

/** Keys are unique: entities whose key changes, or that go, step aside before any takes its new place. */
function stepAside(
  store: WriteStore,
  standings: readonly Standing[],
  ids: ReadonlyMap<Group, number>,
  gone: readonly number[],
  was: Before,
) {
  const changing = standings.flatMap(({ group }) => {
    const row = was.rows.get(ids.get(group) ?? -1)
    return row && (row.key !== group.key || row.kind !== group.kind) ? [row.id] : []
  })
  for (const id of [...changing, ...gone]) store.run('UPDATE entity SET key = ? WHERE id = ?', `~${id}`, id)
}

type Row = Omit<StoredEntity, 'id'>

/** What the case now holds of each entity. */
export type Kept = ReadonlyMap<Group, StoredEntity>

const same = (a: Row, b: Row) =>
  a.kind === b.kind &&
  a.key === b.key &&
  a.label === b.label &&
  a.verdict === b.verdict &&
  a.critical === b.critical &&
  a.marks === b.marks &&
  a.first === b.first &&
  a.last === b.last

function keepEntity(store: WriteStore, row: Row, id: number | undefined, was: StoredEntity | undefined): number {
  const values = [row.kind, row.key, row.label, row.verdict, row.critical, row.marks, row.first, row.last] as const
  if (id === undefined) {
    const sql = 'INSERT INTO entity (kind, key, label, verdict, critical, marks, first, last) VALUES (?, ?, ?, ?, ?, ?, ?, ?)'
    return store.run(sql, ...values).lastInsertRowid
  }
  if (!was || !same(was, row)) {
    const sql = 'UPDATE entity SET kind = ?, key = ?, label = ?, verdict = ?, critical = ?, marks = ?, first = ?, last = ? WHERE id = ?'
    store.run(sql, ...values, id)
  }
  return id
}

/** In an order that the names alone decide: ids are given out in it. */
function inOrder(standings: Iterable<Standing>): Standing[] {
  const keyed = Array.from(standings, (standing) => ({ standing, key: standing.group.kind + standing.group.key }))
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ standing }) => standing)
}

/** Writes entities and their names; an entity keeps its id as long as some of it lives on. */
export function keepEntities(store: WriteStore, standings: Iterable<Standing>): Kept {
  const all = inOrder(standings)
  const labels = labelsOf(all)
  const was = readBefore(store)
  const ids = inherited(all, was)
  const staying = new Set(ids.values())
  const kept = new Map<Group, StoredEntity>()
  const verdicts = standingVerdicts(store)
  const gone = [...was.rows.keys()].filter((id) => !staying.has(id))
  stepAside(store, all, ids, gone, was)
  const told: { readonly evidence: number; readonly id: number }[] = []
  for (const standing of all) {
    const { group, critical, first, last } = standing
    const label = labels.get(group)!
    const known = ids.get(group)
    const verdict = (known === undefined ? undefined : verdicts.get(known)) ?? standing.verdict
    const row = { kind: group.kind, key: group.key, label, verdict, critical: Number(critical), marks: marksAsText(standing), first, last }
    const id = keepEntity(store, row, known, known === undefined ? undefined : was.rows.get(known))
    kept.set(group, { id, ...row })
    keepNames(store, id, group, was.names.get(id))
    for (const evidence of standing.evidence) {
      if (was.byEvidence.get(evidence) !== id) told.push({ evidence, id })
    }
  }
  // in the order they lie in, so that each page is fetched and written once
  told.sort((a, b) => a.evidence - b.evidence)
  for (const { evidence, id } of told) store.run('UPDATE alert_evidence SET entity = ? WHERE id = ?', id, evidence)
  handOnVerdicts(store, gone)
  removeEntities(store, gone)
  return kept
}
