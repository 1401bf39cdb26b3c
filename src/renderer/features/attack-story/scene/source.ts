import { type FoldPlan, planFolds } from './fold-plan.ts'
import type { GraphNode, IncidentGraph } from './scene.ts'

export type StoryGraph = Pick<IncidentGraph, 'nodes' | 'edges' | 'alerts'>

/** What scenes of one incident are built from, prepared once per answer of `graph.get`. */
export interface SceneSource {
  readonly graph: StoryGraph
  readonly byId: ReadonlyMap<number, GraphNode>
  readonly plan: FoldPlan
  /** first activity of each alert: an alert counts on its entities from then on, one without a time always */
  readonly alertTimes: ReadonlyMap<number, string | null>
}

export function createSceneSource(graph: StoryGraph): SceneSource {
  return {
    graph,
    byId: new Map(graph.nodes.map((node) => [node.id, node])),
    plan: planFolds(graph),
    alertTimes: new Map(graph.alerts.map((alert) => [alert.id, alert.first])),
  }
}
