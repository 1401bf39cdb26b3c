import { describe, expect, it } from 'vitest'
import { settle } from '../../src/renderer/workers/layout-settle.ts'
import type { LayoutNode, LayoutTask } from '../../src/renderer/workers/layout-task.ts'
import { seeded } from '../support/incident-graph.ts'

const node = (key: string, more: Partial<LayoutNode> = {}): LayoutNode => ({ key, radius: 12, label: 80, moment: 0, fixed: false, ...more })

/** Hubs in a chain with leaves around each: the shape incidents have. */
function incidentLike(count: number): LayoutTask {
  const random = seeded(3)
  const nodes = Array.from({ length: count }, (_, index) => node(`e${index}`, { moment: index, label: 40 + random() * 90 }))
  const edges = nodes.slice(1).map((_, index) => [index + 1, Math.floor((index + 1) / 6), 1] as const)
  return { id: 1, nodes, edges, surface: { width: 900, height: 600 } }
}

const overlaps = (task: LayoutTask, answer: { x: Float64Array; y: Float64Array }) => {
  const found: string[] = []
  for (let a = 0; a < task.nodes.length; a++) {
    for (let b = a + 1; b < task.nodes.length; b++) {
      const [one, other] = [task.nodes[a]!, task.nodes[b]!]
      const wide = Math.max(one.radius, one.label / 2) + Math.max(other.radius, other.label / 2)
      const upper = answer.y[a]! > answer.y[b]! ? one : other
      const high = upper.radius + 18 + (upper === one ? other : one).radius
      if (Math.abs(answer.x[a]! - answer.x[b]!) < wide && Math.abs(answer.y[a]! - answer.y[b]!) < high)
        found.push(`${one.key} ${other.key}`)
    }
  }
  return found
}

describe('settling a layout', () => {
  it('gives the same picture for the same incident', () => {
    expect(settle(incidentLike(60))).toEqual(settle(incidentLike(60)))
  })

  it('leaves no node or label upon another', () => {
    const task = incidentLike(120)
    expect(overlaps(task, settle(task))).toEqual([])
  })

  it('lets time run from left to right on the whole', () => {
    const task = incidentLike(60)
    const { x } = settle(task)
    const half = (from: number) => x.slice(from, from + 30).reduce((sum, value) => sum + value, 0)
    expect(half(0)).toBeLessThan(half(30))
  })

  it('moves no fixed node and puts a new one beside its neighbours', () => {
    const standing = [node('a', { at: { x: 0, y: 0 }, fixed: true }), node('b', { at: { x: 600, y: 0 }, fixed: true })]
    const { x, y } = settle({ id: 1, nodes: [...standing, node('c')], edges: [[1, 2, 1]], surface: { width: 600, height: 600 } })
    expect([x[0], y[0], x[1], y[1]]).toEqual([0, 0, 600, 0])
    expect(Math.hypot(x[2]! - 600, y[2]!)).toBeLessThan(Math.hypot(x[2]!, y[2]!))
  })

  it('settles a graph of one node, and of none', () => {
    expect([...settle({ id: 1, nodes: [node('a')], edges: [], surface: { width: 600, height: 600 } }).x]).toEqual([0])
    expect(settle({ id: 1, nodes: [], edges: [], surface: { width: 600, height: 600 } }).x).toHaveLength(0)
  })
})
