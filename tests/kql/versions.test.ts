import { expect, it } from 'vitest'
import { rows } from './support/ask.ts'

it('versions compare by all four of their parts, where a double would lose the last', () => {
  const versions = 'print v = dynamic(["120.0.6099.130", "120.0.6099.200", "99.9", "120.0.6099.1"]) | mv-expand v to typeof(string)'
  expect(rows(`${versions} | where parse_version(v) < parse_version("120.0.6099.130") | sort by v asc`)).toEqual([
    ['120.0.6099.1'],
    ['99.9'],
  ])
  expect(rows(`${versions} | summarize arg_max(parse_version(v), v) | project v`)).toEqual([['120.0.6099.200']])
  expect(rows('print tostring(parse_version("1.2.3.4"))')).toEqual([['1000000020000000300000004']])
})
