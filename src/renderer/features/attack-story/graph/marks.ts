import type { Emphasis } from '../scene/emphasis.ts'
import type { Rectangle } from './labels.ts'
import type { DrawnNode } from './picture.ts'
import { isDimmed } from './reducers.ts'

export const MARK_SIZE = 10
export const MARK_LINE = 13

/** Nodes too small for marks have none. */
export const isMarked = (key: string, radius: number, emphasis: Emphasis): boolean => radius >= 5 && !isDimmed(key, emphasis)

/** Where a node's badge stands, which counts its alerts, and how large its figures are. */
export function badgeOf(x: number, y: number, radius: number): { x: number; y: number; radius: number; size: number } {
  const small = radius < 11
  return { x: x + radius * 0.95, y: y + radius * 0.85, radius: small ? 6 : 7.5, size: small ? 8 : 10 }
}

/** What badges and marks of nodes cover: names keep off them. @param measure px a text is wide at the labels' size */
export function markedPlaces(
  nodes: readonly DrawnNode[],
  emphasis: Emphasis,
  labelSize: number,
  measure: (text: string, bold: boolean) => number,
): Rectangle[] {
  return nodes.flatMap(({ item, x, y, radius }) => {
    if (!isMarked(item.key, radius, emphasis)) return []
    const badge = badgeOf(x, y, radius)
    const around = {
      left: badge.x - badge.radius,
      right: badge.x + badge.radius,
      top: badge.y - badge.radius,
      bottom: badge.y + badge.radius,
    }
    const marks = item.marks.map((mark, index) => {
      const [left, middle] = [x + radius * 1.5, y - radius - index * MARK_LINE]
      const width = (measure(mark, true) * MARK_SIZE) / labelSize
      return { left, right: left + width, top: middle - MARK_LINE / 2, bottom: middle + MARK_LINE / 2 }
    })
    return item.alerts.length > 1 ? [around, ...marks] : marks
  })
}
