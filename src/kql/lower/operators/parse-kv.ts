import { columnExpression, text } from '../../ir/expression.ts'
import { convert, toText } from '../../semantics/convert.ts'
import { coreCall } from '../../semantics/core-call.ts'
import { lowerExpression } from '../expression.ts'
import { extended, type LowerOperator } from '../operator.ts'
import { withTable } from '../scope.ts'
import { declaredColumns } from '../sources/datatable.ts'
import { placed } from './extend.ts'

/** Delimiters as written, or the regex, in one value the runtime reads once. */
function settingsOf(properties: ReadonlyMap<string, string>, keys: readonly string[]) {
  const quote = properties.get('quote')
  return {
    pair: properties.get('pair_delimiter') ?? null,
    kv: properties.get('kv_delimiter') ?? null,
    quotes: quote ? [quote[0], quote[1] ?? quote[0]] : null,
    escape: properties.get('escape') ?? '',
    greedy: properties.get('greedy') === 'true',
    regex: properties.get('regex') ?? null,
    keys,
  }
}

/** `parse-kv`: columns from the keys of a text. */
export const lowerParseKv: LowerOperator = (node, input, scope, lowering) => {
  const wanted = declaredColumns(node.child('Keys'))
  const properties = new Map(
    (node.maybe('WithClause')?.list('Properties') ?? []).map((p) => [
      p.child('Name').simpleName,
      p.child('Expression').stringValue ?? p.child('Expression').text,
    ]),
  )
  const value = toText(lowerExpression(node.child('Expression'), withTable(scope, input), lowering))
  const settings = JSON.stringify(
    settingsOf(
      properties,
      wanted.map((c) => c.name),
    ),
  )
  const bag = lowering.newColumn('pairs', 'dynamic')
  const parsed = extended(input.relation, [{ column: bag, expression: coreCall('parse_kv', value, text(settings)) }])
  const outputs = wanted.map(({ name, type }) => {
    const cell = coreCall('member', columnExpression(bag), text(name))
    const expression = convert(cell, type) ?? cell
    return { column: lowering.newColumn(name, type, { nan: expression.nan }), expression }
  })
  return {
    ...input,
    relation: extended(parsed, outputs),
    columns: placed(
      input.columns,
      wanted.map(({ name }, i) => ({ name, column: outputs[i]!.column })),
    ),
  }
}
