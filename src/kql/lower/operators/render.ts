import type { LowerOperator } from '../operator.ts'

/** `render`: says how the result wants to be shown; the rows stay as they are. */
export const lowerRender: LowerOperator = (node, input, _scope, lowering) => {
  const properties = node.maybe('WithClause')?.list('Properties') ?? node.list('Parameters')
  lowering.render = {
    visualization: node.token('ChartType').toLowerCase(),
    properties: Object.fromEntries(
      properties.map((property) => [
        property.child('Name').simpleName.toLowerCase(),
        property.child('Expression').stringValue ?? property.child('Expression').text,
      ]),
    ),
  }
  return input
}
