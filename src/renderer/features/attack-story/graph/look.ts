import type { EntityKind } from '#model/entity-kind.ts'
import { kindOf } from '#model/kinds/index.ts'
import type { Verdict } from '#model/verdict.ts'
import type { SceneNode } from '../scene/scene.ts'
import type { Palette } from './palette.ts'
import type { Pen } from './pen.ts'
import { crown, outlines } from './shape.ts'

/** All that decides how a node's body looks; nodes of one look share one picture. */
export interface Look {
  readonly kind: EntityKind
  readonly verdict: Verdict
  readonly hollow: boolean
  readonly critical: boolean
  readonly group: boolean
}

export const lookOf = ({ kind, verdict, hollow, critical, group }: SceneNode): Look => ({ kind, verdict, hollow, critical, group })

export const lookKey = ({ kind, verdict, hollow, critical, group }: Look): string => `${kind}.${verdict}.${hollow}.${critical}.${group}`

/** Room around a node's radius that its ring and crown may use. */
export const LOOK_EXTENT = 1.75

/** Radius at which a node is drawn: by how many alerts name it; what is only context is small. */
export function radiusOf({ alerts, group, critical }: SceneNode): number {
  if (alerts.length === 0) return group ? 13 : critical ? 13 : 10
  return Math.min(24, 12 + 3.2 * Math.log2(alerts.length + 1))
}

/** Paths of a kind's icon on a 20 × 20 grid. */
export type Icons = ReadonlyMap<EntityKind, readonly string[]>

/** Draws a node's body: shape says kind, ring says verdict, a crown says critical, hollow says context only. */
export function drawLook(pen: Pen, look: Look, palette: Palette, icons: Icons, x: number, y: number, radius: number, opacity = 1): void {
  const outline = outlines[kindOf(look.kind).shape]
  const colour = palette.kind(look.kind)
  const at = (scale: number) => ({ x, y, scale })
  drawRing(pen, look.verdict, outline, palette, x, y, radius, opacity)
  if (look.group) {
    pen.path(
      outline,
      { fill: palette.ground, stroke: colour, width: 1.2, opacity: 0.7 * opacity },
      { x: x + radius * 0.28, y: y - radius * 0.22, scale: radius },
    )
  }
  pen.path(outline, look.hollow ? { fill: palette.ground, stroke: colour, width: 1.6, opacity } : { fill: colour, opacity }, at(radius))
  const ink = look.hollow ? colour : palette.ground
  const size = radius * 1.15
  for (const path of icons.get(look.kind) ?? []) {
    pen.path(path, { fill: ink, opacity }, { x: x - size / 2, y: y - size / 2, scale: size / 20 })
  }
  if (look.critical) {
    const scale = radius * 0.5
    pen.path(crown, { fill: palette.verdicts.suspicious, stroke: palette.ground, width: 1.5, opacity }, { x, y: y - radius * 1.08, scale })
  }
}

/** Thick for malicious, broken for suspicious, thin for clean: the ring is read without colour too. */
function drawRing(
  pen: Pen,
  verdict: Verdict,
  outline: string,
  palette: Palette,
  x: number,
  y: number,
  radius: number,
  opacity: number,
): void {
  if (verdict === 'unknown') return
  const stroke = palette.verdicts[verdict]
  const placing = { x, y, scale: radius * 1.32 }
  const width = radius * 0.16
  if (verdict === 'malicious') pen.path(outline, { stroke, width: width * 1.3, opacity }, placing)
  else if (verdict === 'suspicious') pen.path(outline, { stroke, width, dash: [radius * 0.42, radius * 0.22], opacity }, placing)
  else pen.path(outline, { stroke, width: width * 0.6, opacity }, placing)
}
