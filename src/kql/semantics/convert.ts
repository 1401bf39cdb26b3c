import type { Param } from '../catalog/scalar-row.ts'
import { type Expression, literal, operation } from '../ir/expression.ts'
import type { KqlType } from '../types.ts'
import { coreCall } from './core-call.ts'

const isInteger = (type: KqlType) => type === 'int' || type === 'long'
const isReal = (type: KqlType) => type === 'real' || type === 'decimal'

/** `tostring`: null gives ''; booleans are `True` and `False`. */
export function toText(value: Expression): Expression {
  switch (value.type) {
    case 'string':
      return value
    case 'int':
    case 'long':
      return operation('text-of-integer', 'string', [value])
    case 'bool':
      return operation('text-of-bool', 'string', [value])
    case 'guid':
      return operation('or-empty', 'string', [value])
    case 'real':
      return coreCall('text_of_real', value)
    case 'decimal':
      return coreCall('text_of_decimal', value)
    case 'datetime':
      return coreCall('text_of_datetime', value)
    case 'timespan':
      return coreCall('text_of_timespan', value)
    case 'dynamic':
      return coreCall('text_of_json', value)
  }
}

/** Any value as a dynamic: what `pack_array` and `bag_pack` do with their arguments. */
export function toJson(value: Expression): Expression {
  switch (value.type) {
    case 'dynamic':
      return value
    case 'int':
    case 'long':
      return operation('json-of-integer', 'dynamic', [value])
    case 'bool':
      return operation('json-of-bool', 'dynamic', [value])
    case 'real':
    case 'decimal':
      return coreCall('json_of_real', value)
    case 'string':
      return operation('json-of-text', 'dynamic', [value], { nullable: false })
    default:
      return operation('json-of-text', 'dynamic', [operation('raw-text', 'string', [toText(value)])], { nullable: value.nullable })
  }
}

function toInteger(value: Expression, to: 'int' | 'long'): Expression | undefined {
  switch (value.type) {
    case 'int':
      return to === 'long' ? retyped(value, 'long') : value
    case 'long':
      return operation('int-of-long', 'int', [value], { nullable: true })
    case 'real':
    case 'decimal':
      return operation(`${to}-of-real`, to, [value], { nullable: true })
    case 'bool':
    case 'datetime':
    case 'timespan':
      return to === 'long' ? retyped(value, to) : operation('int-of-long', 'int', [value], { nullable: true })
    case 'string':
      return coreCall(`${to}_of_text`, value)
    case 'dynamic':
      return coreCall(`${to}_of_json`, value)
    case 'guid':
      return undefined
  }
}

function toReal(value: Expression, to: 'real' | 'decimal'): Expression | undefined {
  if (isInteger(value.type) || value.type === 'bool' || value.type === 'timespan' || value.type === 'datetime')
    return operation('real-of-integer', to, [value])
  if (isReal(value.type)) return retyped(value, to)
  if (value.type === 'string') return coreCall(`${to}_of_text`, value)
  return value.type === 'dynamic' ? coreCall(`${to}_of_json`, value) : undefined
}

function toBool(value: Expression): Expression | undefined {
  if (isInteger(value.type) || isReal(value.type)) return operation('bool-of-number', 'bool', [value])
  if (value.type === 'string') return coreCall('bool_of_text', value)
  return value.type === 'dynamic' ? coreCall('bool_of_json', value) : undefined
}

function toTicks(value: Expression, to: 'datetime' | 'timespan'): Expression | undefined {
  if (value.type === 'string') return coreCall(`${to}_of_text`, value)
  if (value.type === 'dynamic') return coreCall(`${to}_of_json`, value)
  if (isInteger(value.type)) return retyped(value, to)
  if (isReal(value.type) && to === 'timespan') return operation('timespan-of-days', 'timespan', [value])
  return undefined
}

/** The same stored value under another type. */
export function retyped(value: Expression, type: KqlType): Expression {
  return { ...value, type } as Expression
}

/**
 * Converts a value as Kusto's `to…` functions do: what cannot be read becomes null.
 * @returns undefined where Kusto has no such conversion.
 */
export function convert(value: Expression, to: KqlType): Expression | undefined {
  if (value.type === to) return value
  if (value.kind === 'literal' && value.value === null) return literal(to, null)
  switch (to) {
    case 'string':
      return toText(value)
    case 'dynamic':
      return toJson(value)
    case 'int':
    case 'long':
      return toInteger(value, to)
    case 'real':
    case 'decimal':
      return toReal(value, to)
    case 'bool':
      return toBool(value)
    case 'datetime':
    case 'timespan':
      return toTicks(value, to)
    case 'guid':
      return value.type === 'string'
        ? coreCall('guid_of_text', value)
        : value.type === 'dynamic'
          ? coreCall('guid_of_json', value)
          : undefined
  }
}

const widening: Partial<Record<KqlType, Partial<Record<Param, number>>>> = {
  int: { long: 1, real: 2, decimal: 2 },
  long: { int: 1, real: 2, decimal: 2 },
  real: { decimal: 1 },
  decimal: { real: 1 },
}

/** What it costs to hand a value of a type to a parameter; undefined where it does not fit. */
export function costOf(from: KqlType, to: Param): number | undefined {
  if (from === to) return 0
  if (to === 'text' || to === 'json' || to === 'any' || to === 'common') return 4
  if (from === 'dynamic') return 3
  return widening[from]?.[to]
}

/** A value made fit for a parameter; the caller has asked {@link costOf} before. */
export function adapted(value: Expression, to: Param): Expression {
  if (to === 'any' || to === 'common') return value
  if (to === 'text') return toText(value)
  if (to === 'json') return toJson(value)
  // A declared `int` takes positions and counts: a long goes in as it is.
  if (to === 'int' && value.type === 'long') return value
  const converted = convert(value, to)
  if (!converted) throw new Error(`${value.type} does not fit ${to}`)
  return converted
}
