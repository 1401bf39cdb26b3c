import type { OutputOf } from '../../../state/client.ts'
import { type Axis, createAxis } from '../../../state/playback/axis.ts'
import { type Band, tacticBands } from '../../../state/playback/bands.ts'
import type { Story as Told } from '../../../state/playback/narration.ts'
import { createTimeline, type Timeline } from '../../../state/playback/timeline.ts'
import type { IncidentGraph } from '../scene/scene.ts'
import { createSceneSource, type SceneSource } from '../scene/source.ts'

export type Incident = OutputOf<'incidents.get'>
export type Alert = Incident['alerts'][number]

/** One incident as the attack story tells it: everything that is derived once from its two answers. */
export interface Story {
  readonly incident: Incident
  readonly graph: IncidentGraph
  readonly source: SceneSource
  /** those that no time tells of first, the others in the order they began; ties by id */
  readonly alerts: readonly Alert[]
  /** alerts that the evidence gives no time for: shown apart, never played */
  readonly undated: readonly Alert[]
  readonly timeline: Timeline
  readonly axis: Axis
  readonly bands: readonly Band<Alert>[]
  readonly told: Told
}

export function createStory(incident: Incident, graph: IncidentGraph): Story {
  const inOrder = [...incident.alerts].sort((a, b) =>
    a.firstActivity < b.firstActivity ? -1 : a.firstActivity > b.firstActivity ? 1 : a.id - b.id,
  )
  const [undated, dated] = [inOrder.filter((alert) => alert.undated), inOrder.filter((alert) => !alert.undated)]
  const alerts = [...undated, ...dated]
  const timeline = createTimeline(dated, graph.nodes)
  return {
    incident,
    graph,
    source: createSceneSource(graph),
    alerts,
    undated,
    timeline,
    axis: createAxis(timeline),
    bands: tacticBands(dated),
    told: {
      alerts: new Map(alerts.map((alert) => [alert.id, alert])),
      numbers: new Map(alerts.map((alert, index) => [alert.id, index + 1])),
      entities: new Map(graph.nodes.map((node) => [node.id, node])),
      edges: graph.edges,
    },
  }
}
