import { textOfReal } from './text.ts'

/** A dynamic value in JavaScript. Integers beyond 2^53 are bigints; a Float64Array stands for an array of reals. */
export type Dynamic = null | boolean | number | bigint | string | readonly Dynamic[] | Float64Array | { readonly [key: string]: Dynamic }

const LONG_DIGITS = /\d{16}/
const SPACE = /("(?:[^"\\]|\\.)*")|\s+/g

function exactIntegers(_key: string, value: unknown, context?: { source?: string }): unknown {
  const source = context?.source
  return typeof value === 'number' && source && !Number.isSafeInteger(value) && /^-?\d+$/.test(source) ? BigInt(source) : value
}

/** Parses stored dynamic text, which is valid JSON by construction; evidence that is not reads as the text itself. */
export function parseDynamic(text: string): Dynamic {
  try {
    return LONG_DIGITS.test(text) ? (JSON.parse(text, exactIntegers) as Dynamic) : (JSON.parse(text) as Dynamic)
  } catch {
    return text
  }
}

/** Compact JSON of a value, as dynamic columns store it. A dynamic null is the text `null` only inside of something. */
export function formatDynamic(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value)
    case 'number':
      return Number.isFinite(value) ? (Number.isInteger(value) ? integerText(value) : realText(value)) : `"${textOfReal(value)}"`
    case 'bigint':
    case 'boolean':
      return String(value)
  }
  if (value instanceof Float64Array) return `[${Array.from(value, realText).join(',')}]`
  if (Array.isArray(value)) return `[${value.map(formatDynamic).join(',')}]`
  return `{${Object.entries(value as object)
    .map(([key, item]) => `${JSON.stringify(key)}:${formatDynamic(item)}`)
    .join(',')}}`
}

const integerText = (value: number) => (Math.abs(value) < 1e21 ? BigInt(value).toString() : realText(value))

/** A real inside JSON: always with a decimal point or an exponent, so that it reads as a real again. */
function realText(value: number): string {
  if (!Number.isFinite(value)) return `"${textOfReal(value)}"`
  return textOfReal(value).replace('E+', 'e+').replace('E-', 'e-')
}

/**
 * `parse_json`: valid JSON text becomes compact JSON, other text a JSON string, empty text null.
 * Numbers keep their digits as written.
 */
export function jsonOfText(text: string): string | null {
  if (text === '') return null
  try {
    if (JSON.parse(text) === null) return null
  } catch {
    return JSON.stringify(text)
  }
  return compactJson(text)
}

/** Removes white space outside strings. */
export function compactJson(text: string): string {
  return /\s/.test(text) ? text.replace(SPACE, (_all, quoted: string | undefined) => quoted ?? '') : text
}
