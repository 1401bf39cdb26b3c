import type { Syntax } from '../../adapter/syntax.ts'
import { type Expression, literal } from '../../ir/expression.ts'
import { type KqlType, typeNamed } from '../../types.ts'
import { parseDatetime } from '../../values/datetime-text.ts'
import { compactJson, formatDynamic } from '../../values/json.ts'
import { parseBool, parseGuid, parseLong, parseReal } from '../../values/number-text.ts'
import { parseTimespan } from '../../values/timespan-text.ts'
import type { Lowering } from '../lowering.ts'
import type { Scope } from '../scope.ts'

const TYPED = /^([a-z0-9]+)\s*\(([\s\S]*)\)$/i

const readers: Record<KqlType, (text: string) => string | number | bigint | boolean | null> = {
  string: (text) => text,
  int: parseLong,
  long: parseLong,
  real: parseReal,
  decimal: parseReal,
  bool: parseBool,
  datetime: parseDatetime,
  timespan: parseTimespan,
  guid: parseGuid,
  dynamic: compactJson,
}

const held = (value: string | number | bigint | boolean | null) => (typeof value === 'boolean' ? (value ? 1n : 0n) : value)

/** The type of a literal the binder left without one: defaults of `scan declare`. */
function untyped(text: string): KqlType | undefined {
  if (/^\d+$/.test(text)) return 'long'
  if (/^(true|false)$/i.test(text)) return 'bool'
  if (parseReal(text) !== null) return 'real'
  return parseTimespan(text) !== null ? 'timespan' : undefined
}

/** A literal of any type from its text: `1h`, `datetime(2020-01-01)`, `0x1F`, `long(null)`. */
export function lowerLiteral(node: Syntax, scope: Scope, lowering: Lowering): Expression {
  const string = node.stringValue
  if (string !== undefined && (node.type === 'string' || /^[@hH]*["'`]/.test(node.text))) return literal('string', string)
  const typed = TYPED.exec(node.text)
  const type = (typed ? typeNamed(typed[1]!) : undefined) ?? node.type ?? untyped(node.text)
  if (!type) return lowering.refuse(node, 'kql.bad-literal', `${node.text} is no value`, scope)
  const inner = (typed ? typed[2]! : node.text).trim().replace(/^(["'])(.*)\1$/s, '$2')
  if (typed && (inner === 'null' || inner === '')) return literal(type, type === 'datetime' && inner === '' ? null : null)
  const value = readers[type](inner) ?? readers[type](inner.replace(/\s*([-+:.])\s*/g, '$1'))
  if (value === null) return lowering.refuse(node, 'kql.bad-literal', `${node.text} is no ${type}`, scope)
  return literal(type, held(value))
}

/** The JSON of a dynamic literal; typed values inside (`datetime(…)`, `1h`) are written as KQL prints them. */
export function jsonOfNode(node: Syntax, jsonOf: (node: Syntax) => string): string {
  switch (node.kind) {
    case 'JsonObjectExpression':
      return `{${node
        .list('Pairs')
        .map((pair) => `${formatDynamic(jsonName(pair))}:${jsonOfNode(pair.child('Value'), jsonOf)}`)
        .join(',')}}`
    case 'JsonArrayExpression':
      return `[${node
        .list('Values')
        .map((value) => jsonOfNode(value, jsonOf))
        .join(',')}]`
    default:
      return jsonOf(node)
  }
}

function jsonName(pair: Syntax): string {
  const text = pair.token('Name')
  const quoted = /^(["'])([\s\S]*)\1$/.exec(text)
  if (!quoted) return text
  try {
    return JSON.parse(`"${quoted[2]!.replace(/\\'/g, "'").replace(/(?<!\\)"/g, '\\"')}"`) as string
  } catch {
    return quoted[2]!
  }
}
