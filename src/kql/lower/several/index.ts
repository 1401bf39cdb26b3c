import type { Syntax } from '../../adapter/syntax.ts'
import { lowerFacet } from './facet.ts'
import { lowerFork } from './fork.ts'
import { lowerFunnelSequence } from './funnel-sequence.ts'
import { lowerPreview } from './preview.ts'
import type { LowerSeveral } from './several.ts'

/** Operators that answer several tables, by the class of their node, and plugins that do, by name; each has a file. */
const operators: Readonly<Record<string, LowerSeveral>> = { ForkOperator: lowerFork, FacetOperator: lowerFacet }
const plugins: Readonly<Record<string, LowerSeveral>> = { funnel_sequence: lowerFunnelSequence, preview: lowerPreview }

/** What an operator becomes that answers several tables; undefined where it answers one. */
export const severalOf = (operator: Syntax): LowerSeveral | undefined =>
  operator.kind === 'EvaluateOperator' ? plugins[operator.child('FunctionCall').child('Name').simpleName] : operators[operator.kind]
