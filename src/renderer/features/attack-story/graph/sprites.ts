import { createCanvasPen } from './canvas-pen.ts'
import { drawLook, type Icons, LOOK_EXTENT, type Look, lookKey } from './look.ts'
import type { Palette } from './palette.ts'

/** Side of one picture in the sheet, in texels: sharp up to a radius of about 36 px on a screen of double density. */
const CELL = 128
const PER_ROW = 16
export const SHEET = CELL * PER_ROW
/** Share of the sheet's side that one picture takes. */
export const CELL_SHARE = 1 / PER_ROW

/** Pictures of all looks in use, on one sheet for the graphics card. */
export interface Sprites {
  readonly canvas: HTMLCanvasElement
  /** grows when a picture was added */
  readonly version: number
  /** Corner of a look's picture, in shares of the sheet; drawn when first asked for. */
  cornerOf(look: Look): readonly [u: number, v: number]
  /** Draws everything anew in other colours. */
  repaint(palette: Palette, icons: Icons): void
}

export function createSprites(palette: Palette, icons: Icons): Sprites {
  const canvas = document.createElement('canvas')
  canvas.width = SHEET
  canvas.height = SHEET
  const context = canvas.getContext('2d')!
  const places = new Map<string, { index: number; look: Look }>()
  let version = 0
  let colours = palette
  let paths = icons
  const cell = (index: number) => ({ x: (index % PER_ROW) * CELL, y: Math.floor(index / PER_ROW) * CELL })
  const paint = (look: Look, index: number) => {
    const { x, y } = cell(index)
    const pen = createCanvasPen(context, colours.font)
    context.clearRect(x, y, CELL, CELL)
    drawLook(pen, look, colours, paths, x + CELL / 2, y + CELL / 2, CELL / 2 / LOOK_EXTENT)
    version++
  }
  return {
    canvas,
    get version() {
      return version
    },
    cornerOf(look) {
      const key = lookKey(look)
      let place = places.get(key)
      if (!place) {
        // 256 looks are more than one incident shows; past that, the last picture is shared rather than the sheet overrun.
        place = { index: Math.min(places.size, PER_ROW * PER_ROW - 1), look }
        places.set(key, place)
        paint(look, place.index)
      }
      const { x, y } = cell(place.index)
      return [x / SHEET, y / SHEET]
    },
    repaint(newPalette, newIcons) {
      colours = newPalette
      paths = newIcons
      for (const { index, look } of places.values()) paint(look, index)
    },
  }
}
