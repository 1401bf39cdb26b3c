import { type AggregateForm, aggregateUdfName } from '../catalog/aggregate-row.ts'
import { aggregateRows, scalarRows } from '../catalog/index.ts'
import { type Param, type ScalarForm, udfName } from '../catalog/scalar-row.ts'
import { coreRows } from '../semantics/core-functions.ts'
import { tupleRows } from '../semantics/tuple-functions.ts'
import { readerOf, type SqlValue, takesBigints, writerOf } from './convert-value.ts'
import { windowFunctions } from './windows.ts'

export interface FunctionOptions {
  readonly deterministic?: boolean
  readonly varargs?: boolean
  readonly safeIntegers?: boolean
}

/** The part of a SQLite connection that functions are registered on. */
export interface FunctionHost {
  function(name: string, options: FunctionOptions, body: (...args: SqlValue[]) => SqlValue): unknown
  aggregate(
    name: string,
    options: FunctionOptions & {
      readonly start: () => unknown
      readonly step: (state: unknown, ...args: SqlValue[]) => unknown
      readonly result: (state: unknown) => SqlValue
      readonly inverse?: (state: unknown, ...args: SqlValue[]) => unknown
    },
  ): unknown
}

const allParams = (form: { readonly params: readonly Param[]; readonly rest?: Param }) =>
  form.rest ? [...form.params, form.rest] : form.params
const isVariadic = (form: { readonly optional?: number; readonly rest?: Param }) => Boolean(form.optional || form.rest)

/** Turns a body on JavaScript values into one on SQLite's. The common arities are written out: they run once per row. */
function wrapped(form: ScalarForm): (...args: SqlValue[]) => SqlValue {
  const { body, nulls, raw } = form.js!
  const call = body as unknown as (...args: unknown[]) => unknown
  const readers = form.params.map((param) => readerOf(param, raw))
  const rest = form.rest ? readerOf(form.rest, raw) : undefined
  const write = writerOf(form.returns, raw)
  const seen = nulls === 'seen'
  const [first, second] = readers
  if (!isVariadic(form) && first && readers.length === 1) {
    return (a) => (a === null && !seen ? write(null) : write(call(a === null ? null : first(a))))
  }
  if (!isVariadic(form) && first && second && readers.length === 2) {
    return (a, b) => {
      if (!seen && (a === null || b === null)) return write(null)
      return write(call(a === null ? null : first(a), b === null ? null : second(b)))
    }
  }
  return (...args) => {
    if (!seen && args.includes(null)) return write(null)
    return write(call(...args.map((value, index) => (value === null ? null : (readers[index] ?? rest)!(value)))))
  }
}

function registerScalar(host: FunctionHost, name: string, form: ScalarForm, deterministic: boolean): void {
  const options = { deterministic, safeIntegers: takesBigints(allParams(form)), varargs: isVariadic(form) }
  const body = wrapped(form)
  if (options.varargs || body.length === form.params.length) host.function(name, options, body)
  else host.function(name, { ...options, varargs: true }, body)
}

function registerAggregate(host: FunctionHost, name: string, form: AggregateForm): void {
  const { start, step, result, nulls } = form.js!
  const advance = step as unknown as (state: unknown, ...args: unknown[]) => unknown
  const readers = form.params.map((param) => readerOf(param))
  const rest = form.rest ? readerOf(form.rest) : undefined
  const write = writerOf(form.returns)
  host.aggregate(name, {
    deterministic: true,
    safeIntegers: takesBigints(allParams(form)),
    varargs: true,
    start: start as () => unknown,
    step: (state, ...args) => {
      if (nulls !== 'seen' && args[0] === null) return state
      return advance(state, ...args.map((value, index) => (value === null ? null : (readers[index] ?? rest)!(value))))
    },
    result: (state) => write((result as (state: unknown) => unknown)(state)),
  })
}

/** Registers every function of the language that lives in JavaScript. Do this once per connection. */
export function registerFunctions(host: FunctionHost): void {
  for (const row of [...coreRows, ...tupleRows, ...scalarRows]) {
    row.forms.forEach((form, index) => {
      if (form.js) registerScalar(host, udfName(row, index), form, row.deterministic !== false)
    })
  }
  for (const row of aggregateRows) {
    row.forms.forEach((form, index) => {
      if (form.js) registerAggregate(host, aggregateUdfName(row, index), form)
    })
  }
  for (const { name, start, step, result } of windowFunctions) {
    host.aggregate(name, {
      safeIntegers: true,
      varargs: true,
      start,
      step: step as (state: unknown, ...args: SqlValue[]) => unknown,
      result: result as (state: unknown) => SqlValue,
      // Frames only ever grow, so nothing is taken back; but only an aggregate with an inverse may stand in a window.
      inverse: (state) => state,
    })
  }
}
