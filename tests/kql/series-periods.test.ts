import { describe, expect, it } from 'vitest'
import { rows } from './support/ask.ts'

// half-days of a month: high on weekdays, low at weekends
const traffic =
  'dynamic([80,139,87,110,68,54,50,51,53,133,86,141,97,156,94,149,95,140,77,61,50,54,47,133,72,152,94,148,105,162,101,160,87,63,53,55,54,151,103,189,108,183,113,175,113,178,90,71,62,62,65,165,109,181,115,182,121,178,114,170])'

describe('periods of a series', () => {
  it('the period found has the score the engine gives it, and what is not found is nought', () => {
    const [[periods, scores]] = rows(`print y = ${traffic} | project series_periods_detect(y, 0.0, 50.0, 2)`) as [[number[], number[]]]
    expect(periods).toEqual([14, 0])
    expect(scores[0]).toBeCloseTo(0.8405558794091443, 12)
    expect(scores[1]).toBe(0)
  })

  it('a length that is no peak of its own scores nought', () => {
    const [[lengths, scores]] = rows(`print y = ${traffic} | project series_periods_validate(y, 14.0, 10.0)`) as [[number[], number[]]]
    expect(lengths).toEqual([14, 10])
    expect(scores[0]).toBeCloseTo(0.8405558794091444, 12)
    expect(scores[1]).toBe(0)
  })

  it('a week is found beside its days, and no multiple of a day for itself', () => {
    const hours = 'range h from 0 to 671 step 1 | extend load = iff(h % 24 between (8 .. 17), 50, 5) * iff((h / 24) % 7 >= 5, 0.5, 1.0)'
    const [[periods]] = rows(`${hours} | sort by h asc | summarize y = make_list(load) | project series_periods_detect(y, 4, 335, 4)`) as [
      [number[]],
    ]
    expect(periods).toEqual([168, 24, 0, 0])
  })

  it('a series that never changes has none', () => {
    expect(rows('print y = repeat(3, 40) | project series_periods_detect(y, 0.0, 20.0, 1)')).toEqual([[[0], [0]]])
  })
})
