import type { SqlValue } from './convert-value.ts'

/** A function that carries a state along rows in order; its result is read at every row. */
export interface WindowFunction {
  readonly name: string
  readonly start: () => unknown
  readonly step: (state: never, ...args: SqlValue[]) => unknown
  readonly result: (state: never) => SqlValue
}

function define<State>(
  name: string,
  start: () => State,
  step: (state: State, ...args: SqlValue[]) => State,
  result: (state: State) => SqlValue,
): WindowFunction {
  return { name, start, step: step as WindowFunction['step'], result: result as WindowFunction['result'] }
}

const isSet = (flag: SqlValue) => flag === 1n || flag === 1
const big = (value: SqlValue) => BigInt(value as bigint)

interface Rank {
  rank: bigint
  rows: bigint
  last: SqlValue | undefined
}

const rank = (name: string, advance: (state: Rank) => bigint) =>
  define<Rank>(
    name,
    () => ({ rank: 0n, rows: 0n, last: undefined }),
    (state, value, restart) => {
      const fresh = isSet(restart ?? null) ? { rank: 0n, rows: 0n, last: undefined } : state
      const rows = fresh.rows + 1n
      return { rank: fresh.last === value ? fresh.rank : advance({ ...fresh, rows }), rows, last: value }
    },
    (state) => state.rank,
  )

/** `row_number`, `row_cumsum`, `row_rank_*` and `row_window_session` where they may start anew on the way. */
export const windowFunctions: readonly WindowFunction[] = [
  define<bigint | null>(
    'kql_win_row_number',
    () => null,
    (state, start, restart) => (state === null || isSet(restart ?? null) ? big(start ?? 1n) : state + 1n),
    (state) => state,
  ),
  define<bigint>(
    'kql_win_cumsum',
    () => 0n,
    (state, value, restart) => (isSet(restart ?? null) ? 0n : state) + (value === null || value === undefined ? 0n : big(value)),
    (state) => state,
  ),
  define<number>(
    'kql_win_cumsum_real',
    () => 0,
    (state, value, restart) => (isSet(restart ?? null) ? 0 : state) + Number(value ?? 0),
    (state) => (Number.isNaN(state) ? 'NaN' : state),
  ),
  rank('kql_win_rank_dense', (state) => state.rank + 1n),
  rank('kql_win_rank_min', (state) => state.rows),
  define<{ from: bigint; last: bigint } | null>(
    'kql_win_session',
    () => null,
    (state, at, whole, gap, restart) => {
      if (at === null || at === undefined) return state
      const now = big(at)
      const ends = state === null || isSet(restart ?? null) || now - state.from > big(whole ?? 0n) || now - state.last > big(gap ?? 0n)
      return ends ? { from: now, last: now } : { from: state.from, last: now }
    },
    (state) => state?.from ?? null,
  ),
]
