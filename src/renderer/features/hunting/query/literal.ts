import type { ColumnType } from '../results/frame.ts'

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

const unicodeEscape = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`

/** A text as a KQL string literal; nothing in it can end the literal. */
export const textLiteral = (text: string): string =>
  `"${text.replace(/[\\"\n\r\t]/g, (sign) => escapes[sign]!).replace(/\p{Cc}/gu, unicodeEscape)}"`

const PLAIN = /^[A-Za-z_]\w*$/

/** A column or a property name as KQL takes it: bare where it can be. */
export const nameLiteral = (name: string): string => (PLAIN.test(name) ? name : `[${textLiteral(name)}]`)

/** A value of a column as a KQL literal of the column's type. */
export function literalOf(value: unknown, type: ColumnType): string {
  if (value === null || value === undefined) return `${type === 'string' ? 'dynamic' : type}(null)`
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  switch (type) {
    case 'datetime':
    case 'timespan':
    case 'guid':
    case 'decimal':
      return `${type}(${text})`
    case 'int':
    case 'long':
    case 'bool':
      return text
    case 'real':
      return typeof value === 'number' ? text : `real(${text})`
    case 'dynamic':
      return typeof value === 'number' || typeof value === 'boolean' ? text : textLiteral(text)
    case 'string':
      return textLiteral(text)
  }
}
