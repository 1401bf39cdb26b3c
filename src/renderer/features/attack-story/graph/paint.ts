import type { Emphasis } from '../scene/emphasis.ts'
import { LABEL_SIZE } from './labels.ts'
import { CLEARANCE, DASH, headLength } from './line-style.ts'
import { drawLook, type Icons } from './look.ts'
import { badgeOf, isMarked, MARK_LINE, MARK_SIZE } from './marks.ts'
import type { Palette } from './palette.ts'
import type { Pen } from './pen.ts'
import type { DrawnEdge, DrawnNode, Picture, PictureLabels } from './picture.ts'
import { DIMMED, isDimmed, lineOpacity, widthOf } from './reducers.ts'

/** Paints a whole picture: lines, bodies, then what stands on them. */
export function paintPicture(pen: Pen, picture: Picture, labels: PictureLabels, emphasis: Emphasis, palette: Palette, icons: Icons): void {
  for (const edge of picture.edges) paintEdge(pen, edge, picture.zoom, emphasis, palette)
  for (const { item, look, x, y, radius } of picture.nodes) {
    drawLook(pen, look, palette, icons, x, y, radius, isDimmed(item.key, emphasis) ? DIMMED : 1)
  }
  paintMarks(pen, picture.nodes, emphasis, palette)
  paintLabels(pen, picture, labels, palette)
}

function paintEdge(pen: Pen, { item, source, target }: DrawnEdge, zoom: number, emphasis: Emphasis, palette: Palette): void {
  const strong = emphasis.selected.has(item.key) || emphasis.spoken.has(item.key)
  const stroke = strong ? palette.accent : palette.line
  const width = widthOf(item.edges.length) + (strong ? 0.8 : 0)
  const opacity = lineOpacity(item, emphasis)
  const length = Math.hypot(target.x - source.x, target.y - source.y)
  const turn = Math.atan2(target.y - source.y, target.x - source.x)
  const [start, end] = [source.radius * CLEARANCE, length - target.radius * CLEARANCE]
  if (end <= start) return
  const head = headLength(width, zoom)
  const placing = { x: source.x, y: source.y, scale: 1, turn }
  const [from, to] = [start + (item.backward ? head * 0.8 : 0), end - (item.forward ? head * 0.8 : 0)]
  const n = (value: number) => Math.round(value * 10) / 10
  pen.path(`M${n(from)} 0H${n(to)}`, { stroke, width, opacity, ...(item.basis === 'possible' ? { dash: DASH } : {}) }, placing)
  const heads = [...(item.forward ? [[end, -head] as const] : []), ...(item.backward ? [[start, head] as const] : [])]
  for (const [tip, back] of heads) {
    pen.path(`M${n(tip)} 0L${n(tip + back)} ${n(head / 2)}V${n(-head / 2)}Z`, { fill: stroke, opacity }, placing)
  }
}

/** How many alerts a node carries where there are several, and what containment says of it. */
export function paintMarks(pen: Pen, nodes: readonly DrawnNode[], emphasis: Emphasis, palette: Palette): void {
  for (const { item, x, y, radius } of nodes) {
    if (!isMarked(item.key, radius, emphasis)) continue
    if (item.alerts.length > 1) {
      const badge = badgeOf(x, y, radius)
      pen.path(CIRCLE, { fill: palette.ink, stroke: palette.ground, width: 1.5 }, { x: badge.x, y: badge.y, scale: badge.radius })
      pen.text(String(item.alerts.length), badge.x, badge.y + 0.5, { size: badge.size, bold: true, fill: palette.ground, align: 'middle' })
    }
    for (const [index, mark] of item.marks.entries()) {
      pen.text(mark, x + radius * 1.5, y - radius - index * MARK_LINE, {
        size: MARK_SIZE,
        bold: true,
        fill: palette.verdicts.suspicious,
        rim: palette.ground,
        align: 'left',
      })
    }
  }
}

const CIRCLE = 'M1 0A1 1 0 1 1 -1 0A1 1 0 1 1 1 0Z'

export function paintLabels(pen: Pen, picture: Picture, labels: PictureLabels, palette: Palette): void {
  const alerted = new Set(picture.nodes.flatMap(({ item }) => (item.alerts.length > 0 ? [item.key] : [])))
  for (const { text, x, y } of labels.edges) {
    pen.text(text, x, y, { size: LABEL_SIZE - 1, fill: palette.quiet, rim: palette.ground, align: 'middle' })
  }
  for (const { key, text, x, y } of labels.nodes) {
    const bold = alerted.has(key)
    pen.text(text, x, y, { size: LABEL_SIZE, bold, fill: bold ? palette.ink : palette.quiet, rim: palette.ground, align: 'middle' })
  }
}

/**
 * The light of what has just come in. `age` runs from 0 to 1 while it settles; where motion is to be avoided it stays at a half, a plain ring.
 */
export function paintGlow(pen: Pen, nodes: readonly DrawnNode[], emphasis: Emphasis, palette: Palette, age: number): void {
  if (age >= 1) return
  for (const { item, x, y, radius } of nodes) {
    if (!emphasis.fresh.has(item.key)) continue
    pen.path(CIRCLE, { stroke: palette.accent, width: 3, opacity: 1 - age }, { x, y, scale: radius * (1.5 + 0.5 * age) })
    pen.path(CIRCLE, { fill: palette.accent, opacity: 0.18 * (1 - age) }, { x, y, scale: radius * (1.5 + 0.5 * age) })
  }
}

/** A ring around what is selected, apart from the verdict's. */
export function paintSelection(pen: Pen, nodes: readonly DrawnNode[], emphasis: Emphasis, palette: Palette): void {
  for (const { item, x, y, radius } of nodes) {
    if (emphasis.selected.has(item.key)) pen.path(CIRCLE, { stroke: palette.accent, width: 2.5 }, { x, y, scale: radius * 1.75 })
  }
}
