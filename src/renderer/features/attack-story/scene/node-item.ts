import { groupLabel, groupTitle } from './group-label.ts'
import { byFirst, type GraphNode, type SceneNode, seenFrom } from './scene.ts'
import type { SceneSource } from './source.ts'

/** The item last made of each node: most of a scene is the same from one moment to the next, and what is one object need not be compared. */
const made = new WeakMap<GraphNode, SceneNode>()

/**
 * An entity drawn by itself, with those of its alerts that have begun.
 * @param alerted whether an alert names it at any time
 */
export function entityNode(key: string, node: GraphNode, alerts: readonly number[], alerted: boolean): SceneNode {
  // A verdict comes with an alert: before the first of them begins, nothing was known against the entity.
  const verdict = alerted && alerts.length === 0 ? 'unknown' : node.verdict
  const last = made.get(node)
  // Alerts only ever join as time goes on, so as many are the same.
  if (last?.key === key && last.verdict === verdict && last.alerts.length === alerts.length) return last
  const item: SceneNode = {
    key,
    kind: node.kind,
    label: node.label,
    title: node.label,
    verdict,
    critical: node.critical,
    hollow: alerts.length === 0,
    marks: node.marks,
    members: [node.id],
    group: false,
    alerts,
    first: node.first,
    seen: seenFrom(node),
  }
  made.set(node, item)
  return item
}

/** Look-alikes drawn as one; a single one that has come so far is drawn as itself, in the group's place. */
export function groupNode(source: SceneSource, key: string, members: readonly GraphNode[]): SceneNode {
  const [lead] = members
  if (members.length === 1) return entityNode(key, lead!, [], false)
  const plan = source.plan.groups.get(key)!
  const hub = plan.hub === null ? '' : (source.byId.get(plan.hub)?.label ?? '')
  const kind = lead!.kind
  const earliest = [...members].sort(byFirst)[0]!
  return {
    ...entityNode(key, lead!, [], false),
    label: groupLabel(kind, members.length),
    title: groupTitle(kind, members.length, plan.relation, plan.fromHub, hub),
    members: members.map((member) => member.id).sort((a, b) => a - b),
    group: true,
    first: earliest.first,
    seen: seenFrom(earliest),
  }
}
