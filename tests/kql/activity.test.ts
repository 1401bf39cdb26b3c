import { describe, expect, it } from 'vitest'
import { refusal, rows } from './support/ask.ts'

const day = (n: number) => `2026-03-0${n}T00:00:00.0000000Z`
const logons = `let logons = datatable(day: int, users: dynamic)
  [1, dynamic(["ann", "bob"]), 2, dynamic(["ann", "cy"]), 4, dynamic(["bob", "cy", "dee"])]
  | mv-expand user = users to typeof(string) | project user, at = datetime(2026-03-01) + (day - 1) * 1d + 5h;
let begin = datetime(2026-03-01); let finish = datetime(2026-03-04 23:59);`

describe('activity_metrics', () => {
  it('counts users of each period, those the one before had not, and the shares that came back and stayed away', () => {
    expect(rows(`${logons} logons | evaluate activity_metrics(user, at, begin, finish, 1d)`)).toEqual([
      [day(1), 2, 2, 'NaN', 'NaN'],
      [day(2), 2, 1, 0.5, 0.5],
      [day(3), 0, 0, 0, 1],
      [day(4), 3, 3, 'NaN', 'NaN'],
    ])
  })

  it('takes whole windows from the first row to the last where no bounds are given', () => {
    expect(rows(`${logons} logons | evaluate activity_metrics(user, at, 2d) | project at, dcount_values`)).toEqual([
      ['2026-02-28T00:00:00.0000000Z', 2],
      [day(2), 2],
      [day(4), 3],
    ])
  })

  it('works on each group of its dimensions apart', () => {
    const query = `${logons} logons | extend known = user in ("ann", "bob")
      | evaluate activity_metrics(user, at, begin, finish, 2d, known) | project at, known, dcount_values, retention_rate`
    expect(rows(query)).toEqual([
      [day(1), true, 2, 'NaN'],
      [day(3), true, 1, 0.5],
      [day(1), false, 1, 'NaN'],
      [day(3), false, 2, 1],
    ])
  })
})

describe('new_activity_metrics', () => {
  it('follows the users first seen in a period through those behind it', () => {
    const query = `${logons} logons | evaluate new_activity_metrics(user, at, begin, finish, 1d)`
    expect(rows(`${query} | where from_at < datetime(2026-03-03)`)).toEqual([
      [day(1), day(1), 2, 2, 0, 1, 0],
      [day(1), day(2), 1, 1, 1, 0.5, 0.5],
      [day(1), day(3), 0, 0, 2, 0, 1],
      [day(1), day(4), 2, 1, 1, 0.5, 0.5],
      [day(2), day(2), 1, 1, 0, 1, 0],
      [day(2), day(3), 0, 0, 1, 0, 1],
      [day(2), day(4), 1, 1, 0, 1, 0],
    ])
    expect(rows(`${query} | where from_at == datetime(2026-03-03) | project to_at, dcount_new_values, retention_rate`)).toEqual([
      [day(3), 0, 'NaN'],
      [day(4), 1, 'NaN'],
    ])
  })

  it('answers one cohort alone where it is named, without users that the look-back knows', () => {
    const query = `${logons} logons
      | evaluate new_activity_metrics(user, at, begin, finish, 1d, begin, (datatable(seen: int, user: string)[0, "bob"]))`
    expect(rows(`${query} | project to_at, dcount_new_values, dcount_retained_values`)).toEqual([
      [day(1), 1, 1],
      [day(2), 1, 1],
      [day(3), 0, 0],
      [day(4), 2, 0],
    ])
  })
})

describe('dcount_intersect', () => {
  const numbers = (most: number) =>
    `range x from 1 to ${most} step 1 | summarize twos = hll_if(x, x % 2 == 0), threes = hll_if(x, x % 3 == 0), fives = hll_if(x, x % 5 == 0)`

  it('counts what ever more of the sketches share, exactly while they are small', () => {
    expect(rows(`${numbers(100)} | evaluate dcount_intersect(twos, threes, fives) | project s0, s1, s2`)).toEqual([[50, 16, 3]])
  })

  it('estimates by inclusion and exclusion where they are large, never more than of fewer sets', () => {
    const [[twos, six, thirty]] = rows(`${numbers(30_000)} | evaluate dcount_intersect(twos, threes, fives) | project s0, s1, s2`) as [
      [number, number, number],
    ]
    expect([twos / 15_000, six / 5_000, thirty / 1_000].every((share) => Math.abs(share - 1) < 0.25)).toBe(true)
    expect(thirty).toBeLessThanOrEqual(six)
    expect(six).toBeLessThanOrEqual(twos)
  })
})

describe('a window of no length', () => {
  it.each([
    'activity_metrics(user, at, begin, finish, 0d)',
    'new_activity_metrics(user, at, begin, finish, 0d)',
    'activity_counts_metrics(user, at, begin, finish, 0d)',
    'sliding_window_counts(user, at, begin, finish, 2d, 0d)',
    'session_count(user, at, begin, finish, 0d, 1h)',
    'activity_engagement(user, at, begin, finish, 0d, 2d)',
  ])('is refused by %s, which would come to no end', (plugin) => {
    expect(refusal(`${logons} logons | evaluate ${plugin}`)).toMatchObject({ code: 'kql.bad-window' })
  })
})
