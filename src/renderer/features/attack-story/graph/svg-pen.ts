import { visibleText } from '../../../ui/visible-text.ts'
import type { PathStyle, Pen } from './pen.ts'

export interface SvgPen extends Pen {
  /** The whole document. */
  finish(width: number, height: number, title: string, ground: string): string
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Evidence text as XML: nothing of it is markup, and characters that XML forbids are shown instead. */
export const xmlText = (text: string): string => visibleText(text).replace(/[&<>"]/g, (sign) => escapes[sign]!)

const number = (value: number): string => String(Math.round(value * 100) / 100)

export function createSvgPen(font: string): SvgPen {
  const parts: string[] = []
  const attribute = (name: string, value: string | number | undefined) =>
    value === undefined ? '' : ` ${name}="${xmlText(String(value))}"`
  return {
    path(d, style, placing) {
      const { x, y, scale = 1, turn = 0 } = placing ?? {}
      const transform = placing
        ? `translate(${number(x!)} ${number(y!)}) rotate(${number((turn * 180) / Math.PI)}) scale(${number(scale)})`
        : undefined
      parts.push(`<path d="${d}"${attribute('transform', transform)}${styleOf(style, scale, attribute)}/>`)
    },
    text(text, x, y, { size, bold, fill, rim, align, opacity }) {
      const rimmed = rim ? ` stroke="${xmlText(rim)}" stroke-width="4" stroke-linejoin="round" paint-order="stroke"` : ''
      const anchor = align === 'middle' ? ' text-anchor="middle"' : ''
      const weight = bold ? ' font-weight="600"' : ''
      parts.push(
        `<text x="${number(x)}" y="${number(y)}" dominant-baseline="central" font-size="${size}"${weight}${anchor} fill="${xmlText(fill)}"${rimmed}${attribute('opacity', opacity)}>${xmlText(text)}</text>`,
      )
    },
    finish(width, height, title, ground) {
      const [w, h] = [number(width), number(height)]
      return [
        `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}" font-family="${xmlText(font)}">`,
        `<title>${xmlText(title)}</title>`,
        `<rect width="${w}" height="${h}" fill="${xmlText(ground)}"/>`,
        ...parts,
        '</svg>',
        '',
      ].join('\n')
    },
  }
}

type Attribute = (name: string, value: string | number | undefined) => string

function styleOf({ fill, stroke, width, dash, opacity }: PathStyle, scale: number, attribute: Attribute): string {
  const strokes = stroke
    ? `${attribute('stroke', stroke)}${attribute('stroke-width', number((width ?? 1) / scale))} stroke-linejoin="round"${attribute('stroke-dasharray', dash?.map((part) => number(part / scale)).join(' '))}`
    : ''
  return ` fill="${fill ? xmlText(fill) : 'none'}"${strokes}${attribute('opacity', opacity)}`
}
