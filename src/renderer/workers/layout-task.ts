/** A layout to settle, as plain arrays that cross to the worker cheaply. Lengths are pixels at the zoom where everything fits. */
export interface LayoutTask {
  readonly id: number
  readonly nodes: readonly LayoutNode[]
  /** pairs of places in `nodes`, with how strongly they draw each other */
  readonly edges: readonly (readonly [source: number, target: number, weight: number])[]
  /** width by height of the surface: the picture is turned so that its long side lies along the surface's */
  readonly aspect: number
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
