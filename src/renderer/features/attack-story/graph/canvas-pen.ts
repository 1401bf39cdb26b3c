import type { PathStyle, Pen, Placing, TextStyle } from './pen.ts'

const paths = new Map<string, Path2D>()

/** Shapes and icons recur and are kept; lines are drawn once and are not. */
function pathOf(d: string, recurring: boolean): Path2D {
  const known = paths.get(d)
  if (known) return known
  const made = new Path2D(d)
  if (recurring) paths.set(d, made)
  return made
}

export function createCanvasPen(context: CanvasRenderingContext2D, font: string): Pen {
  return {
    path(d, style, placing) {
      const path = pathOf(d, placing !== undefined)
      context.save()
      context.globalAlpha *= style.opacity ?? 1
      if (placing) place(context, placing)
      if (style.fill) {
        context.fillStyle = style.fill
        context.fill(path)
      }
      if (style.stroke) strokePath(context, path, style, placing?.scale ?? 1)
      context.restore()
    },
    text(text, x, y, { size, bold, fill, rim, align, opacity = 1 }: TextStyle) {
      context.save()
      context.globalAlpha *= opacity
      context.font = `${bold ? '600 ' : ''}${size}px ${font}`
      context.textAlign = align === 'middle' ? 'center' : 'left'
      context.textBaseline = 'middle'
      if (rim) {
        context.strokeStyle = rim
        context.lineWidth = 4
        context.lineJoin = 'round'
        context.strokeText(text, x, y)
      }
      context.fillStyle = fill
      context.fillText(text, x, y)
      context.restore()
    },
  }
}

function place(context: CanvasRenderingContext2D, { x, y, scale, turn = 0 }: Placing): void {
  context.translate(x, y)
  if (turn !== 0) context.rotate(turn)
  context.scale(scale, scale)
}

function strokePath(context: CanvasRenderingContext2D, path: Path2D, style: PathStyle, scale: number): void {
  context.strokeStyle = style.stroke!
  context.lineWidth = (style.width ?? 1) / scale
  context.lineJoin = 'round'
  context.setLineDash((style.dash ?? []).map((part) => part / scale))
  context.stroke(path)
}
