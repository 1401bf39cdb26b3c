/** Length of an arrow head beside a line of the given width, in pixels; the shader computes the same. */
export const headLength = (width: number): number => 7 + width * 1.5

/** Where a line ends, in shares of the node's radius: the verdict's ring stands between. */
export const CLEARANCE = 1.45

/** A dotted line's dash and pause, in pixels. */
export const DASH = [2.5, 4] as const
