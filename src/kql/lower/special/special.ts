import type { Syntax } from '../../adapter/syntax.ts'
import type { Expression } from '../../ir/expression.ts'
import type { Lowering } from '../lowering.ts'
import type { Scope } from '../scope.ts'

/** A function that needs the query around it, or whose rule lies in the semantics module. */
export type Special = (node: Syntax, scope: Scope, lowering: Lowering) => Expression
