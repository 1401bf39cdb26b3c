import * as fc from 'fast-check'
import Graph from 'graphology'
import { describe, expect, it } from 'vitest'
import { graphAt } from '#model/graph-at.ts'
import { buildScene } from '../../src/renderer/features/attack-story/scene/build.ts'
import { applyScene, loses, type SceneGraph, showAfresh } from '../../src/renderer/features/attack-story/scene/diff.ts'
import { countedKind } from '../../src/renderer/features/attack-story/scene/group-label.ts'
import { emptyScene, type IncidentGraph, type Scene } from '../../src/renderer/features/attack-story/scene/scene.ts'
import { createSceneSource } from '../../src/renderer/features/attack-story/scene/source.ts'
import { type SceneView, wholeView } from '../../src/renderer/features/attack-story/scene/view.ts'
import { anyIncident, at, edge, graphOf, node } from '../support/incident-graph.ts'

const sceneOf = (incident: IncidentGraph, view: Partial<SceneView> = {}) =>
  buildScene(createSceneSource(incident), { ...wholeView, ...view })

const newGraph = (): SceneGraph => new Graph({ type: 'undirected', multi: false })
const origin = () => ({ x: 0, y: 0 })
const contents = (graph: SceneGraph) => ({
  nodes: Object.fromEntries(graph.mapNodes((key, { item }) => [key, item])),
  edges: Object.fromEntries(graph.mapEdges((key, { item }) => [key, item])),
})
const listing = (scene: Scene) => ({ nodes: Object.fromEntries(scene.nodes), edges: Object.fromEntries(scene.edges) })

const filesOf = (count: number, first = 10) =>
  Array.from({ length: count }, (_, index) => ({
    node: node(first + index, { first: at(index * 10) }),
    edge: edge(first + index, 1, first + index, { first: at(index * 10) }),
  }))

function processWithFiles(count: number): IncidentGraph {
  const files = filesOf(count)
  const hub = node(1, { kind: 'process', label: 'powershell.exe', alerts: [1] })
  const nodes = [hub, ...files.map((file) => file.node)]
  return graphOf(
    nodes,
    files.map((file) => file.edge),
    [{ id: 1, first: at(0) }],
  )
}

describe('folding', () => {
  it('draws look-alike files of one process as one node that says how many there are', () => {
    const scene = sceneOf(processWithFiles(14))
    expect([...scene.nodes.keys()]).toEqual(['e1', 'g10'])
    expect(scene.nodes.get('g10')).toMatchObject({ label: '14 files', title: '14 files that powershell.exe created', group: true })
    expect(scene.edges.get('e1~g10')?.edges).toHaveLength(14)
  })

  it('leaves a few look-alikes alone', () => {
    expect(sceneOf(processWithFiles(3)).nodes.size).toBe(4)
  })

  it('opens a group that the analyst unfolds', () => {
    expect(sceneOf(processWithFiles(14), { unfolded: new Set(['g10']) }).nodes.size).toBe(15)
  })

  it('folds what two hubs share alike, and keeps apart what only one of them has', () => {
    const device = node(2, { kind: 'device', impacted: true })
    const files = filesOf(5)
    const found = files.map((file) => edge(500 + file.node.id, file.node.id, 2, { relation: 'found-on' }))
    const alone = filesOf(4, 50)
    const graph = graphOf(
      [node(1, { kind: 'process' }), device, ...[...files, ...alone].map((file) => file.node)],
      [...[...files, ...alone].map((file) => file.edge), ...found],
    )
    const groups = [...sceneOf(graph).nodes.values()].filter((item) => item.group)
    expect(groups.map((group) => group.members.length)).toEqual([5, 4])
  })

  it('never hides an entity that an alert names', () => {
    fc.assert(
      fc.property(anyIncident, (incident) => {
        const scene = sceneOf(incident)
        for (const entity of incident.nodes) {
          if (entity.alerts.length > 0) expect(scene.nodes.get(scene.homes.get(entity.id)!)?.group).toBe(false)
        }
      }),
    )
  })

  it('loses no entity and no edge between two drawn nodes', () => {
    fc.assert(
      fc.property(anyIncident, (incident) => {
        const scene = sceneOf(incident)
        const drawn = [...scene.nodes.values()].flatMap((item) => item.members).sort((a, b) => a - b)
        expect(drawn).toEqual(incident.nodes.map((entity) => entity.id).sort((a, b) => a - b))
        const apart = incident.edges.filter((link) => scene.homes.get(link.source) !== scene.homes.get(link.target))
        expect([...scene.edges.values()].flatMap((item) => item.edges).sort((a, b) => a - b)).toEqual(
          apart.map((link) => link.id).sort((a, b) => a - b),
        )
      }),
    )
  })
})

describe('bundles', () => {
  it('draws all edges of a pair as one line with an arrow head for each direction there is', () => {
    const graph = graphOf(
      [node(1, { kind: 'user', alerts: [1] }), node(2, { kind: 'device', alerts: [1] })],
      [
        edge(1, 1, 2, { relation: 'logged-on-to', first: at(20) }),
        edge(2, 1, 2, { relation: 'owns', first: at(10) }),
        edge(3, 2, 1, { relation: 'authenticated-as', first: at(30) }),
      ],
      [{ id: 1, first: at(0) }],
    )
    const bundle = (cursor: string) => sceneOf(graph, { cursor }).edges.get('e1~e2')
    expect(bundle(at(20))).toMatchObject({ edges: [1, 2], relations: ['owns', 'logged-on-to'], forward: true, backward: false })
    expect(bundle(at(30))).toMatchObject({ edges: [1, 2, 3], forward: true, backward: true })
  })

  it('are dotted only where nothing in them was observed', () => {
    const links = [edge(1, 1, 2, { basis: 'possible' }), edge(2, 1, 2, { first: at(50) })]
    const incident = graphOf([node(1), node(2)], links)
    expect(sceneOf(incident, { cursor: at(10) }).edges.get('e1~e2')?.basis).toBe('possible')
    expect(sceneOf(incident).edges.get('e1~e2')?.basis).toBe('observed')
  })
})

describe('the scene at a moment', () => {
  it('holds nothing later and everything up to it', () => {
    const scene = sceneOf(processWithFiles(14), { cursor: at(45) })
    expect(scene.nodes.get('g10')?.label).toBe('5 files')
  })

  it('shows a verdict and an alert only once the alert has begun', () => {
    const incident = graphOf([node(1, { verdict: 'malicious', alerts: [1], first: at(5) })], [], [{ id: 1, first: at(60) }])
    expect(sceneOf(incident, { cursor: at(59) }).nodes.get('e1')).toMatchObject({ verdict: 'unknown', hollow: true, alerts: [] })
    expect(sceneOf(incident, { cursor: at(60) }).nodes.get('e1')).toMatchObject({ verdict: 'malicious', hollow: false, alerts: [1] })
  })

  it('leaves out the kinds that are switched off, with their edges', () => {
    const scene = sceneOf(processWithFiles(14), { hiddenKinds: new Set(['file' as const]) })
    expect([...scene.nodes.keys()]).toEqual(['e1'])
    expect(scene.edges.size).toBe(0)
  })

  it('equals a graph built afresh, wherever one seeks and whatever is unfolded on the way', () => {
    const anyView = fc.record({
      cursor: fc.option(fc.integer({ min: -1, max: 13 }).map(at)),
      unfolded: fc.subarray(['g1', 'g2', 'g100', 'g101', 'g102']).map((keys) => new Set(keys)),
      hiddenKinds: fc.subarray(['process', 'file'] as const).map((kinds) => new Set(kinds)),
    })
    fc.assert(
      fc.property(anyIncident, fc.array(anyView, { minLength: 1, maxLength: 12 }), (incident, seeks) => {
        const source = createSceneSource(incident)
        const graph = newGraph()
        let shown = emptyScene
        for (const view of seeks) {
          const next = buildScene(source, view)
          applyScene(graph, shown, next, origin)
          shown = next
          const fresh = newGraph()
          showAfresh(fresh, next, origin)
          expect(contents(graph)).toEqual(contents(fresh))
        }
      }),
      { numRuns: 300 },
    )
  })

  it('equals the scene of only the records up to it', () => {
    fc.assert(
      fc.property(anyIncident, fc.integer({ min: 0, max: 12 }), (incident, second) => {
        const cursor = at(second)
        const source = createSceneSource(incident)
        const known = { ...source, graph: graphAt(incident, cursor) }
        expect(listing(buildScene(source, { ...wholeView, cursor }))).toEqual(listing(buildScene(known, { ...wholeView, cursor })))
      }),
    )
  })
})

it('a step changes nothing but what differs', () => {
  const incident = processWithFiles(14)
  const before = sceneOf(incident, { cursor: at(45) })
  const graph = newGraph()
  showAfresh(graph, before, origin)
  expect(applyScene(graph, before, sceneOf(incident, { cursor: at(45) }), origin)).toEqual({
    addedNodes: [],
    addedEdges: [],
    changed: 0,
    removed: 0,
  })
  expect(applyScene(graph, before, sceneOf(incident, { cursor: at(50) }), origin)).toMatchObject({ addedNodes: [], changed: 2, removed: 0 })
})

it('a later moment loses nothing of an earlier one, which lacks what came since', () => {
  const incident = processWithFiles(3)
  const [early, late] = [sceneOf(incident, { cursor: at(5) }), sceneOf(incident, { cursor: at(25) })]
  expect([loses(early, late), loses(late, early), loses(late, late)]).toEqual([false, true, false])
})

it('counts kinds in words that fit a sentence', () => {
  expect([countedKind('file', 14), countedKind('registryValue', 1), countedKind('ip', 3), countedKind('azureResource', 2)]).toEqual([
    '14 files',
    '1 registry value',
    '3 IP addresses',
    '2 Azure resources',
  ])
})
