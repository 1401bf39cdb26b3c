import { isoFromTicks, type Ticks } from '#base/ticks.ts'
import { isThread } from '#model/context-relation.ts'
import type { Outputs } from '../calls/index.ts'

type IncidentGraph = Outputs['graph']['get']

/** A moment, or null where the evidence gives none: what has no time stands from the start. */
type Moment = Ticks | null

/** An alert of the incident with the entities it names. */
export interface GraphAlert {
  readonly id: number
  readonly first: Moment
  readonly last: Moment
  readonly names: readonly number[]
}

/** A record that shows an edge; of an alert, or of a hunting table where `alert` is null. */
export interface GraphRecord {
  readonly edge: number
  readonly source: number
  readonly target: number
  readonly relation: string
  readonly basis: 'observed' | 'possible'
  readonly at: Moment
  readonly alert: number | null
}

/** Where a node stands and when it is spoken of. */
export interface RecordedNode {
  readonly id: number
  /** when it begins to stand: with the first alert that names it, or once it is between two entities that stand */
  readonly first: Moment
  /** when alerts or edges last speak of it */
  readonly last: Moment
  readonly alerts: readonly number[]
  /** when alerts speak of it, in order */
  readonly moments: readonly Ticks[]
}

export interface RecordedGraph {
  readonly nodes: readonly RecordedNode[]
  readonly edges: IncidentGraph['edges']
  readonly alerts: IncidentGraph['alerts']
}

export const ascending = (a: Ticks, b: Ticks) => (a < b ? -1 : a > b ? 1 : 0)
const later = (a: Moment, b: Moment): Moment => (a === null || (b !== null && a < b) ? b : a)
const isBefore = (a: Moment, b: Moment): boolean => b !== null && (a === null || a < b)
const inOrder = (a: Moment, b: Moment): number => (isBefore(a, b) ? -1 : isBefore(b, a) ? 1 : 0)
const textOf = (moment: Moment): string | null => (moment === null ? null : isoFromTicks(moment))
const byId = (a: number, b: number) => a - b

/** When each entity the alerts name is first named. */
function namedFrom(alerts: readonly GraphAlert[]): Map<number, Moment> {
  const named = new Map<number, Moment>()
  for (const alert of alerts) {
    for (const id of alert.names) {
      const known = named.get(id)
      if (known === undefined || isBefore(alert.first, known)) named.set(id, alert.first)
    }
  }
  return named
}

/** When each entity comes to stand between two that are named: at the second of them, for it is then that a path runs through it. */
function betweenFrom(records: readonly GraphRecord[], named: ReadonlyMap<number, Moment>): Map<number, Moment> {
  const neighbours = new Map<number, Map<number, Moment>>()
  for (const { source, target, at, relation } of records) {
    if (!isThread(relation)) continue
    for (const [self, other] of [
      [source, target],
      [target, source],
    ] as const) {
      const since = named.get(other)
      if (since === undefined || other === self) continue
      const of = neighbours.get(self) ?? new Map<number, Moment>()
      neighbours.set(self, of)
      const joined = later(at, since)
      const known = of.get(other)
      if (known === undefined || isBefore(joined, known)) of.set(other, joined)
    }
  }
  const between = new Map<number, Moment>()
  for (const [id, of] of neighbours) {
    const [, second] = [...of.values()].sort(inOrder)
    if (second !== undefined) between.set(id, second)
  }
  return between
}

/** The earlier of when an entity is named and when it comes to stand between two that are. */
function standsFrom(named: ReadonlyMap<number, Moment>, between: ReadonlyMap<number, Moment>): Map<number, Moment> {
  const stands = new Map(named)
  for (const [id, at] of between) {
    const known = stands.get(id)
    if (known === undefined || isBefore(at, known)) stands.set(id, at)
  }
  return stands
}

/**
 * The graph some records show: entities that alerts name, those that stand between two such, and the edges between all of these. A pure
 * function of the records; built from those up to a moment it is the graph of that moment.
 */
export function graphOfRecords(alerts: readonly GraphAlert[], records: readonly GraphRecord[]): RecordedGraph {
  const stands = standsFrom(namedFrom(alerts), betweenFrom(records, namedFrom(alerts)))
  const moments = new Map<number, Set<Ticks>>([...stands.keys()].map((id) => [id, new Set<Ticks>()]))
  const naming = new Map<number, Set<number>>([...stands.keys()].map((id) => [id, new Set<number>()]))
  for (const alert of alerts) {
    for (const id of alert.names) {
      naming.get(id)!.add(alert.id)
      for (const moment of [alert.first, alert.last]) if (moment !== null) moments.get(id)!.add(moment)
    }
  }
  const lastEdge = new Map<number, Moment>()
  const edges = new Map<number, { of: GraphRecord; records: number; moments: Ticks[]; alerts: Set<number> }>()
  for (const record of records) {
    if (!stands.has(record.source) || !stands.has(record.target)) continue
    const edge = edges.get(record.edge) ?? { of: record, records: 0, moments: [], alerts: new Set<number>() }
    edges.set(record.edge, edge)
    edge.records += 1
    if (record.at !== null) edge.moments.push(record.at)
    if (record.alert !== null) edge.alerts.add(record.alert)
    for (const end of [record.source, record.target]) {
      const known = lastEdge.get(end)
      lastEdge.set(end, known === undefined ? record.at : later(known, record.at))
    }
  }
  return {
    nodes: [...stands].map(([id, first]) => {
      const named = [...moments.get(id)!].sort(ascending)
      const last = later(named.at(-1) ?? first, lastEdge.get(id) ?? first)
      return { id, first, last, alerts: [...naming.get(id)!].sort(byId), moments: named }
    }),
    edges: [...edges].map(([id, edge]) => {
      const at = edge.moments.sort(ascending).map(isoFromTicks)
      const { source, target, relation, basis } = edge.of
      const shown = [...edge.alerts].sort(byId)
      const first = at.length < edge.records ? null : at[0]!
      return { id, source, target, relation, basis, first, last: at.at(-1) ?? null, alerts: shown, records: edge.records, moments: at }
    }),
    alerts: alerts.map((alert) => ({ id: alert.id, first: textOf(alert.first) })),
  }
}
