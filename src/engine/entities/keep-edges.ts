import type { Ticks } from '#base/ticks.ts'
import type { ReadStore, WriteStore } from '../store/sql.ts'
import type { Edge, EdgeRecord } from './edge-set.ts'
import type { Kept } from './keep-entities.ts'

interface StoredEdge {
  readonly id: number
  readonly first: Ticks | null
  readonly last: Ticks | null
  /** its records as text, in the order they were written */
  records: string
}

const recordText = (at: Ticks | null, alert: number | null, table: string, row: number, source: number, record: number) =>
  `${at} ${alert} ${table} ${row} ${source} ${record}\n`

const textOf = (records: readonly EdgeRecord[]) =>
  records.map((one) => recordText(one.at, one.alert ?? null, one.table ?? '', one.row ?? 0, one.source, one.record)).join('')

function readEdges(store: ReadStore): Map<string, StoredEdge> {
  const byId = new Map<number, StoredEdge>()
  const byKey = new Map<string, StoredEdge>()
  const edges = store.iterate<Omit<StoredEdge, 'records'> & { source: number; target: number; relation: string }>(
    'SELECT id, source, target, relation, first, last FROM edge',
  )
  for (const { source, target, relation, ...row } of edges) {
    const edge = { ...row, records: '' }
    byId.set(edge.id, edge)
    byKey.set(`${source} ${target} ${relation}`, edge)
  }
  const records = store.iterate<{
    edge: number
    at: Ticks | null
    alert: number | null
    table_name: string
    row: number
    source: number
    record: number
  }>('SELECT edge, at, alert, table_name, row, source, record FROM edge_record ORDER BY edge, rowid')
  for (const one of records) {
    byId.get(one.edge)!.records += recordText(one.at, one.alert, one.table_name, one.row, one.source, one.record)
  }
  return byKey
}

/** From the first to the last record that bears a time; null where none does. */
function spanOf(records: readonly EdgeRecord[]): [first: Ticks | null, last: Ticks | null] {
  let [first, last]: [Ticks | null, Ticks | null] = [null, null]
  for (const { at } of records) {
    if (at === null) continue
    if (first === null || at < first) first = at
    if (last === null || at > last) last = at
  }
  return [first, last]
}

function writeRecords(store: WriteStore, edge: number, records: readonly EdgeRecord[]): void {
  for (const one of records) {
    store.run(
      'INSERT INTO edge_record (edge, at, alert, table_name, row, source, record) VALUES (?, ?, ?, ?, ?, ?, ?)',
      edge,
      one.at,
      one.alert ?? null,
      one.table ?? '',
      one.row ?? 0,
      one.source,
      one.record,
    )
  }
}

/** Writes the edges between kept entities with the records that show each, where they changed; an edge keeps its id as long as it stands. */
export function keepEdges(store: WriteStore, edges: Iterable<Edge>, entities: Kept): number {
  const was = readEdges(store)
  let kept = 0
  for (const { source, target, relation, records } of edges) {
    const [from, to] = [entities.get(source)?.id, entities.get(target)?.id]
    if (from === undefined || to === undefined) continue
    kept += 1
    const key = `${from} ${to} ${relation}`
    const known = was.get(key)
    was.delete(key)
    const [first, last] = spanOf(records)
    if (!known) {
      const sql = 'INSERT INTO edge (source, target, relation, first, last) VALUES (?, ?, ?, ?, ?)'
      writeRecords(store, store.run(sql, from, to, relation, first, last).lastInsertRowid, records)
      continue
    }
    if (known.first !== first || known.last !== last) store.run('UPDATE edge SET first = ?, last = ? WHERE id = ?', first, last, known.id)
    if (known.records === textOf(records)) continue
    store.run('DELETE FROM edge_record WHERE edge = ?', known.id)
    writeRecords(store, known.id, records)
  }
  for (const { id } of was.values()) {
    store.run('DELETE FROM edge_record WHERE edge = ?', id)
    store.run('DELETE FROM edge WHERE id = ?', id)
  }
  return kept
}
