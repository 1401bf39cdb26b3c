/** A layout to settle, as plain values that cross to the worker cheaply. Its lengths are pixels at a zoom of one. */
export interface LayoutTask {
  readonly id: number
  readonly nodes: readonly LayoutNode[]
  /** pairs of places in `nodes`, with how strongly they draw each other */
  readonly edges: readonly (readonly [source: number, target: number, weight: number])[]
  /** the surface in pixels: the picture is given its proportions, and labels room at the zoom where all of it fits */
  readonly surface: { readonly width: number; readonly height: number }
}

export interface LayoutNode {
  /** decides where it starts: the same ids give the same picture */
  readonly key: string
  readonly radius: number
  /** width of its label, which needs room too */
  readonly label: number
  /** moments order the picture from left to right; any number that grows with time */
  readonly moment: number
  /** where it stands already; undefined for a node that is new */
  readonly at?: { readonly x: number; readonly y: number }
  /** stays where it stands, and the others settle around it */
  readonly fixed: boolean
}

export interface LayoutAnswer {
  readonly id: number
  readonly x: Float64Array
  readonly y: Float64Array
}
