import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { correlate } from '#engine/correlate/correlate.ts'
import { entityReads, entityWrites, graphReads, graphWrites } from '#engine/entities/calls.ts'
import type { CaseWriter } from '#engine/store/case-file.ts'
import { analyst } from '../support/placed-alerts.ts'
import { sampleTruth } from '../support/sample.ts'
import { evidencePaths, placements, trainingCase } from '../support/training-incidents.ts'

let store: CaseWriter
let main: number

beforeAll(async () => {
  store = await trainingCase(evidencePaths(), { ignoreProvider: true })
  const root = sampleTruth().alerts.find((alert) => alert.incident === 'main')!
  const placed = placements(store)
  main = placed.get(root.providerAlertId) ?? placed.get(root.id)!
}, 120_000)
afterAll(() => store.close())

const graph = () => graphReads.get!(store, { incident: main }, analyst())
const get = (entity: number) => entityReads.get!(store, { entity }, analyst())
const records = (of: { entity?: number; edge?: number; alert?: number }, offset = 0, limit = 50) =>
  entityReads.records!(store, { ...of, offset, limit }, analyst())
const named = (kind: string, type: string, value: string) =>
  store.all<{ entity: number }>(
    'SELECT entity FROM entity_identifier JOIN entity ON entity.id = entity WHERE kind = ? AND type = ? AND value = ?',
    kind,
    type,
    value,
  )

describe('entities of the training case', () => {
  test('the two WS-07 of two domains are two devices, each known by all its names with the record that gives it', () => {
    const [here, there] = ['ws-07.corp.norrvik.example', 'ws-07.ad.tallholm.example'].map((name) => named('device', 'dnsName', name))
    expect([here, there].map((of) => of!.length)).toEqual([1, 1])
    expect(here![0]!.entity).not.toBe(there![0]!.entity)
    const { identifiers, label } = get(here![0]!.entity)
    expect(label).toBe('ws-07.corp.norrvik.example')
    expect(identifiers.map((name) => name.type)).toEqual(expect.arrayContaining(['mdeDeviceId', 'dnsName', 'ntName', 'hostName']))
    for (const name of identifiers) {
      expect(name.basis).toMatch(/gives it|says/)
      expect(name.records.length).toBeGreaterThan(0)
    }
  })

  test('every fact is in the records it comes from', () => {
    const [user] = named('user', 'upn', 'elin.bergstrom@norrvik.example')
    const { facts } = get(user!.entity)
    expect(facts.map((fact) => fact.title)).toEqual(expect.arrayContaining(['Display name', 'SID', 'Department']))
    for (const fact of facts) {
      const ref = fact.records[0]!
      const record = entityReads.record!(store, ref, analyst())
      expect(`${record.original} ${JSON.stringify(record.values)}`.toLowerCase(), fact.title).toContain(
        fact.value.split(',')[0]!.toLowerCase(),
      )
    }
  })

  test('its records are one list, whichever way it is paged', () => {
    const [file] = named(
      'file',
      'sha256',
      get(store.get<{ id: number }>("SELECT id FROM entity WHERE label = 'adjsync.dll'")!.id).facts.find(
        (fact) => fact.title === 'SHA-256',
      )!.value,
    )
    const all = records({ entity: file!.entity }, 0, 1000)
    const pages = [0, 4, 8].flatMap((offset) => records({ entity: file!.entity }, offset, 4).records)
    expect(all.records).toHaveLength(all.total)
    expect(pages.map((one) => one.ref)).toEqual(all.records.slice(0, 12).map((one) => one.ref))
    expect(get(file!.entity).recordCount).toBe(all.total)
  })

  test('a record that tells of several alerts is listed as those that name the entity, and leads to what each of them names', () => {
    const id = store.get<{ id: number }>("SELECT id FROM entity WHERE label = 'adjsync.dll'")!.id
    const naming = get(id).alerts.map((alert) => alert.id)
    const told = records({ entity: id }, 0, 1000).records.filter(({ ref }) => ref.table === '')
    expect(new Set(told.map(({ ref }) => ref.row))).toEqual(new Set(naming))
    for (const { ref, title, time } of told) {
      const alert = get(id).alerts.find((one) => one.id === ref.row)!
      expect({ title, time }).toEqual({ title: alert.title, time: alert.firstActivity })
      const whole = entityReads.record!(store, ref, analyst())
      expect(whole.title).toBe(alert.title)
      expect(entityReads.ofRecord!(store, ref, analyst()).alerts).toEqual([ref.row])
      expect(whole.entities.map((one) => one.id)).toContain(id)
    }
  })
})

describe('the graph of the main incident', () => {
  test('is one piece: from the letter to the file server every step is joined', () => {
    const { nodes, edges } = graph()
    const next = Map.groupBy(
      edges.flatMap(({ source, target }) => [
        { from: source, to: target },
        { from: target, to: source },
      ]),
      (edge) => edge.from,
    )
    const reached = new Set([nodes[0]!.id])
    for (const id of reached) for (const { to } of next.get(id) ?? []) reached.add(to)
    expect(nodes.filter((node) => !reached.has(node.id)).map((node) => node.label)).toEqual([])
  })

  test('holds the path the attack took', () => {
    const names = new Set(
      graph().nodes.flatMap((node) =>
        store
          .all<{ value: string }>('SELECT value FROM entity_identifier WHERE entity = ?', node.id)
          .map((name) => name.value.toLowerCase()),
      ),
    )
    const path = sampleTruth().incidents.find((incident) => incident.key === 'main')!.path
    expect(path.filter((step) => !names.has(step.entity.toLowerCase()))).toEqual([])
  })

  test('leads from each edge to its records and from each of these back to the edge', () => {
    const { edges } = graph()
    const some = edges.filter((_, i) => i % 5 === 0)
    for (const edge of some) {
      const { records: shown, total } = records({ edge: edge.id }, 0, 20)
      expect(total).toBeGreaterThan(0)
      for (const { ref } of shown) expect(entityReads.ofRecord!(store, ref, analyst()).edges, edge.relation).toContain(edge.id)
    }
  })

  test('knows logons between devices, clicks and the files processes wrote, from rows of hunting tables', () => {
    const { nodes, edges } = graph()
    const kind = new Map(nodes.map((node) => [node.id, node.kind]))
    const seen = new Set(edges.map((edge) => `${kind.get(edge.source)} ${edge.relation} ${kind.get(edge.target)}`))
    for (const step of [
      'device logged-on-to device',
      'user clicked url',
      'process created file',
      'process spawned process',
      'analyzedMessage delivered-to mailbox',
    ])
      expect(seen).toContain(step)
  })

  test('keeps where nodes were put', () => {
    const [node] = graph().nodes
    graphWrites.savePositions!(store, { incident: main, positions: [{ node: node!.id, x: 1.5, y: -2, pinned: true }] }, analyst())
    expect(graph().positions).toContainEqual({ node: node!.id, x: 1.5, y: -2, pinned: true })
  })
})

test('a name that is split off is an entity of its own from then on, with the reason in the log', async () => {
  const [device] = named('device', 'dnsName', 'mgmt-01.corp.norrvik.example')
  const before = get(device!.entity).identifiers.length
  const { entity } = await entityWrites.split!(
    store,
    { entity: device!.entity, type: 'dnsName', value: 'mgmt-01.corp.norrvik.example', reason: 'renamed in May' },
    analyst(),
  )
  correlate(store, { ignoreProvider: true }, analyst())
  expect(entity).not.toBe(device!.entity)
  expect(get(entity).identifiers.map((name) => name.value)).toContain('mgmt-01.corp.norrvik.example')
  expect(get(device!.entity).identifiers.length).toBe(before - 1)
  expect(store.get('SELECT text FROM activity WHERE action = ?', 'entity.split')).toEqual({ text: 'renamed in May' })
})
