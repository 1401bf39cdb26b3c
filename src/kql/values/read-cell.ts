import type { LiteralValue } from '../ir/expression.ts'
import type { KqlType } from '../types.ts'
import { parseDatetime } from './datetime-text.ts'
import { jsonOfText } from './json.ts'
import { parseBool, parseGuid, parseLong, parseReal } from './number-text.ts'
import { parseTimespan } from './timespan-text.ts'

/** A cell of a text file as a column of the type stores it; what does not read as the type is null, as Kusto's ingestion has it. */
export function cellOfText(text: string | null, type: KqlType): LiteralValue {
  if (text === null) return type === 'string' ? '' : null
  switch (type) {
    case 'string':
      return text
    case 'int':
    case 'long':
      return parseLong(text)
    case 'real':
    case 'decimal':
      return parseReal(text)
    case 'bool': {
      const value = parseBool(text)
      return value === null ? null : value ? 1n : 0n
    }
    case 'datetime':
      return parseDatetime(text)
    case 'timespan':
      return parseTimespan(text)
    case 'guid':
      return parseGuid(text)
    case 'dynamic':
      return jsonOfText(text)
  }
}
