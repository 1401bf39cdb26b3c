import type { Problem } from '#base/problem.ts'
import type { Outputs } from '../calls/index.ts'

/** Rows one run makes alerts of: a query that finds more says what is usual, not what is wrong, and its run says that there were more. */
export const MOST_ROWS = 1_000_000

export type Found = Outputs['detections']['find']

/** What a run says where it could not take in all that matches. */
export const tooManyRows: Pick<Problem, 'code' | 'message'> = {
  code: 'detection.too-many-rows',
  message: `More than ${MOST_ROWS.toLocaleString('en')} rows match; the rest was left out. Narrow the query.`,
}

/** Rows that are kept in one go: a change of the case that others wait for. */
const PIECE_ROWS = 2000

/** The rows in pieces to be kept one after the other, no combination cut in two. */
export function* piecesOf({ rows, sizes }: Found, least = PIECE_ROWS): Generator<Found['rows']> {
  let [from, to] = [0, 0]
  for (const size of sizes) {
    to += size
    if (to - from < least) continue
    yield rows.slice(from, to)
    from = to
  }
  if (to > from) yield rows.slice(from, to)
}
