import { type Dynamic, formatDynamic, parseDynamic } from '../values/json.ts'
import { fillLinear, seriesOf } from './series.ts'

/**
 * Fills the places of a series that hold `missing` on a line between their neighbours. A series of integers stays one, which
 * only its JSON text tells. Nothing but missing items gives `constant` at every place.
 */
export function fillLinearly(
  text: string | null,
  missing: string | null = null,
  edges: boolean | null = true,
  constant = '0',
): string | null {
  const series = text === null ? null : seriesOf(parseDynamic(text))
  if (!series) return null
  const known = series.map((value) => (value === Number(missing ?? Number.NaN) ? null : value))
  if (known.every((value) => value === null)) return formatDynamic(known.map(() => parseDynamic(constant)))
  const first = known.findIndex((value) => value !== null)
  const last = known.findLastIndex((value) => value !== null)
  const whole = !/\d[.eE]/.test(text ?? '')
  const filled = fillLinear(known).map((value, i): Dynamic => {
    if (edges === false && (i < first || i > last)) return null
    return value !== null && whole ? Math.trunc(value) : value
  })
  return formatDynamic(filled)
}
