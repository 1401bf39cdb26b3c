/** Length of an arrow head beside a line of the given width, in pixels; far out heads shrink as nodes do. The shader computes the same. */
export const headLength = (width: number, zoom: number): number => (6 + width * 1.5) * Math.min(1, zoom)

/** How strongly lines stand out at rest: what ties to context alone recedes. */
export const STORY_LINE = 0.75
export const CONTEXT_LINE = 0.4

/** Where a line ends, in shares of the node's radius: the verdict's ring stands between. */
export const CLEARANCE = 1.45

/** A dotted line's dash and pause, in pixels. */
export const DASH = [2.5, 4] as const
