import { relationOf } from '#model/relation.ts'
import { visibleText } from '../../../ui/visible-text.ts'
import type { Emphasis } from '../scene/emphasis.ts'
import type { Scene, SceneEdge, SceneNode } from '../scene/scene.ts'
import { LABEL_SIZE, type LabelWish, type PlacedLabel, placeLabels, type Rectangle } from './labels.ts'
import type { Look } from './look.ts'
import { markedPlaces } from './marks.ts'
import { isDimmed } from './reducers.ts'
import { shortened } from './shortened.ts'

/** A node where it stands on the surface, in pixels. */
export interface DrawnNode {
  readonly item: SceneNode
  readonly look: Look
  readonly x: number
  readonly y: number
  readonly radius: number
}

export interface DrawnEdge {
  readonly item: SceneEdge
  readonly source: DrawnNode
  readonly target: DrawnNode
}

/** What is on the surface at this zoom, from which screen labels, print and export are all made. */
export interface Picture {
  readonly width: number
  readonly height: number
  /** how large what does not scale with distance is drawn: nodes, arrow heads */
  readonly zoom: number
  readonly nodes: readonly DrawnNode[]
  readonly edges: readonly DrawnEdge[]
}

export interface PictureLabels {
  readonly nodes: readonly PlacedLabel[]
  readonly edges: readonly PlacedLabel[]
}

export type Measure = (text: string, bold: boolean) => number

/** More labels than this cannot be read on one surface, and cost time on every frame. */
const MOST_LABELS = 240
/** From so many nodes on, what is only context and counts on lines cannot be read anyway. */
const CROWD = 1000

/** Texts of a picture with their places: names of nodes, counts of bundles, relation and time of the lines that speak. */
export function labelsOf(
  picture: Picture,
  scene: Scene,
  emphasis: Emphasis,
  timeText: (time: string) => string,
  measure: Measure,
): PictureLabels {
  const wishes: LabelWish[] = []
  const crowd = picture.nodes.length > CROWD
  for (const { item, x, y, radius } of picture.nodes) {
    if (isDimmed(item.key, emphasis) || (crowd && item.hollow && !emphasis.lit)) continue
    const text = visibleText(shortened(item.label))
    wishes.push({
      key: item.key,
      text,
      width: measure(text, item.alerts.length > 0),
      x,
      y,
      radius: radius * 1.35,
      weight: nodeWeight(item, scene, emphasis),
    })
  }
  for (const { item, source, target } of picture.edges) {
    if (crowd && !speaks(item, emphasis)) continue
    const text = edgeText(item, emphasis, timeText)
    if (!text || isDimmed(item.key, emphasis)) continue
    const [x, y] = [(source.x + target.x) / 2, (source.y + target.y) / 2]
    const weight = emphasis.selected.has(item.key) ? 1e9 : emphasis.spoken.has(item.key) ? 1e6 : 1
    wishes.push({ key: item.key, text, width: measure(text, false), x, y, radius: 0, weight, onLine: true })
  }
  const heaviest = wishes.sort((a, b) => b.weight - a.weight).slice(0, MOST_LABELS)
  const written = [...markedPlaces(picture.nodes, emphasis, LABEL_SIZE, measure), legendIn(picture)]
  const placed = placeLabels(heaviest, obstaclesIn(picture, emphasis), picture.width, picture.height, written)
  return { nodes: placed.filter((label) => scene.nodes.has(label.key)), edges: placed.filter((label) => scene.edges.has(label.key)) }
}

/** The corner where the button of the legend stands over the picture. */
const legendIn = ({ height }: Picture): Rectangle => ({ left: 0, right: 96, top: height - 40, bottom: height })

/** What no label may cover: in a crowd, names of what matters go over what is only context. */
const obstaclesIn = ({ nodes }: Picture, emphasis: Emphasis): DrawnNode[] =>
  nodes.filter(({ item }) => !item.hollow && !isDimmed(item.key, emphasis))

/** What an investigation turns on: an analyst looks for its name first. */
const ASSETS: ReadonlySet<string> = new Set(['device', 'user', 'mailbox'])

/** What the hand is on comes first, then what is selected, then what has just come in, then assets that several alerts name. */
function nodeWeight(item: SceneNode, scene: Scene, { pointed, selected, lit, fresh }: Emphasis): number {
  const isAsset = ASSETS.has(item.kind)
  const singled = pointed === item.key ? 1e9 : selected.has(item.key) ? 1e8 : fresh.has(item.key) ? 1e7 : lit?.has(item.key) ? 1e5 : 0
  return (
    singled +
    item.alerts.length * 100 +
    (item.critical ? 90 : 0) +
    (isAsset && (item.alerts.length > 1 || item.critical) ? 5000 : isAsset ? 50 : 0) +
    (scene.nodes.size > 0 ? Math.min(item.members.length, 40) : 0)
  )
}

/** `created · 08:16:03` on a line that speaks, `×12` on a bundle that does not. */
const speaks = ({ key }: SceneEdge, { spoken, told }: Emphasis) => spoken.has(key) || told.has(key)

function edgeText(item: SceneEdge, emphasis: Emphasis, timeText: (time: string) => string): string {
  if (!speaks(item, emphasis)) return item.edges.length > 1 ? `×${item.edges.length}` : ''
  const [first, ...others] = item.relations.map((relation) => relationOf(relation)?.title ?? relation)
  const more = others.length > 0 ? ` +${others.length}` : ''
  const count = item.edges.length > 1 ? ` ×${item.edges.length}` : ''
  return `${first}${more}${count} · ${item.seen === null ? 'undated' : timeText(item.seen)}`
}
