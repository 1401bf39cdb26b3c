import type { KindShape } from '#model/kinds/kind.ts'

const polygon = (corners: readonly (readonly [x: number, y: number])[]): string => `M${corners.map(([x, y]) => `${x} ${y}`).join('L')}Z`

const regular = (count: number, radius: number, turn: number): string =>
  polygon(
    Array.from({ length: count }, (_, corner) => {
      const angle = turn + (corner * 2 * Math.PI) / count
      return [Number((radius * Math.cos(angle)).toFixed(4)), Number((radius * Math.sin(angle)).toFixed(4))] as const
    }),
  )

/** Outlines around the origin that look equally large at radius 1, as SVG paths; y grows downwards. */
export const outlines: Readonly<Record<KindShape, string>> = {
  circle: 'M1 0A1 1 0 1 1 -1 0A1 1 0 1 1 1 0Z',
  square:
    'M-0.72 -0.9H0.72A0.18 0.18 0 0 1 0.9 -0.72V0.72A0.18 0.18 0 0 1 0.72 0.9H-0.72A0.18 0.18 0 0 1 -0.9 0.72V-0.72A0.18 0.18 0 0 1 -0.72 -0.9Z',
  diamond: regular(4, 1.2, 0),
  triangle: regular(3, 1.3, -Math.PI / 2),
  hexagon: regular(6, 1.08, 0),
  pentagon: regular(5, 1.12, -Math.PI / 2),
}

/** A crown of width 2 standing on the origin. */
export const crown = 'M-1 0H1L1.15 -1.05L0.5 -0.55L0 -1.25L-0.5 -0.55L-1.15 -1.05Z'
