import { relationOf } from '#model/relation.ts'
import { type Adjacency, otherEnd } from './adjacency.ts'
import { byFirst, type Scene, type SceneEdge, type SceneNode, seenFrom } from './scene.ts'
import type { SceneSource } from './source.ts'

/** A row of the table that says what the graph shows: an entity or a group, and below it, when opened, its ties or its members. */
export type TwinRow =
  | { readonly type: 'node'; readonly key: string; readonly node: SceneNode; readonly opens: boolean }
  | { readonly type: 'tie'; readonly key: string; readonly edge: SceneEdge; readonly verb: string; readonly other: SceneNode }
  | { readonly type: 'member'; readonly key: string; readonly entity: number; readonly label: string; readonly seen: string | null }

/** The scene as a tree of two levels, entities in the order they were first seen. */
export function twinRows(scene: Scene, adjacency: Adjacency, source: SceneSource, opened: ReadonlySet<string>): TwinRow[] {
  const nodes = [...scene.nodes.values()].sort((a, b) => byFirst(a, b) || (a.key < b.key ? -1 : 1))
  const rows: TwinRow[] = []
  for (const node of nodes) {
    const ties = adjacency.get(node.key) ?? []
    rows.push({ type: 'node', key: node.key, node, opens: ties.length > 0 || node.group })
    if (!opened.has(node.key)) continue
    for (const edge of [...ties].sort(byFirst)) rows.push(tieRow(scene, node, edge))
    if (!node.group) continue
    for (const entity of node.members) {
      const member = source.byId.get(entity)!
      rows.push({ type: 'member', key: `${node.key}/${entity}`, entity, label: member.label, seen: seenFrom(member) })
    }
  }
  return rows
}

function tieRow(scene: Scene, node: SceneNode, edge: SceneEdge): TwinRow {
  const outgoing = edge.source === node.key ? edge.forward : edge.backward
  const verbs = edge.relations.map((relation) => relationOf(relation)?.title ?? relation).join(', ')
  const count = edge.edges.length > 1 ? ` ×${edge.edges.length}` : ''
  const possible = edge.basis === 'possible' ? ' (possible)' : ''
  return {
    type: 'tie',
    key: `${node.key}/${edge.key}`,
    edge,
    verb: `${outgoing ? '→' : '←'} ${verbs}${count}${possible}`,
    other: scene.nodes.get(otherEnd(edge, node.key))!,
  }
}
