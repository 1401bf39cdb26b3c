import type { EntityKind } from '#model/entity-kind.ts'
import { hasBegun } from '#model/graph-at.ts'
import { type Bundle, edgeItem } from './edge-item.ts'
import { entityNode, groupNode } from './node-item.ts'
import { entityKey, type GraphNode, pairKey, type Scene, type SceneEdge, type SceneNode } from './scene.ts'
import type { SceneSource } from './source.ts'
import type { SceneView } from './view.ts'

/**
 * Derives the scene. A pure function of source and view: seeking anywhere gives what building afresh from the records up to that moment gives.
 * An entity or edge is present once its first record is not later than the cursor, an alert once its activity has begun; what has no time is
 * present always.
 */
export function buildScene(source: SceneSource, view: SceneView): Scene {
  const present = presentNodes(source, view)
  const homes = homesOf(source, view, present)
  return { nodes: sceneNodes(source, view, present, homes), edges: sceneEdges(source, view, homes), homes }
}

const until = (moment: string | null, cursor: string | null) => cursor === null || hasBegun(moment, cursor)

const alertsUntil = (source: SceneSource, alerts: readonly number[], cursor: string | null) =>
  cursor === null ? alerts : alerts.filter((alert) => hasBegun(source.alertTimes.get(alert) ?? null, cursor))

function presentNodes(source: SceneSource, { cursor, hiddenKinds }: SceneView): GraphNode[] {
  const hidden: ReadonlySet<EntityKind> = hiddenKinds
  return source.graph.nodes.filter((node) => until(node.first, cursor) && !hidden.has(node.kind))
}

function homesOf({ plan }: SceneSource, { unfolded }: SceneView, present: readonly GraphNode[]): Map<number, string> {
  const homes = new Map<number, string>()
  for (const { id } of present) {
    const group = plan.groupOf.get(id)
    homes.set(id, group === undefined || unfolded.has(group) ? entityKey(id) : group)
  }
  return homes
}

function sceneNodes(
  source: SceneSource,
  view: SceneView,
  present: readonly GraphNode[],
  homes: ReadonlyMap<number, string>,
): Map<string, SceneNode> {
  const nodes = new Map<string, SceneNode>()
  const folded = new Map<string, GraphNode[]>()
  for (const node of present) {
    const home = homes.get(node.id)!
    if (!source.plan.groups.has(home)) {
      nodes.set(home, entityNode(home, node, alertsUntil(source, node.alerts, view.cursor), everAlerted(source, node.id)))
      continue
    }
    const members = folded.get(home)
    if (members) members.push(node)
    else folded.set(home, [node])
  }
  for (const [key, members] of folded) nodes.set(key, groupNode(source, key, members))
  return nodes
}

const everAlerted = ({ byId }: SceneSource, entity: number) => (byId.get(entity)?.alerts.length ?? 0) > 0

function sceneEdges(source: SceneSource, view: SceneView, homes: ReadonlyMap<number, string>): Map<string, SceneEdge> {
  const bundles = new Map<string, Bundle>()
  for (const edge of source.graph.edges) {
    if (!until(edge.first, view.cursor)) continue
    const from = homes.get(edge.source)
    const to = homes.get(edge.target)
    if (from === undefined || to === undefined || from === to) continue
    const key = pairKey(from, to)
    const bundle = bundles.get(key)
    if (bundle) bundle.edges.push(edge)
    else bundles.set(key, from < to ? { key, source: from, target: to, edges: [edge] } : { key, source: to, target: from, edges: [edge] })
  }
  const edges = new Map<string, SceneEdge>()
  for (const [key, bundle] of bundles)
    edges.set(
      key,
      edgeItem(bundle, homes, (alerts) => alertsUntil(source, alerts, view.cursor)),
    )
  return edges
}
