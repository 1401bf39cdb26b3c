import { byFirst, type GraphEdge, type SceneEdge, seenFrom } from './scene.ts'

/** Edges between two drawn nodes, on their way to becoming one line. */
export interface Bundle {
  readonly key: string
  readonly source: string
  readonly target: string
  readonly edges: GraphEdge[]
}

type AlertsNow = (alerts: readonly number[]) => readonly number[]

/** The line last drawn for each edge that is alone on it; kept for the same reason as nodes are. */
const made = new WeakMap<GraphEdge, SceneEdge>()

/** The line of a bundle. */
export function edgeItem(bundle: Bundle, homes: ReadonlyMap<number, string>, alertsNow: AlertsNow): SceneEdge {
  return bundle.edges.length === 1 ? lone(bundle, bundle.edges[0]!, homes, alertsNow) : several(bundle, homes, alertsNow)
}

function lone({ key, source, target }: Bundle, edge: GraphEdge, homes: ReadonlyMap<number, string>, alertsNow: AlertsNow): SceneEdge {
  const alerts = alertsNow(edge.alerts)
  const forward = homes.get(edge.source) === source
  const last = made.get(edge)
  if (last?.key === key && last.forward === forward && last.alerts.length === alerts.length) return last
  const item: SceneEdge = {
    key,
    source,
    target,
    edges: [edge.id],
    basis: edge.basis,
    forward,
    backward: !forward,
    relations: [edge.relation],
    alerts,
    first: edge.first,
    seen: seenFrom(edge),
  }
  made.set(edge, item)
  return item
}

function several({ key, source, target, edges }: Bundle, homes: ReadonlyMap<number, string>, alertsNow: AlertsNow): SceneEdge {
  edges.sort((a, b) => byFirst(a, b) || a.id - b.id)
  const alerts = [...new Set(edges.flatMap((edge) => edge.alerts))].sort((a, b) => a - b)
  return {
    key,
    source,
    target,
    edges: edges.map((edge) => edge.id).sort((a, b) => a - b),
    basis: edges.some((edge) => edge.basis === 'observed') ? 'observed' : 'possible',
    forward: edges.some((edge) => homes.get(edge.source) === source),
    backward: edges.some((edge) => homes.get(edge.source) === target),
    relations: [...new Set(edges.map((edge) => edge.relation))],
    alerts: alertsNow(alerts),
    first: edges[0]!.first,
    seen: seenFrom(edges[0]!),
  }
}
