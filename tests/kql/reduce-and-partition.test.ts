import { describe, expect, it } from 'vitest'
import { rows } from './support/ask.ts'

describe('reduce', () => {
  const texts = `range x from 1 to 20 step 1 | project text = iff(x <= 15, strcat("logon of user", tostring(x), " failed"), strcat("odd", tostring(x)))`

  it('gathers texts by the words many of them share, rare ones as others', () => {
    expect(rows(`${texts} | reduce by text`)).toEqual([
      ['logon of * failed', 15, 'logon of user1 failed'],
      ['others', 5, ''],
    ])
  })

  it('parts words where it is told to, and shows the pattern beside each row', () => {
    const nodes = 'range x from 1 to 20 step 1 | project text = strcat("nodeZ", tostring(x))'
    expect(rows(`${nodes} | reduce kind=source by text with characters="Z" | summarize count() by Pattern, Count, Representative`)).toEqual(
      [['node*', 20, 'nodeZ1', 20]],
    )
  })
})

describe('partition with a query in braces', () => {
  it('asks the query once for each value, which toscalar tells it', () => {
    const query = `let numbers = range n from 1 to 5 step 1;
      range x from 1 to 6 step 1 | extend least = x % 3 | partition by least { numbers | where n > toscalar(least) | summarize sum(n), count() | extend least = toscalar(least) }`
    expect(rows(`${query} | sort by least asc`)).toEqual([
      [15, 5, 0],
      [14, 4, 1],
      [12, 3, 2],
    ])
  })
})

describe('a choice between a dynamic and a scalar', () => {
  it('is of the scalar type, between dynamics a dynamic', () => {
    expect(
      rows(
        `print d = dynamic({"a": "b"}) | project gettype(iff(true, d.a, "z")), gettype(case(false, 1, d.a)), gettype(coalesce(d.x, d.a))`,
      ),
    ).toEqual([['string', 'long', 'string']])
    expect(
      rows(`print d = dynamic({"a": "b"}) | extend x = coalesce(d.x, d) | getschema | where ColumnName == "x" | project ColumnType`),
    ).toEqual([['dynamic']])
  })
})
