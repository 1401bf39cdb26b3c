import { MAX_TICKS } from '#base/ticks.ts'
import type { Param, Returns } from '../catalog/scalar-row.ts'
import { formatDynamic, parseDynamic } from '../values/json.ts'

/** What SQLite hands to a function and takes from it. */
export type SqlValue = string | number | bigint | null | Uint8Array

const MAX_LONG = 2n ** 63n - 1n
const MAX_INT = 2_147_483_647n

const needsBigint: ReadonlySet<Param> = new Set(['long', 'datetime', 'timespan'])

/** Whether integers must reach the function as bigints. */
export const takesBigints = (params: readonly Param[]) => params.some((param) => needsBigint.has(param))

const toReal = (value: SqlValue) => (value === 'NaN' ? Number.NaN : Number(value))

/** How an argument declared as `param` becomes the JavaScript value a body sees; null passes through. */
export function readerOf(param: Param, raw = false): (value: SqlValue) => unknown {
  switch (param) {
    case 'int':
      return Number
    case 'long':
    case 'datetime':
    case 'timespan':
      return (value) => (typeof value === 'bigint' ? value : BigInt(Math.trunc(Number(value))))
    case 'real':
    case 'decimal':
      return toReal
    case 'bool':
      return (value) => value === 1 || value === 1n
    case 'dynamic':
    case 'json':
      return raw ? (value) => value : (value) => parseDynamic(String(value))
    default:
      return (value) => value
  }
}

function integer(value: unknown): bigint | null {
  if (typeof value === 'bigint') return value
  if (typeof value === 'boolean') return value ? 1n : 0n
  const number = Number(value)
  return Number.isFinite(number) ? BigInt(Math.trunc(number)) : null
}

const within = (value: bigint | null, low: bigint, high: bigint) => (value === null || value < low || value > high ? null : value)

function real(value: unknown): SqlValue {
  const number = Number(value)
  return Number.isNaN(number) ? 'NaN' : number
}

/** By its JavaScript kind alone, for results whose type is that of an argument. */
function byKind(value: unknown): SqlValue {
  if (typeof value === 'object') return formatDynamic(value)
  if (typeof value === 'boolean') return value ? 1n : 0n
  return typeof value === 'number' && Number.isNaN(value) ? 'NaN' : (value as SqlValue)
}

/** How a body's result becomes what SQLite stores for the declared type. */
export function writerOf(returns: Returns, raw = false): (value: unknown) => SqlValue {
  const orNull = (write: (value: unknown) => SqlValue) => (value: unknown) => (value === null || value === undefined ? null : write(value))
  switch (returns) {
    case 'string':
      return (value) => (value === null || value === undefined ? '' : String(value))
    case 'int':
      return orNull((value) => within(integer(value), -MAX_INT - 1n, MAX_INT))
    case 'long':
    case 'timespan':
      return orNull((value) => within(integer(value), -MAX_LONG - 1n, MAX_LONG))
    case 'datetime':
      return orNull((value) => within(integer(value), 0n, MAX_TICKS))
    case 'real':
      return orNull(real)
    case 'decimal':
      return orNull((value) => (typeof value === 'string' ? value : real(value)))
    case 'bool':
      return orNull((value) => (value ? 1n : 0n))
    case 'dynamic':
      return orNull(raw ? (value) => value as string : formatDynamic)
    default:
      return orNull(byKind)
  }
}
