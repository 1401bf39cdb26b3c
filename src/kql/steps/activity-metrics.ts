import { floorTo, keyOf, onlyRow, overGroups, type Row, stepOf, usersOf } from './activity-rows.ts'
import type { StepOperator } from './step.ts'

/** The share of a set of users; NaN of none, as the engine shows it. */
const share = (some: number, of: number) => (of === 0 ? 'NaN' : some / of)

/** Users of each period from a start to an end, both within it. */
function byPeriod(rows: readonly Row[], start: bigint, end: bigint, step: bigint): { at: bigint; users: Set<string> }[] {
  stepOf(step)
  const within = rows.filter((row) => row[1] >= start && row[1] <= end)
  const members = Map.groupBy(within, (row) => start + floorTo(row[1] - start, step))
  const periods: { at: bigint; users: Set<string> }[] = []
  for (let at = start; at <= end; at += step) periods.push({ at, users: usersOf(members.get(at) ?? []) })
  return periods
}

/** The first period and the last moment of some rows. */
function bounds(rows: readonly Row[], step: bigint): readonly [bigint, bigint] {
  stepOf(step)
  const times = rows.map((row) => row[1]).toSorted((a, b) => (a < b ? -1 : 1))
  return [floorTo(times[0]!, step), times.at(-1)!]
}

/** For each period: users, those not of the period before, and what share of that one came back or stayed away. */
const activityMetrics: StepOperator = {
  name: 'activity_metrics',
  run: ([input, values]) => {
    const constants = onlyRow(values!)
    return overGroups(input!, function* (rows) {
      const step = constants.at(-1)!
      const [start, end] = constants.length === 3 ? [constants[0]!, constants[1]!] : bounds(rows, step)
      let before = new Set<string>()
      for (const { at, users } of byPeriod(rows, start, end, step)) {
        const returned = users.intersection(before).size
        yield [
          at,
          BigInt(users.size),
          BigInt(users.size - returned),
          share(returned, before.size),
          share(before.size - returned, before.size),
        ]
        before = users
      }
    })
  },
}

interface CohortSettings {
  /** One cohort was asked for; it stands behind the other constants. */
  readonly cohort: boolean
}

/** For each period's new users and each period from there on: how many came back. New are those no period before has seen, nor the look-back. */
const newActivityMetrics: StepOperator = {
  name: 'new_activity_metrics',
  run: ([input, values, lookback], settings: CohortSettings) => {
    const [start, end, step, wanted] = onlyRow(values!) as [bigint, bigint, bigint, bigint | undefined]
    const known = new Set([...(lookback?.rows() ?? [])].map((row) => keyOf([row[0]])))
    return overGroups(
      input!,
      function* (rows) {
        const periods = byPeriod(rows, start, end, step)
        let seen = known
        for (const [i, { at: from, users }] of periods.entries()) {
          const cohort = users.difference(seen)
          seen = seen.union(users)
          if (settings.cohort && from !== wanted) continue
          for (const { at: to, users: later } of periods.slice(i)) {
            const retained = cohort.intersection(later).size
            const lost = cohort.size - retained
            const fresh = to === from ? cohort.size : later.difference(seen).size
            const counts = [fresh, retained, lost].map(BigInt)
            yield [from, to, ...counts, share(retained, cohort.size), share(lost, cohort.size)]
          }
        }
      },
      2,
    )
  },
}

/** Plugins that follow users from period to period. */
export const activityMetricsSteps: readonly StepOperator[] = [activityMetrics, newActivityMetrics]
