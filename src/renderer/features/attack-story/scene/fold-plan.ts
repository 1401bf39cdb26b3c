import { type GraphEdge, type GraphNode, groupKey, type IncidentGraph } from './scene.ts'

export interface FoldGroup {
  readonly key: string
  readonly members: readonly number[]
  /** the neighbour all members share, by which the group is named; null where they stand alone */
  readonly hub: number | null
  readonly relation: string
  /** the relation runs from the hub to the members */
  readonly fromHub: boolean
}

/** Which entities fold together. It is made once from the whole incident, so that groups keep their place and name during playback. */
export interface FoldPlan {
  readonly groups: ReadonlyMap<string, FoldGroup>
  readonly groupOf: ReadonlyMap<number, string>
}

/** Fewer look-alikes than this are drawn one by one. */
export const SMALLEST_GROUP = 4

/** Entities with more neighbours than this bind parts of the story together and are never folded. */
const MOST_NEIGHBOURS = 3

interface Tie {
  readonly neighbour: number
  readonly relation: string
  readonly outgoing: boolean
  readonly basis: string
}

/**
 * Finds look-alikes: entities of one kind and verdict, in no alert, not critical and not an impacted asset, whose ties to the rest are the
 * same. Everything that tells two entities apart on the picture keeps them apart here, so folding hides repetition and nothing else.
 */
export function planFolds(graph: Pick<IncidentGraph, 'nodes' | 'edges'>): FoldPlan {
  const ties = tiesOf(graph.edges)
  const alike = new Map<string, GraphNode[]>()
  for (const node of graph.nodes) {
    const own = ties.get(node.id) ?? []
    if (!mayFold(node) || own.length === 0 || new Set(own.map((tie) => tie.neighbour)).size > MOST_NEIGHBOURS) continue
    const signature = [node.kind, node.verdict, ...own.map(tieText).sort()].join('|')
    const others = alike.get(signature)
    if (others) others.push(node)
    else alike.set(signature, [node])
  }
  const groups = new Map<string, FoldGroup>()
  const groupOf = new Map<number, string>()
  for (const nodes of alike.values()) {
    if (nodes.length < SMALLEST_GROUP) continue
    const members = nodes.map((node) => node.id).sort((a, b) => a - b)
    const key = groupKey(members[0]!)
    const naming = namingTie(ties.get(members[0]!)!, ties)
    groups.set(key, { key, members, hub: naming.neighbour, relation: naming.relation, fromHub: !naming.outgoing })
    for (const member of members) groupOf.set(member, key)
  }
  return { groups, groupOf }
}

const mayFold = (node: GraphNode) => node.alerts.length === 0 && !node.critical && !node.impacted && node.marks.length === 0

const tieText = (tie: Tie) => `${tie.neighbour}${tie.outgoing ? '>' : '<'}${tie.relation}:${tie.basis}`

function tiesOf(edges: readonly GraphEdge[]): Map<number, Tie[]> {
  const ties = new Map<number, Tie[]>()
  const add = (entity: number, tie: Tie) => {
    const own = ties.get(entity)
    if (own) own.push(tie)
    else ties.set(entity, [tie])
  }
  for (const { source, target, relation, basis } of edges) {
    add(source, { neighbour: target, relation, outgoing: true, basis })
    if (source !== target) add(target, { neighbour: source, relation, outgoing: false, basis })
  }
  return ties
}

/** The tie that tells most: the one to the neighbour with the fewest ties of its own (the process rather than the device it ran on). */
function namingTie(own: readonly Tie[], ties: ReadonlyMap<number, readonly Tie[]>): Tie {
  const weight = (tie: Tie) => ties.get(tie.neighbour)?.length ?? 0
  return own.reduce((best, tie) => (weight(tie) < weight(best) ? tie : best))
}
