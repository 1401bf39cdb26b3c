import type { WriteStore } from '../store/sql.ts'
import type { Edge } from './edge-set.ts'
import type { Group } from './partition.ts'

/** Writes the edges between kept entities with the records that show each; an edge keeps its id as long as it stands. */
export function keepEdges(store: WriteStore, edges: Iterable<Edge>, ids: ReadonlyMap<Group, number>): number {
  const was = new Map(
    store
      .all<{ id: number; source: number; target: number; relation: string }>('SELECT id, source, target, relation FROM edge')
      .map((row) => [`${row.source} ${row.target} ${row.relation}`, row.id]),
  )
  store.run('DELETE FROM edge_record')
  let kept = 0
  for (const { source, target, relation, records } of edges) {
    const [from, to] = [ids.get(source), ids.get(target)]
    if (from === undefined || to === undefined) continue
    let [first, last] = [records[0]!.at, records[0]!.at]
    for (const { at } of records) {
      if (at < first) first = at
      if (at > last) last = at
    }
    const key = `${from} ${to} ${relation}`
    const known = was.get(key)
    was.delete(key)
    const id =
      known ??
      store.run('INSERT INTO edge (source, target, relation, first, last) VALUES (?, ?, ?, ?, ?)', from, to, relation, first, last)
        .lastInsertRowid
    if (known !== undefined) store.run('UPDATE edge SET first = ?, last = ? WHERE id = ?', first, last, known)
    for (const one of records) {
      store.run(
        'INSERT INTO edge_record (edge, at, alert, table_name, row, source, record) VALUES (?, ?, ?, ?, ?, ?, ?)',
        id,
        one.at,
        one.alert ?? null,
        one.table ?? '',
        one.row ?? 0,
        one.source,
        one.record,
      )
    }
    kept += 1
  }
  for (const id of was.values()) store.run('DELETE FROM edge WHERE id = ?', id)
  return kept
}
