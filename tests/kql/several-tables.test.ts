import { describe, expect, it } from 'vitest'
import { refusal } from './support/ask.ts'
import { hunt } from './support/scratch.ts'

/** Every table a query answers: its name, the names of its columns, its rows. */
function tables(query: string) {
  const answer = hunt(query)
  if (!answer.ok) throw new Error(`${answer.problem.message}: ${query}`)
  return [answer.value, ...answer.value.more].map(({ name, columns, rows }) => [name, columns.map((column) => column.name), rows])
}

const storms = `datatable(State: string, Event: string, Deaths: long)["FLORIDA", "Flood", 2, "FLORIDA", "Hail", 0, "TEXAS", "Flood", 1]`

describe('fork', () => {
  it('answers a table for each subquery over the same rows, named by the fork or by as', () => {
    expect(
      tables(
        `${storms} | where State == "FLORIDA" | fork Deadly=(where Deaths > 0 | project Event) (count) (project Event | take 1 | as First)`,
      ),
    ).toEqual([
      ['Deadly', ['Event'], [['Flood']]],
      ['', ['Count'], [[2]]],
      ['First', ['Event'], [['Flood']]],
    ])
  })

  it('shares what stands before it, steps and shapes of data included', () => {
    const bags = 'datatable(d: dynamic)[dynamic({"a": 1}), dynamic({"a": 2, "b": "x"})] | evaluate bag_unpack(d)'
    expect(tables(`${bags} | fork (summarize sum(a)) (where b == "x" | project a)`)).toEqual([
      ['', ['sum_a'], [[3]]],
      ['', ['a'], [[2]]],
    ])
  })

  it('must be the last operator', () => {
    expect(refusal(`let t = view() { ${storms} | fork (count) (take 1) }; t | count`).code).toMatch(/^kql\./)
  })
})

describe('facet', () => {
  it('answers what the query gives, then the values of each column with their counts', () => {
    const [rows, states, events] = tables(`${storms} | facet by State, Event with (where Deaths > 0 | project State, Deaths | take 5)`)
    expect(rows).toEqual([
      '',
      ['State', 'Deaths'],
      [
        ['FLORIDA', 2],
        ['TEXAS', 1],
      ],
    ])
    expect([states![0], states![1]]).toEqual(['State', ['State', 'count_State']])
    expect((states![2] as unknown[][]).toSorted()).toEqual([
      ['FLORIDA', 2],
      ['TEXAS', 1],
    ])
    expect((events![2] as unknown[][]).toSorted()).toEqual([
      ['Flood', 2],
      ['Hail', 1],
    ])
  })
})

describe('preview', () => {
  it('answers some rows and how many there are', () => {
    expect(tables('range x from 1 to 9 step 1 | evaluate preview(2)')).toEqual([
      ['', ['x'], [[1], [2]]],
      ['', ['Count'], [[9]]],
    ])
  })
})

describe('several statements', () => {
  it('answer a table each, in their order', () => {
    expect(tables(`let s = ${storms}; s | count; s | where Deaths > 1 | project Event | as Worst`)).toEqual([
      ['', ['Count'], [[3]]],
      ['Worst', ['Event'], [['Flood']]],
    ])
  })
})
