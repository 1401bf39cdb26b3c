import type { CallExpression, Expression } from '../ir/expression.ts'
import type { KqlType } from '../types.ts'
import { coreRow } from './core-functions.ts'

/** A call of a core function; arguments must have the declared types already. */
export function coreCall(name: string, ...args: readonly Expression[]): CallExpression {
  const row = coreRow(name)
  const form = row.forms[0]!
  const type = form.returns as KqlType
  const reads = name.includes('_of_text') || name.includes('_of_json') || type === 'dynamic'
  const nullable = type !== 'string' && !form.total && (args.some((arg) => arg.nullable) || reads)
  return { kind: 'call', function: row.name, form, index: 0, args, type, nullable, nan: form.nan === true, deterministic: true }
}
