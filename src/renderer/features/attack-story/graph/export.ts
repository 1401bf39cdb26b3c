import type { EntityKind } from '#model/entity-kind.ts'
import type { Emphasis } from '../scene/emphasis.ts'
import { createCanvasPen } from './canvas-pen.ts'
import { kindEntries, LINE_TEXTS, markEntries } from './legend-entries.ts'
import { drawLook, type Icons } from './look.ts'
import { paintPicture } from './paint.ts'
import type { Palette } from './palette.ts'
import type { Pen } from './pen.ts'
import type { Picture, PictureLabels } from './picture.ts'
import { createSvgPen } from './svg-pen.ts'

/** What is on screen with what makes it citable: legend, case, incident and moment. */
export interface Plate {
  readonly picture: Picture
  readonly labels: PictureLabels
  readonly emphasis: Emphasis
  readonly palette: Palette
  readonly icons: Icons
  readonly kinds: readonly EntityKind[]
  /** `Case intrusion-2026 · Incident 12: Multi-stage incident` */
  readonly title: string
  /** `As of 2026-03-02 08:16:03 UTC` */
  readonly subtitle: string
}

const TITLE_SIZE = 14
const TITLE_LINE = 19
/** average width of a character of the title, in shares of its size */
const CHARACTER = 0.58
const ENTRY_WIDTH = 160
const ENTRY_HEIGHT = 26

const titleLines = ({ title, picture }: Plate): string[] => wrapped(title, Math.floor((picture.width - 32) / (TITLE_SIZE * CHARACTER)))
const headOf = (plate: Plate): number => titleLines(plate).length * TITLE_LINE + 30
const rowsOf = (plate: Plate): number => Math.ceil(entriesOf(plate).length / perRow(plate))
const perRow = ({ picture }: Plate): number => Math.max(1, Math.floor((picture.width - 24) / ENTRY_WIDTH))
const entriesOf = ({ kinds }: Plate) => [...kindEntries(kinds), ...markEntries(kinds[0] ?? 'device')]

export const plateHeight = (plate: Plate): number => headOf(plate) + plate.picture.height + (rowsOf(plate) + 1) * ENTRY_HEIGHT + 12

/** The picture as a document of its own that any editor can take apart. */
export function plateSvg(plate: Plate): string {
  const pen = createSvgPen(plate.palette.font)
  paintPlate(shifted(pen, headOf(plate)), pen, plate)
  return pen.finish(plate.picture.width, plateHeight(plate), `${plate.title}. ${plate.subtitle}`, plate.palette.ground)
}

/** The same in pixels, at twice the screen's size so that it prints. */
export async function platePng(plate: Plate): Promise<Blob> {
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d')!
  canvas.width = plate.picture.width * 2
  canvas.height = plateHeight(plate) * 2
  context.scale(2, 2)
  context.fillStyle = plate.palette.ground
  context.fillRect(0, 0, canvas.width, canvas.height)
  const pen = createCanvasPen(context, plate.palette.font)
  paintPlate(shifted(pen, headOf(plate)), pen, plate)
  return new Promise((done, failed) =>
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error('the picture is too large'))), 'image/png'),
  )
}

function paintPlate(body: Pen, pen: Pen, plate: Plate): void {
  const { palette, picture } = plate
  paintPicture(body, picture, plate.labels, plate.emphasis, palette, plate.icons)
  for (const [line, text] of titleLines(plate).entries()) {
    pen.text(text, 16, 16 + line * TITLE_LINE, { size: TITLE_SIZE, bold: true, fill: palette.ink, align: 'left' })
  }
  pen.text(plate.subtitle, 16, headOf(plate) - 16, { size: 11, fill: palette.quiet, align: 'left' })
  const top = headOf(plate) + picture.height
  pen.path(`M16 0H${picture.width - 16}`, { stroke: palette.line, width: 0.5 }, { x: 0, y: top, scale: 1 })
  for (const [index, { look, text }] of entriesOf(plate).entries()) {
    const [x, y] = [24 + (index % perRow(plate)) * ENTRY_WIDTH, top + (Math.floor(index / perRow(plate)) + 0.7) * ENTRY_HEIGHT]
    drawLook(pen, look, palette, plate.icons, x, y, 7)
    pen.text(text, x + 16, y, { size: 11, fill: palette.ink, align: 'left' })
  }
  const y = top + (rowsOf(plate) + 0.7) * ENTRY_HEIGHT
  pen.path('M0 0H28', { stroke: palette.line, width: 1.5 }, { x: 16, y, scale: 1 })
  pen.text(LINE_TEXTS.observed, 52, y, { size: 11, fill: palette.ink, align: 'left' })
  pen.path('M0 0H28', { stroke: palette.line, width: 1.5, dash: [2.5, 4] }, { x: 200, y, scale: 1 })
  pen.text(LINE_TEXTS.possible, 236, y, { size: 11, fill: palette.ink, align: 'left' })
}

/** A text in lines of at most so many characters, broken between words where it can be. */
export function wrapped(text: string, longest: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line && line.length + 1 + word.length > longest) {
      lines.push(line)
      line = word
    } else line = line ? `${line} ${word}` : word
  }
  return [...lines, line]
}

/** A pen whose origin lies so much lower. */
const shifted = (pen: Pen, by: number): Pen => ({
  path: (d, style, placing = { x: 0, y: 0, scale: 1 }) => pen.path(d, style, { ...placing, y: placing.y + by }),
  text: (text, x, y, style) => pen.text(text, x, y + by, style),
})
