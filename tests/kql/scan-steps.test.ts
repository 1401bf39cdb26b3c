import { describe, expect, it } from 'vitest'
import { rows } from './support/ask.ts'

const scanned = (events: string, steps: string) =>
  rows(`print e = split("${events}", " ") | mv-expand with_itemindex=n e to typeof(string) | sort by n asc
    | scan with_match_id=m declare (s: string) with (${steps}) | project n, e, s, m`)

const mid =
  'step a: e == "open" => s = "a"; step b optional: e == "mid" => s = strcat(a.s, "b"); step c: e == "close" => s = strcat(a.s, b.s, "c");'

describe('optional steps of scan', () => {
  it('are gone through where a row meets them, and passed over where none does', () => {
    expect(scanned('open noise mid close open close', mid)).toEqual([
      [0, 'open', 'a', 0],
      [2, 'mid', 'ab', 0],
      [3, 'close', 'aabc', 0],
      [4, 'open', 'a', 1],
      [5, 'close', 'ac', 1],
    ])
  })

  it('leave it to the step behind them to begin a sequence where they come first', () => {
    const steps = 'step a optional: e == "open" => s = "a"; step b: e == "close" => s = strcat(a.s, "b");'
    expect(scanned('close', steps)).toEqual([[0, 'close', 'b', 0]])
    expect(scanned('open close', steps)).toEqual([
      [0, 'open', 'a', 0],
      [1, 'close', 'ab', 0],
    ])
  })

  it('are not passed over by a step further on than the next one that must be met', () => {
    const steps = 'step a: e == "open"; step b: e == "mid"; step c optional: e == "idle"; step d: e == "close";'
    expect(scanned('open close mid close', steps).map((row) => row[1])).toEqual(['open', 'mid', 'close'])
  })
})
