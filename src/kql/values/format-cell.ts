import type { KqlType } from '../types.ts'
import { parseDynamic } from './json.ts'
import { textOfDatetime, textOfDecimal, textOfReal, textOfTimespan } from './text.ts'

/** A cell as JSON can carry it. */
export type Cell = null | string | number | boolean | object

const number = (value: bigint | number): Cell => (Number.isSafeInteger(Number(value)) ? Number(value) : String(value))

function real(value: number | bigint | string): Cell {
  const size = Number(value)
  return Number.isFinite(size) ? size : textOfReal(size)
}

/** JSON has no bigint: integers beyond 2^53 inside dynamics become text, as such longs do outside. */
function jsonSafe(value: unknown): unknown {
  if (typeof value === 'bigint') return number(value)
  if (Array.isArray(value)) return value.map(jsonSafe)
  if (value !== null && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, jsonSafe(v)]))
  return value
}

/**
 * A stored value as KQL shows it: datetime and timespan as text, long as number (as text beyond 2^53), non-finite reals as
 * `NaN`, `Infinity`, `-Infinity`, bool as true and false, dynamic as what its JSON says.
 */
export function formatCell(value: unknown, type: KqlType): Cell {
  if (value === null || value === undefined) return type === 'string' ? '' : null
  switch (type) {
    case 'datetime':
      return textOfDatetime(BigInt(value as bigint)) || null
    case 'timespan':
      return textOfTimespan(BigInt(value as bigint))
    case 'int':
    case 'long':
      return number(value as bigint)
    case 'decimal':
      return typeof value === 'string' ? textOfDecimal(value) : real(value as number)
    case 'real':
      return real(value as number)
    case 'bool':
      return Number(value) !== 0
    case 'dynamic':
      return jsonSafe(parseDynamic(String(value))) as Cell
    default:
      return String(value)
  }
}
