/** What playback needs of a node or an edge: times are ISO text with seven decimals, which sorts as time does. */
interface Timed {
  readonly first: string
  readonly last: string
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
  readonly alerts: readonly { readonly id: number; readonly first: string }[]
}

function cut<T extends Timed>(of: T, time: string, begun: ReadonlySet<number>): T {
  if (of.last <= time) return of
  const moments = of.moments.filter((moment) => moment <= time)
  return { ...of, moments, last: moments.at(-1) ?? of.first, alerts: of.alerts.filter((alert) => begun.has(alert)) }
}

/**
 * The graph as it stood at a moment (inclusive): what had been spoken of by then, with alerts and last times as they were known then.
 * It equals the graph built afresh from the records up to that moment. Context stands once the records that place it between two
 * others have come; edges stand when both their ends do. Ties fall together: whatever bears the same time appears at once.
 */
export function graphAt<Node extends Timed & { readonly id: number }, Edge extends TimedEdge, Graph extends TimedGraph<Node, Edge>>(
  graph: Graph & TimedGraph<Node, Edge>,
  time: string,
): Graph {
  const alerts = graph.alerts.filter((alert) => alert.first <= time)
  const begun = new Set(alerts.map((alert) => alert.id))
  const nodes = graph.nodes.filter((node) => node.first <= time).map((node) => cut(node, time, begun))
  const standing = new Set(nodes.map((node) => node.id))
  const edges = graph.edges
    .filter((edge) => edge.first <= time && standing.has(edge.source) && standing.has(edge.target))
    .map((edge) => {
      const at = cut(edge, time, begun)
      return at === edge ? edge : { ...at, records: at.moments.length }
    })
  return { ...graph, nodes, edges, alerts }
}
