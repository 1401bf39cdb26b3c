import type { KqlType } from '../types.ts'

/**
 * What a parameter takes. A KQL type takes itself, numbers that widen to it, and dynamic values converted to it.
 * `text`: anything, converted as `tostring` does. `json`: anything, converted to dynamic. `any`: anything, as stored (SQL forms only).
 * `common`: all arguments marked so are brought to their common type first.
 */
export type Param = KqlType | 'text' | 'json' | 'any' | 'common'

/** The type a form gives: fixed, `common` (of the `common` arguments), `first` (of the first argument), or worked out from the arguments. */
export type Returns = KqlType | 'common' | 'first' | ((args: readonly KqlType[]) => KqlType)

/** A body in JavaScript. What it receives and returns per KQL type is written in `src/kql/README.md`. */
export interface JsBody {
  readonly body: (...args: never[]) => unknown
  /** `propagate` (default): a null argument answers null ('' where the form returns a string) without a call. `seen`: the body handles null. */
  readonly nulls?: 'propagate' | 'seen'
  /** Dynamic arguments and results are JSON text, neither parsed nor printed on the way. */
  readonly raw?: boolean
}

/** One signature of a function with its implementation: SQL text from argument texts, or a JavaScript body. */
export interface ScalarForm {
  readonly params: readonly Param[]
  /** How many of the last `params` may be left out. A body then sees `undefined`. */
  readonly optional?: number
  /** Type of any further arguments. */
  readonly rest?: Param
  readonly returns: Returns
  /** Arguments are finished SQL expressions and may be repeated: literals are numbered parameters. Types are those after conversion. */
  readonly sql?: (args: readonly string[], types: readonly KqlType[]) => string
  readonly js?: JsBody
  /** The result is never null though arguments may be: lets the emitter write plain comparisons. Strings are never null anyway. */
  readonly total?: boolean
  /** The result may be NaN. */
  readonly nan?: boolean
}

/** A scalar function: everything the binder, emitter, SQLite registration, completion and docs know of it. */
export interface ScalarRow {
  readonly name: string
  readonly aliases?: readonly string[]
  /** One line for people. */
  readonly doc: string
  /** KQL expression and what it gives, as `tostring` prints it. Every example is executed by a test. */
  readonly example: readonly [kql: string, gives: string]
  /** False where two calls with equal arguments may differ (`rand`, `new_guid`). */
  readonly deterministic?: boolean
  readonly forms: readonly ScalarForm[]
}

/** The name a form with a JavaScript body has in SQL. */
export function udfName(row: { readonly name: string }, form: number): string {
  return form === 0 ? `kql_${row.name}` : `kql_${row.name}_${form + 1}`
}
