import type { Syntax } from '../adapter/syntax.ts'

/** Aggregates that the engine names after both of their arguments, where the binder takes the first alone. */
const namedByTwo: ReadonlySet<string> = new Set(['covariance', 'covarianceif', 'covariancep', 'covariancepif'])

/**
 * Names of aggregate columns that the engine gives otherwise than the binder, by the binder's.
 * Recorded: `summarize covariancep(x, y)` is `covariancep_x_y`.
 */
export function engineNames(aggregates: readonly Syntax[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const call of aggregates) {
    if (call.kind !== 'FunctionCallExpression' || !namedByTwo.has(call.child('Name').simpleName)) continue
    const [, second] = call.child('ArgumentList').list('Expressions')
    if (call.resultName && second?.resultName) names.set(call.resultName, `${call.resultName}_${second.resultName}`)
  }
  return names
}
