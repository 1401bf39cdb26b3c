import * as fc from 'fast-check'
import { isoFromTicks, ticksFromUnixMs } from '#base/ticks.ts'
import type { EntityKind } from '#model/entity-kind.ts'
import type { Verdict } from '#model/verdict.ts'
import type { GraphEdge, GraphNode, IncidentGraph } from '../../src/renderer/features/attack-story/scene/scene.ts'

const START = Date.UTC(2026, 2, 2, 8)

/** A moment some seconds into the made incident, as the contract writes times. */
export const at = (seconds: number): string => isoFromTicks(ticksFromUnixMs(START + seconds * 1000))

export function node(id: number, more: Partial<GraphNode> = {}): GraphNode {
  const first = more.first ?? at(0)
  return {
    id,
    kind: 'file',
    label: `entity ${id}`,
    verdict: 'unknown',
    impacted: false,
    critical: false,
    marks: [],
    first,
    last: at(3600),
    alerts: [],
    moments: [first, at(3600)],
    ...more,
  }
}

export function edge(id: number, source: number, target: number, more: Partial<GraphEdge> = {}): GraphEdge {
  const first = more.first ?? at(0)
  const seen = { first, last: at(3600), records: 2, moments: [first, at(3600)] }
  return { id, source, target, relation: 'created', basis: 'observed', alerts: [], ...seen, ...more }
}

export const graphOf = (nodes: GraphNode[], edges: GraphEdge[], alerts: IncidentGraph['alerts'] = []): IncidentGraph => ({
  incident: 1,
  revision: 1,
  nodes,
  edges,
  alerts,
  positions: [],
})

const KINDS: readonly EntityKind[] = ['device', 'user', 'process', 'file', 'ip', 'url', 'mailbox']
const VERDICTS: readonly Verdict[] = ['unknown', 'suspicious', 'malicious', 'noThreatsFound']

/** Any small incident: few distinct moments, so that ties are common, and leaves enough to fold. */
export const anyIncident: fc.Arbitrary<IncidentGraph> = fc
  .record({
    alertMoments: fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 6 }),
    nodes: fc.array(
      fc.record({
        kind: fc.constantFrom(...KINDS.slice(0, 4)),
        verdict: fc.constantFrom(...VERDICTS),
        first: fc.integer({ min: 0, max: 12 }),
        alerts: fc.array(fc.nat(5), { maxLength: 2 }),
      }),
      { minLength: 1, maxLength: 14 },
    ),
    edges: fc.array(
      fc.record({
        source: fc.nat(13),
        target: fc.nat(13),
        relation: fc.constantFrom('created', 'ran-on'),
        basis: fc.constantFrom('observed' as const, 'possible' as const),
        first: fc.integer({ min: 0, max: 12 }),
      }),
      { maxLength: 30 },
    ),
    leaves: fc.integer({ min: 0, max: 7 }),
  })
  .map(({ alertMoments, nodes, edges, leaves }) => {
    const alerts = alertMoments.map((moment, index) => ({ id: index + 1, first: at(moment) }))
    const made = nodes.map((from, index) =>
      node(index + 1, {
        kind: from.kind,
        verdict: from.verdict,
        first: at(from.first),
        alerts: from.alerts.filter((alert) => alert < alerts.length).map((alert) => alert + 1),
      }),
    )
    const links = edges
      .filter((from) => from.source < made.length && from.target < made.length)
      .map((from, index) =>
        edge(index + 1, from.source + 1, from.target + 1, {
          ...from,
          source: from.source + 1,
          target: from.target + 1,
          first: at(from.first),
        }),
      )
    for (let leaf = 0; leaf < leaves; leaf++) {
      made.push(node(100 + leaf, { first: at(leaf) }))
      links.push(edge(100 + leaf, 1, 100 + leaf, { first: at(leaf) }))
    }
    return graphOf(made, links, alerts)
  })

/** A large incident of the given size from a seed: hubs with many ties, a tail of leaves, times spread over a week. */
export function largeIncident(nodeCount: number, edgeCount: number, seed = 7): IncidentGraph {
  const random = seeded(seed)
  const week = 7 * 86_400
  const alerts = Array.from({ length: 60 }, (_, index) => ({ id: index + 1, first: at(Math.floor(random() * week)) }))
  const nodes = Array.from({ length: nodeCount }, (_, index) =>
    node(index + 1, {
      kind: KINDS[index % KINDS.length]!,
      verdict: VERDICTS[Math.floor(random() * 4)]!,
      first: at(Math.floor(random() * week)),
      alerts: random() < 0.05 ? [1 + Math.floor(random() * alerts.length)] : [],
    }),
  )
  const edges = Array.from({ length: edgeCount }, (_, index) => {
    const source = 1 + Math.floor(nodeCount * random() ** 3)
    const target = 1 + Math.floor(nodeCount * random())
    return edge(index + 1, source, target, { first: at(Math.floor(random() * week)) })
  })
  return graphOf(nodes, edges, alerts)
}

/** Numbers in [0, 1) that are the same every time (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
