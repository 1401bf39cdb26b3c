import { activity } from './activity.ts'
import { activityMetricsSteps } from './activity-metrics.ts'
import { dcountIntersect } from './dcount-intersect.ts'
import { funnels } from './funnels.ts'
import { geoLookup } from './geo-lookup.ts'
import { graphComponents } from './graph-components.ts'
import { graphPaths } from './graph-paths.ts'
import { ipLookup } from './ip-lookup.ts'
import { patterns } from './patterns.ts'
import { reduce } from './reduce.ts'
import { rowsNear } from './rows-near.ts'
import { scan } from './scan.ts'
import type { StepOperator } from './step.ts'

const operators: readonly StepOperator[] = [
  ...activity,
  ...activityMetricsSteps,
  ...funnels,
  ...patterns,
  dcountIntersect,
  geoLookup,
  graphComponents,
  graphPaths,
  ipLookup,
  reduce,
  rowsNear,
  scan,
]

const byName = new Map(operators.map((operator) => [operator.name, operator]))

/** The operator a step names. */
export function stepOperator(name: string): StepOperator {
  const operator = byName.get(name)
  if (!operator) throw new Error(`no step operator ${name}`)
  return operator
}
