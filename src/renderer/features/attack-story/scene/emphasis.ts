import { type Adjacency, otherEnd } from './adjacency.ts'
import { pairKey, type Scene } from './scene.ts'

/** An alert with the entities it names. */
export interface NamingAlert {
  readonly id: number
  readonly entities: readonly number[]
}

/** What the analyst points at, in the words of the shared focus; `hovered` is a node's or an edge's key. */
export interface Attention {
  readonly hovered: string | null
  /** the alert the hand is on in the list */
  readonly hoveredAlert: NamingAlert | null
  readonly alert: NamingAlert | null
  readonly entity: number | null
  readonly edge: number | null
  /** keys a search found; null while nothing is searched */
  readonly found: readonly string[] | null
  /** keys that came in with the last step of playback */
  readonly fresh: ReadonlySet<string>
}

/** How each node and edge stands out. Folded in by the renderer's reducers, never written into the graph. */
export interface Emphasis {
  /** what is not dimmed; null: nothing is singled out */
  readonly lit: ReadonlySet<string> | null
  readonly selected: ReadonlySet<string>
  /** what the hand is on, else what is selected */
  readonly pointed: string | null
  readonly fresh: ReadonlySet<string>
  /** edges that say their relation, drawn strong: those of what is pointed at */
  readonly spoken: ReadonlySet<string>
  /** edges that say it where there is room: those of an alert, and all of a picture with few */
  readonly told: ReadonlySet<string>
}

export const noAttention: Attention = {
  hovered: null,
  hoveredAlert: null,
  alert: null,
  entity: null,
  edge: null,
  found: null,
  fresh: new Set(),
}

/** More lines than this around one node say nothing legible: then only the selected one speaks. */
const MOST_SPOKEN = 10

/** Hovering singles out first, then a search, then the selection: what the hand does now wins over what it did before. */
export function emphasisOf(scene: Scene, adjacency: Adjacency, attention: Attention): Emphasis {
  const selectedEdge = attention.edge === null ? null : edgeHolding(scene, attention.edge)
  const selectedNode = attention.entity === null ? undefined : scene.homes.get(attention.entity)
  const selected = new Set([selectedEdge, selectedNode].filter((key) => key !== null && key !== undefined))
  const pointed = attention.hovered ?? (attention.hoveredAlert || attention.found ? null : (selectedEdge ?? selectedNode ?? null))
  const spoken = spokenAt(scene, adjacency, pointed)
  if (selectedEdge) spoken.add(selectedEdge)
  const lit = litBy(scene, adjacency, attention, pointed)
  return { lit, selected, pointed, fresh: attention.fresh, spoken, told: toldIn(scene, lit) }
}

/** The edges in sight that tell their relation, as long as they are few enough to be read. */
function toldIn(scene: Scene, lit: ReadonlySet<string> | null): Set<string> {
  if (lit === null) return new Set(scene.edges.size > MOST_SPOKEN ? [] : scene.edges.keys())
  const edges = [...lit].filter((key) => scene.edges.has(key))
  return new Set(edges.length > MOST_SPOKEN ? [] : edges)
}

function litBy(
  scene: Scene,
  adjacency: Adjacency,
  { hovered, hoveredAlert, found, alert }: Attention,
  pointed: string | null,
): Set<string> | null {
  if (hovered !== null) return around(scene, adjacency, hovered)
  if (hoveredAlert !== null) return ofAlert(scene, hoveredAlert)
  if (found !== null) return new Set(found)
  if (alert !== null) return ofAlert(scene, alert)
  return pointed === null ? null : around(scene, adjacency, pointed)
}

/** A node with its neighbours and the lines to them, or a line with its ends. */
function around(scene: Scene, adjacency: Adjacency, key: string): Set<string> {
  const edge = scene.edges.get(key)
  if (edge) return new Set([key, edge.source, edge.target])
  const lit = new Set([key])
  for (const own of adjacency.get(key) ?? []) lit.add(own.key).add(otherEnd(own, key))
  return lit
}

/** What an alert names, and the lines it was seen on or that run between what it names. */
function ofAlert(scene: Scene, alert: NamingAlert): Set<string> {
  const lit = new Set(alert.entities.flatMap((entity) => scene.homes.get(entity) ?? []))
  const nodes = [...lit]
  for (const [index, one] of nodes.entries()) {
    for (const other of nodes.slice(index + 1)) if (scene.edges.has(pairKey(one, other))) lit.add(pairKey(one, other))
  }
  for (const edge of scene.edges.values()) {
    if (edge.alerts.includes(alert.id)) lit.add(edge.key).add(edge.source).add(edge.target)
  }
  return lit
}

function spokenAt(scene: Scene, adjacency: Adjacency, pointed: string | null): Set<string> {
  if (pointed === null) return new Set()
  if (scene.edges.has(pointed)) return new Set([pointed])
  const own = adjacency.get(pointed) ?? []
  return new Set(own.length > MOST_SPOKEN ? [] : own.map((edge) => edge.key))
}

function edgeHolding(scene: Scene, id: number): string | null {
  for (const edge of scene.edges.values()) if (edge.edges.includes(id)) return edge.key
  return null
}
