import { distinct, floorTo, keyOf, onlyRow, overGroups, stepOf, usersOf } from './activity-rows.ts'
import { quantileElement } from './quantile.ts'
import type { StepOperator } from './step.ts'

interface Settings {
  readonly groups: number
}

/** Rows and users in a window that looks back from each step of time. */
const slidingWindowCounts: StepOperator = {
  name: 'sliding_window_counts',
  run: ([input, values], _settings: Settings) => {
    const [start, end, lookback, bin] = onlyRow(values!) as [bigint, bigint, bigint, bigint]
    stepOf(bin)
    return overGroups(input!, function* (rows) {
      for (let at = floorTo(start, bin); at <= end; at += bin) {
        const inside = rows.filter((row) => floorTo(row[1], bin) <= at && floorTo(row[1], bin) > at - lookback)
        if (inside.length) yield [at, BigInt(inside.length), distinct(inside)]
      }
    })
  },
}

/** For each step: rows, users, users never seen before, users seen so far. */
const activityCountsMetrics: StepOperator = {
  name: 'activity_counts_metrics',
  run: ([input, values], _settings: Settings) => {
    const [start, end, step] = onlyRow(values!) as [bigint, bigint, bigint]
    stepOf(step)
    return overGroups(input!, function* (rows) {
      const seen = new Set<string>()
      for (let at = start; at <= end; at += step) {
        const inside = rows.filter((row) => row[1] >= at && row[1] < at + step && row[1] <= end)
        if (inside.length === 0) continue
        const users = usersOf(inside)
        const fresh = [...users].filter((user) => !seen.has(user))
        for (const user of users) seen.add(user)
        yield [at, BigInt(inside.length), BigInt(users.size), BigInt(fresh.length), BigInt(seen.size)]
      }
    })
  },
}

/** Users who were active in at least so many periods of a window that looks back, counted where it first became true in a bin. */
const activeUsersCount: StepOperator = {
  name: 'active_users_count',
  run: ([input, values], _settings: Settings) => {
    const [start, end, lookback, period, active, bin] = onlyRow(values!) as [bigint, bigint, bigint, bigint, bigint, bigint]
    for (const width of [period, bin]) stepOf(width)
    return overGroups(input!, function* (rows) {
      const periods = new Map<string, Set<bigint>>()
      for (const row of rows) {
        const user = keyOf([row[0]])
        periods.set(user, (periods.get(user) ?? new Set()).add(floorTo(row[1], period)))
      }
      const counted = new Map<bigint, Set<string>>()
      for (const [user, times] of periods) {
        for (const at of times) {
          if (at < start || at > end) continue
          const recent = [...times].filter((other) => other <= at && other > at - lookback)
          const slot = start + floorTo(at - start, bin)
          if (BigInt(recent.length) >= active) counted.set(slot, (counted.get(slot) ?? new Set()).add(user))
        }
      }
      for (const [at, users] of [...counted].toSorted(([a], [b]) => (a < b ? -1 : 1))) yield [at, BigInt(users.size)]
    })
  },
}

/** Sessions that are under way in each bin: a session ends after a pause, or after its longest length. */
const sessionCount: StepOperator = {
  name: 'session_count',
  run: ([input, values], _settings: Settings) => {
    const [start, end, bin, window] = onlyRow(values!) as [bigint, bigint, bigint, bigint]
    stepOf(bin)
    return overGroups(input!, function* (rows) {
      const last = new Map<string, bigint>()
      const counts = new Map<bigint, bigint>()
      for (const row of rows.toSorted((a, b) => (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0))) {
        if (row[1] < start || row[1] > end) continue
        const user = keyOf([row[0]])
        const before = last.get(user)
        last.set(user, row[1])
        if (before !== undefined && row[1] - before < window) continue
        const slot = floorTo(row[1], bin)
        counts.set(slot, (counts.get(slot) ?? 0n) + 1n)
      }
      for (const [at, count] of [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1))) yield [at, count]
    })
  },
}

/** Users of a short window against those of a longer one that ends with it. */
const activityEngagement: StepOperator = {
  name: 'activity_engagement',
  run: ([input, values], _settings: Settings) => {
    const [start, end, inner, outer] = onlyRow(values!) as [bigint, bigint, bigint, bigint]
    for (const width of [inner, outer]) stepOf(width)
    return overGroups(input!, function* (rows) {
      for (let at = start; at < end; at += inner) {
        const few = distinct(rows.filter((row) => row[1] >= at && row[1] < at + inner))
        const many = distinct(rows.filter((row) => row[1] < at + inner && row[1] >= at + inner - outer && row[1] >= start))
        if (many > 0n) yield [at, few, many, Number(few) / Number(many)]
      }
    })
  },
}

/** A percentile over the bins that a window of several of them covers. */
const rollingPercentile: StepOperator = {
  name: 'rolling_percentile',
  run: ([input, values], _settings: Settings) => {
    const [percentile, bin, size] = onlyRow(values!) as [bigint, bigint, bigint]
    stepOf(bin)
    return overGroups(input!, function* (rows) {
      const slots = [...new Set(rows.map((row) => floorTo(row[1], bin)))].toSorted((a, b) => (a < b ? -1 : 1))
      for (const slot of slots) {
        const inside = rows.filter((row) => floorTo(row[1], bin) <= slot && floorTo(row[1], bin) > slot - bin * size)
        yield [
          slot,
          quantileElement(
            inside.map((row) => row[0] as bigint),
            Number(percentile) / 100,
          ),
        ]
      }
    })
  },
}

export const activity: readonly StepOperator[] = [
  slidingWindowCounts,
  activityCountsMetrics,
  activeUsersCount,
  sessionCount,
  activityEngagement,
  rollingPercentile,
]
