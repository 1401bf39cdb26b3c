export interface PathStyle {
  readonly fill?: string
  readonly stroke?: string
  readonly width?: number
  readonly dash?: readonly number[]
  readonly opacity?: number
}

export interface TextStyle {
  readonly size: number
  readonly bold?: boolean
  readonly fill: string
  /** a rim of this colour keeps text legible over lines */
  readonly rim?: string
  readonly align: 'left' | 'middle'
  readonly opacity?: number
}

/** Where a path's own coordinates lie on the picture. */
export interface Placing {
  readonly x: number
  readonly y: number
  readonly scale: number
  /** radians */
  readonly turn?: number
}

/**
 * Draws on a canvas or writes SVG: everything on the picture is drawn once, for screen, print and legend alike. Paths are in SVG's words;
 * stroke widths and dashes are the picture's units, whatever the placing's scale.
 */
export interface Pen {
  path(d: string, style: PathStyle, placing?: Placing): void
  text(text: string, x: number, y: number, style: TextStyle): void
}
