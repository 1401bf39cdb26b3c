const MAX_LONG = 2n ** 63n - 1n

/** Reads a long: decimal or 0x hexadecimal, spaces around allowed; null where the text is none or too big. */
export function parseLong(text: string): bigint | null {
  const trimmed = text.trim()
  if (!/^(?:[-+]?\d+|-?0x[0-9a-f]+)$/i.test(trimmed)) return null
  const negative = trimmed.startsWith('-')
  const size = BigInt(trimmed.replace(/^[-+]/, ''))
  const value = negative ? -size : size
  return value > MAX_LONG || value < -MAX_LONG - 1n ? null : value
}

/** Reads a real, with exponent, `NaN`, `nan`, `inf` and `Infinity`; null where the text is none. */
export function parseReal(text: string): number | null {
  const trimmed = text.trim()
  if (/^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(trimmed)) return Number(trimmed)
  const word = /^([-+]?)(nan|NaN|inf|Infinity|infinity|∞)$/.exec(trimmed)
  if (word) return word[2]?.toLowerCase() === 'nan' ? Number.NaN : word[1] === '-' ? -Infinity : Infinity
  const hex = parseLong(trimmed)
  return hex === null ? null : Number(hex)
}

/** Reads `true`, `false` in any case, and numbers: zero is false. */
export function parseBool(text: string): boolean | null {
  const trimmed = text.trim().toLowerCase()
  if (trimmed === 'true') return true
  if (trimmed === 'false') return false
  const number = parseLong(trimmed)
  return number === null ? null : number !== 0n
}

/** Reads a GUID with or without dashes and braces; lower case with dashes. */
export function parseGuid(text: string): string | null {
  const hex = /^\s*[{(]?([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})[})]?\s*$/i.exec(text)
  return hex ? hex.slice(1, 6).join('-').toLowerCase() : null
}
