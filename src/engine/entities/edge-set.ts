import type { Ticks } from '#base/ticks.ts'
import type { RelationId } from '#model/relation.ts'
import type { Group } from './partition.ts'

/** A record that shows an edge: an alert's evidence, or a row of a hunting table. */
export interface EdgeRecord {
  /** null where the evidence gives no time */
  readonly at: Ticks | null
  readonly source: number
  readonly record: number
  readonly alert?: number
  readonly table?: string
  readonly row?: number
}

export interface Edge {
  readonly source: Group
  readonly target: Group
  readonly relation: RelationId
  readonly records: EdgeRecord[]
}

export interface EdgeSet {
  add(source: Group, target: Group, relation: RelationId, record: EdgeRecord): void
  /** whether any edge but an appearance together runs between two, either way */
  areJoined(a: Group, b: Group): boolean
  readonly edges: Iterable<Edge>
}

const joins = (relations: ReadonlyMap<RelationId, unknown> | undefined): boolean =>
  relations !== undefined && (relations.size > 1 || !relations.has('related-to'))

/** Edges by their ends and relation, each with every record that shows it, each record once. */
export function createEdgeSet(): EdgeSet {
  const bySource = new Map<Group, Map<Group, Map<RelationId, Edge & { seen: Set<string> }>>>()
  const all: Edge[] = []
  return {
    edges: all,
    areJoined: (a, b) => joins(bySource.get(a)?.get(b)) || joins(bySource.get(b)?.get(a)),
    add(source, target, relation, record) {
      if (source === target) return
      const targets = bySource.get(source) ?? new Map<Group, Map<RelationId, Edge & { seen: Set<string> }>>()
      bySource.set(source, targets)
      const relations = targets.get(target) ?? new Map<RelationId, Edge & { seen: Set<string> }>()
      targets.set(target, relations)
      let edge = relations.get(relation)
      if (!edge) {
        edge = { source, target, relation, records: [], seen: new Set() }
        relations.set(relation, edge)
        all.push(edge)
      }
      const key = record.table ? `${record.table} ${record.row}` : `${record.alert} ${record.source} ${record.record}`
      if (edge.seen.has(key)) return
      edge.seen.add(key)
      edge.records.push(record)
    },
  }
}
