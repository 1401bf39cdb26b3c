import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isoFromTicks, type Ticks, ticks } from '#base/ticks.ts'
import { type GraphAlert, type GraphRecord, graphOfRecords } from '#engine/entities/graph-of-records.ts'
import { graphAt } from '#model/graph-at.ts'

const BASE = 639_000_000_000_000_000n
const at = (minute: number) => ticks(BASE + BigInt(minute) * 600_000_000n)

const iso = (moment: Ticks | null) => (moment === null ? null : isoFromTicks(moment))

/** A recorded graph in the shape playback cuts. */
function graphOf(alerts: readonly GraphAlert[], records: readonly GraphRecord[]) {
  const { nodes, edges, alerts: begun } = graphOfRecords(alerts, records)
  return {
    nodes: nodes.map((node) => ({
      id: node.id,
      first: iso(node.first),
      last: iso(node.last),
      alerts: node.alerts,
      moments: node.moments.map(isoFromTicks),
    })),
    edges,
    alerts: begun,
  }
}

const isKnownBy = (moment: Ticks, first: Ticks | null) => first === null || first <= moment

/** The records up to a moment and those without one: an alert that goes on is known as far as it went. */
const until = (moment: Ticks, alerts: readonly GraphAlert[], records: readonly GraphRecord[]) =>
  graphOf(
    alerts
      .filter((alert) => isKnownBy(moment, alert.first))
      .map((alert) => ({ ...alert, last: isKnownBy(moment, alert.last) ? alert.last : alert.first })),
    records.filter((record) => isKnownBy(moment, record.at)),
  )

const byId = <T extends { readonly id: number }>(list: readonly T[]) => [...list].sort((a, b) => a.id - b.id)
const comparable = (graph: ReturnType<typeof graphOf>) => ({
  nodes: byId(graph.nodes),
  edges: byId(graph.edges),
  alerts: byId(graph.alerts),
})

const minute = fc.integer({ min: 0, max: 12 })
/** Most bear a time. */
const moment = fc.option(minute, { freq: 5 })
const atOrNever = (minutes: number | null) => (minutes === null ? null : at(minutes))
const alerts = fc
  .array(
    fc.record({
      first: moment,
      long: fc.integer({ min: 0, max: 4 }),
      names: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 4 }),
    }),
    {
      maxLength: 5,
    },
  )
  .map((list) =>
    list.map(
      ({ first, long, names }, i): GraphAlert => ({
        id: i + 1,
        first: atOrNever(first),
        last: first === null ? null : at(first + long),
        names,
      }),
    ),
  )

const ends = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })).filter(([a, b]) => a !== b)
const records = fc
  .array(fc.record({ ends, at: moment, relation: fc.constantFrom('spawned', 'contains', 'logged-on-to') }), { maxLength: 25 })
  .map((list) =>
    list.map(
      ({ ends: [source, target], at: minutes, relation }): GraphRecord => ({
        edge: source * 100 + target * 10 + ['spawned', 'contains', 'logged-on-to'].indexOf(relation),
        source,
        target,
        relation,
        basis: 'observed',
        at: atOrNever(minutes),
        alert: null,
      }),
    ),
  )

describe('the graph at a moment', () => {
  test('equals the graph built afresh from the records up to that moment', () => {
    fc.assert(
      fc.property(alerts, records, minute, (of, shown, seek) => {
        const whole = graphOf(of, shown)
        expect(comparable(graphAt(whole, isoFromTicks(at(seek))))).toEqual(comparable(until(at(seek), of, shown)))
      }),
      { numRuns: 2000 },
    )
  })

  test('is the whole graph once all has happened, and before anything has but what no time tells of', () => {
    fc.assert(
      fc.property(alerts, records, (of, shown) => {
        const whole = graphOf(of, shown)
        expect(comparable(graphAt(whole, isoFromTicks(at(100))))).toEqual(comparable(whole))
        expect(graphAt(whole, isoFromTicks(at(-1))).nodes.every((node) => node.first === null)).toBe(true)
      }),
    )
  })
})

describe('what stands in a graph', () => {
  const spawned = (source: number, target: number, moment: number): GraphRecord => ({
    edge: source * 10 + target,
    source,
    target,
    relation: 'spawned',
    basis: 'observed',
    at: at(moment),
    alert: null,
  })
  const naming = (id: number, names: readonly number[], moment: number): GraphAlert => ({ id, first: at(moment), last: at(moment), names })

  test('a process no alert names stands once it is between two that alerts name', () => {
    const graph = graphOf([naming(1, [1], 1), naming(2, [2], 5)], [spawned(9, 1, 0), spawned(9, 2, 0)])
    const context = graph.nodes.find((node) => node.id === 9)!
    expect(context).toMatchObject({ alerts: [], first: isoFromTicks(at(5)) })
  })

  test('a neighbour of one alerted entity alone is background', () => {
    expect(graphOf([naming(1, [1], 1)], [spawned(9, 1, 0)]).nodes.map((node) => node.id)).toEqual([1])
  })

  test('what bears the same time appears at once', () => {
    const whole = graphOf([naming(1, [1], 3), naming(2, [2], 3)], [spawned(1, 2, 3)])
    expect(graphAt(whole, isoFromTicks(at(2))).nodes).toEqual([])
    expect(graphAt(whole, isoFromTicks(at(3)))).toMatchObject({ nodes: [{ id: 1 }, { id: 2 }], edges: [{ source: 1, target: 2 }] })
  })
})
