import type { KqlType } from '../types.ts'
import type { Param, Returns } from './scalar-row.ts'

/** An aggregate in JavaScript: `step` may change and return the state; `result` answers a value of the form's type. */
export interface JsAggregate<State = never> {
  readonly start: () => State
  readonly step: (state: State, ...args: never[]) => State
  readonly result: (state: State) => unknown
  /** `skip` (default): rows whose first argument is null are not stepped. `seen`: the step handles null. */
  readonly nulls?: 'skip' | 'seen'
}

export interface AggregateForm {
  readonly params: readonly Param[]
  readonly optional?: number
  readonly rest?: Param
  readonly returns: Returns
  /** The aggregate call as SQL. `tail` is what must follow the call's closing bracket (a FILTER clause, or nothing). */
  readonly sql?: (args: readonly string[], tail: string, types: readonly KqlType[]) => string
  readonly js?: JsAggregate
  /** The order of the input rows shows in the result (`make_list`). */
  readonly ordered?: boolean
  readonly total?: boolean
  readonly nan?: boolean
}

/**
 * An aggregate function. With `condition`, the argument at that index is a predicate that decides which rows count
 * (`sumif`, `make_list_if`), and the other arguments go to the forms.
 */
export interface AggregateRow {
  readonly name: string
  readonly aliases?: readonly string[]
  readonly doc: string
  /** An aggregation over `datatable(n: long, s: string)[1, 'a', 2, 'b', 2, 'b']` and what it gives, as `tostring` prints it. */
  readonly example: readonly [kql: string, gives: string]
  readonly condition?: number
  readonly forms: readonly AggregateForm[]
}

/** The name an aggregate form with a JavaScript body has in SQL. */
export function aggregateUdfName(row: { readonly name: string }, form: number): string {
  return `kql_agg_${row.name}${form === 0 ? '' : `_${form + 1}`}`
}

/** An aggregate body with its state type checked, kept in a row where the state is nobody else's business. */
export function defineJsAggregate<State>(aggregate: {
  readonly start: () => State
  readonly step: (state: State, ...args: never[]) => State
  readonly result: (state: State) => unknown
  readonly nulls?: 'skip' | 'seen'
}): JsAggregate {
  return aggregate as unknown as JsAggregate
}
