import { Failure, fail } from '#base/problem.ts'
import type { Inputs } from '../calls/index.ts'
import { huntRows } from '../hunt/case-hunt.ts'
import { combinationKey, rowsOf } from '../hunt/link/combinations.ts'
import type { ReadStore } from '../store/sql.ts'
import { type Detection, detectionsOf } from './detections.ts'
import { type Found, MOST_ROWS } from './found-rows.ts'

export function detectionOf(store: ReadStore, id: number): Detection {
  return detectionsOf(store).find((one) => one.id === id) ?? fail('detection.not-found', `The case has no detection #${id}.`)
}

/**
 * The rows a detection's query finds, those of one combination of impacted entities behind one another, in the order each combination is
 * first met: what becomes one alert can be kept in one piece. Fails with the query's own problem.
 */
export function findRows(store: ReadStore, { query, mappings }: Detection): Found {
  const answer = huntRows(store, { query, clock: { kind: 'case' }, range: null, limit: MOST_ROWS })
  if (!answer.ok) throw new Failure(answer.problem)
  const { rows, truncated } = answer.value
  const columns = answer.value.columns.map((column) => column.name)
  const groups = new Map<string, (readonly unknown[])[]>()
  for (const row of rows) {
    const key = combinationKey(mappings, rowsOf(columns, [row])[0]!)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  const sorted = [...groups.values()]
  return { columns, rows: sorted.flat().map((row) => [...row]), sizes: sorted.map((group) => group.length), truncated }
}

export const find = (store: ReadStore, { detection }: Inputs['detections']['find']): Found => findRows(store, detectionOf(store, detection))
