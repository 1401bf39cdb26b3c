import Graph from 'graphology'
import { buildScene } from '../../src/renderer/features/attack-story/scene/build.ts'
import {
  applyScene,
  type EdgeAttributes,
  type NodeAttributes,
  type SceneGraph,
  showAfresh,
} from '../../src/renderer/features/attack-story/scene/diff.ts'
import { emptyScene } from '../../src/renderer/features/attack-story/scene/scene.ts'
import { createSceneSource } from '../../src/renderer/features/attack-story/scene/source.ts'
import { wholeView } from '../../src/renderer/features/attack-story/scene/view.ts'
import { largeIncident } from '../support/incident-graph.ts'

/**
 * What a step of playback costs on 10,000 nodes and 20,000 edges: building the scene of a moment and bringing the graph to it, against
 * graphology's own `clear` and `import` of that graph. Run: node tests/bench/graph.ts
 */
const NODES = 10_000
const EDGES = 20_000
const STEPS = 60

const newGraph = (): SceneGraph => new Graph<NodeAttributes, EdgeAttributes>({ type: 'undirected', multi: false })
const origin = () => ({ x: 0, y: 0 })

function timed<T>(work: () => T): [milliseconds: number, T] {
  const began = performance.now()
  const result = work()
  return [performance.now() - began, result]
}

const middle = (times: number[]) => times.sort((a, b) => a - b)[times.length >> 1]!

const incident = largeIncident(NODES, EDGES)
const [prepared, source] = timed(() => createSceneSource(incident))
const moments = incident.nodes.map((node) => node.first).sort()
const cursors = Array.from({ length: STEPS }, (_, step) => moments[Math.floor(((step + 1) * moments.length) / STEPS) - 1]!)

const graph = newGraph()
let shown = emptyScene
const [build, diff, reimport]: [number[], number[], number[]] = [[], [], []]
for (const cursor of cursors) {
  const [building, scene] = timed(() => buildScene(source, { ...wholeView, cursor }))
  const [diffing] = timed(() => applyScene(graph, shown, scene, origin))
  shown = scene
  const fresh = newGraph()
  showAfresh(fresh, scene, origin)
  const written = fresh.export()
  const target = fresh
  const [importing] = timed(() => {
    target.clear()
    target.import(written)
  })
  build.push(building)
  diff.push(diffing)
  reimport.push(importing)
}

const result = {
  nodes: graph.order,
  edges: graph.size,
  prepareMs: Math.round(prepared),
  buildMs: Number(middle(build).toFixed(1)),
  diffMs: Number(middle(diff).toFixed(1)),
  stepMs: Number((middle(build) + middle(diff)).toFixed(1)),
  importMs: Number(middle(reimport).toFixed(1)),
  diffOfImport: Number((middle(diff) / middle(reimport)).toFixed(2)),
}
console.log(JSON.stringify(result))
