/** What playback needs of a node or an edge: times are ISO text with seven decimals, which sorts as time does; null is no time. */
interface Timed {
  readonly first: string | null
  readonly last: string | null
  readonly alerts: readonly number[]
  readonly moments: readonly string[]
}

interface TimedEdge extends Timed {
  readonly source: number
  readonly target: number
  readonly records: number
}

interface TimedGraph<Node extends Timed & { readonly id: number }, Edge extends TimedEdge> {
  readonly nodes: readonly Node[]
  readonly edges: readonly Edge[]
  readonly alerts: readonly { readonly id: number; readonly first: string | null }[]
}

/** Whether something had begun at a moment; what the evidence gives no time for stands from the start. */
export const hasBegun = (first: string | null, time: string): boolean => first === null || first <= time

const upTo = (moments: readonly string[], time: string): readonly string[] =>
  (moments.at(-1) ?? '') <= time ? moments : moments.filter((moment) => moment <= time)

function cutEdge<Edge extends TimedEdge>(edge: Edge, time: string, begun: ReadonlySet<number>): Edge {
  if (hasBegun(edge.last, time)) return edge
  const moments = upTo(edge.moments, time)
  const records = edge.records - edge.moments.length + moments.length
  return { ...edge, moments, records, last: moments.at(-1) ?? null, alerts: edge.alerts.filter((alert) => begun.has(alert)) }
}

/** The last time each node is spoken of by edges that stand. */
function lastOfEdges(edges: readonly TimedEdge[]): Map<number, string> {
  const last = new Map<number, string>()
  for (const edge of edges) {
    if (edge.last === null) continue
    for (const end of [edge.source, edge.target]) if (edge.last > (last.get(end) ?? '')) last.set(end, edge.last)
  }
  return last
}

/**
 * The graph as it stood at a moment (inclusive): what had come to stand by then, with alerts and last times as they were known then.
 * It equals the graph built afresh from the records up to that moment and those without a time. Edges stand when both their ends do. Ties
 * fall together: whatever bears the same time appears at once.
 */
export function graphAt<Node extends Timed & { readonly id: number }, Edge extends TimedEdge, Graph extends TimedGraph<Node, Edge>>(
  graph: Graph & TimedGraph<Node, Edge>,
  time: string,
): Graph {
  const alerts = graph.alerts.filter((alert) => hasBegun(alert.first, time))
  const begun = new Set(alerts.map((alert) => alert.id))
  const standing = new Set(graph.nodes.filter((node) => hasBegun(node.first, time)).map((node) => node.id))
  const edges = graph.edges
    .filter((edge) => hasBegun(edge.first, time) && standing.has(edge.source) && standing.has(edge.target))
    .map((edge) => cutEdge(edge, time, begun))
  const lastEdge = lastOfEdges(edges)
  const nodes = graph.nodes
    .filter((node) => standing.has(node.id))
    .map((node) => {
      const moments = upTo(node.moments, time)
      const [last] = [node.first ?? '', moments.at(-1) ?? '', lastEdge.get(node.id) ?? ''].sort().reverse()
      if (last === (node.last ?? '') && moments === node.moments) return node
      return { ...node, moments, last: last || null, alerts: node.alerts.filter((alert) => begun.has(alert)) }
    })
  return { ...graph, nodes, edges, alerts }
}
