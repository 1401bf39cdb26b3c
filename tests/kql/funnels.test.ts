import { describe, expect, it } from 'vitest'
import { refusal, rows } from './support/ask.ts'
import { hunt } from './support/scratch.ts'

const day = '2026-03-01T00:00:00.0000000Z'

/** What users did and in which minute: `ann:1 phish,2 run,9 exfil`. */
const acts = (...of: readonly string[]) => {
  const rowsOf = of.flatMap((one) => {
    const [user, done] = one.split(':') as [string, string]
    return done.split(',').map((act) => `"${user}", ${act.split(' ')[0]}, "${act.split(' ')[1]}"`)
  })
  return `datatable(user: string, minute: long, act: string)[${rowsOf.join(', ')}] | extend at = datetime(2026-03-01) + minute * 1m`
}
const span = 'datetime(2026-03-01), datetime(2026-03-02)'

describe('funnel_sequence_completion', () => {
  const asked = (events: string, periods: string) =>
    rows(
      `${events} | evaluate funnel_sequence_completion(user, at, ${span}, 1d, act, dynamic(["phish", "run", "exfil"]), dynamic([${periods}])) | project Period, act, dcount`,
    )

  it('counts who came how far in a sequence, within each period from its first state', () => {
    expect(asked(acts('ann:1 phish,2 run,9 exfil', 'bob:3 phish,4 other,5 run', 'cy:1 run,2 exfil'), '5m, 1h')).toEqual([
      ['00:05:00', 'phish', 2],
      ['00:05:00', 'run', 2],
      ['00:05:00', 'exfil', 0],
      ['01:00:00', 'phish', 2],
      ['01:00:00', 'run', 2],
      ['01:00:00', 'exfil', 1],
    ])
  })

  it('may begin anew at a later first state', () => {
    expect(asked(acts('ann:1 phish,20 phish,21 run,22 exfil'), '3m').map((row) => row[2])).toEqual([1, 1, 1])
  })

  it('looks at each bin apart', () => {
    const query = `${acts('ann:1 phish,700 run')} | evaluate funnel_sequence_completion(user, at, ${span}, 6h, act, dynamic(["phish", "run"]), dynamic([1d]))`
    expect(rows(`${query} | where dcount > 0 | project at, act`)).toEqual([[day, 'phish']])
  })
})

describe('funnel_sequence', () => {
  const tables = (query: string) => {
    const answer = hunt(query)
    if (!answer.ok) throw new Error(`${answer.problem.message}: ${query}`)
    return [answer.value, ...answer.value.more].map((table) => [table.columns.map(({ name }) => name), table.rows])
  }
  const sequence = (window: string, states: string) =>
    `evaluate funnel_sequence(user, at, ${span}, ${window}, 1d, act, dynamic([${states}]))`

  it('answers who went through it by what came before and behind, by what came before, and by what came behind', () => {
    const events = acts('ann:1 mail,2 run,3 run,4 exfil', 'bob:1 mail,2 run,3 exfil', 'cy:7 run', 'dee:1 mail,5 run')
    expect(tables(`${events} | ${sequence('1h', '"run"')}`)).toEqual([
      [
        ['at', 'prev', 'next', 'dcount', 'samples'],
        [
          [day, 'mail', 'exfil', 2, ['ann', 'bob']],
          [day, 'mail', '', 1, ['dee']],
          [day, '', '', 1, ['cy']],
        ],
      ],
      [
        ['at', 'prev', 'dcount', 'samples'],
        [
          [day, 'mail', 3, ['ann', 'bob', 'dee']],
          [day, '', 1, ['cy']],
        ],
      ],
      [
        ['at', 'next', 'dcount', 'samples'],
        [
          [day, 'exfil', 2, ['ann', 'bob']],
          [day, '', 2, ['dee', 'cy']],
        ],
      ],
    ])
  })

  it('wants the states one after the other, no further apart than the window', () => {
    const events = acts('ann:1 mail,3 run', 'bob:1 mail,30 run', 'cy:1 mail,2 other,3 run')
    expect(tables(`${events} | ${sequence('5m', '"mail", "run"')}`)[0]![1]).toEqual([[day, '', '', 1, ['ann']]])
  })

  it('must be the last operator', () => {
    expect(refusal(`${acts('ann:1 run')} | ${sequence('5m', '"run"')} | count`).code).toBe('kql.several-tables')
  })
})
