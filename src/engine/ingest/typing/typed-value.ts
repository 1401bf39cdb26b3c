import { jsonOfText } from '#kql/values/json.ts'
import { parseTimespan } from '#kql/values/timespan-text.ts'
import type { Json } from '#model/alert-record.ts'
import type { ColumnType } from '#model/tables/column.ts'
import type { SqlValue } from '../../store/sql.ts'

/** What evidence may bring for a cell: JSON, or ticks. */
export type Written = Json | bigint | undefined

/** Stands for a value that does not fit its column's type. */
export const UNFIT = Symbol('does not fit')

const INTEGER = /^[+-]?\d+$/
const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i
const MAX_INT64 = 2n ** 63n - 1n

/** A value as text: strings as they are, everything else as JSON writes it. */
export function textOfValue(value: Written): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function integer(value: Written): SqlValue | typeof UNFIT {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : UNFIT
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value === 'bigint') return value
  if (typeof value !== 'string') return UNFIT
  const text = value.trim()
  if (text === '') return null
  if (INTEGER.test(text)) {
    if (text.length < 16) return Number(text)
    const exact = BigInt(text.replace('+', ''))
    return exact > MAX_INT64 || exact < -MAX_INT64 - 1n ? UNFIT : exact
  }
  // spreadsheets and pandas write whole numbers as 72192.0
  const number = DECIMAL.test(text) ? Number(text) : Number.NaN
  return Number.isSafeInteger(number) ? number : UNFIT
}

function real(value: Written): SqlValue | typeof UNFIT {
  if (typeof value === 'number') return value
  if (typeof value !== 'string') return UNFIT
  const text = value.trim()
  if (text === '') return null
  // SQLite has no NaN: it would become a silent NULL
  if (/^[+-]?Infinity$/.test(text)) return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  return DECIMAL.test(text) && Number.isFinite(Number(text)) ? Number(text) : UNFIT
}

function bool(value: Written): SqlValue | typeof UNFIT {
  switch (typeof value === 'string' ? value.trim().toLowerCase() : value) {
    case true:
    case 1:
    case 'true':
    case '1':
      return 1
    case false:
    case 0:
    case 'false':
    case '0':
      return 0
    case '':
      return null
    default:
      return UNFIT
  }
}

function dynamic(value: Written): SqlValue {
  if (typeof value !== 'string') return typeof value === 'bigint' ? String(value) : JSON.stringify(value)
  const start = value.charCodeAt(0)
  // text that cannot be JSON need not be tried
  const mayBeJson = start === 123 || start === 91 || start === 34 || start <= 57 || start === 110 || start === 116 || start === 102
  return value === '' || mayBeJson ? jsonOfText(value) : JSON.stringify(value)
}

function timespan(value: Written): SqlValue | typeof UNFIT {
  if (typeof value === 'bigint') return value
  if (typeof value !== 'string') return UNFIT
  return value.trim() === '' ? null : (parseTimespan(value) ?? UNFIT)
}

/**
 * A value as a column of that type holds it; datetimes are read by time-text.ts. What is absent is NULL, or '' for text.
 * Numbers are read tolerantly (`72192.0`), text that is no JSON becomes a JSON string, everything else that does not fit is UNFIT.
 */
export function typedValue(type: Exclude<ColumnType, 'datetime'>, value: Written): SqlValue | typeof UNFIT {
  if (type === 'string' || type === 'guid') return textOfValue(value)
  if (value === undefined || value === null) return null
  switch (type) {
    case 'int':
    case 'long':
      return integer(value)
    case 'real':
    case 'decimal':
      return real(value)
    case 'bool':
      return bool(value)
    case 'timespan':
      return timespan(value)
    case 'dynamic':
      return dynamic(value)
  }
}
