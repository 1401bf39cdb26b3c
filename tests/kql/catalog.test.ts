import { describe, expect, it } from 'vitest'
import { aggregateRows, scalarRows } from '../../src/kql/index.ts'
import { rows } from './support/ask.ts'

const table = 'datatable(n: long, s: string)[1, "a", 2, "b", 2, "b"]'

describe('every function of the catalog gives what its example says', () => {
  it.each(scalarRows.map((row) => [row.name, ...row.example] as const))('%s', (_name, kql, gives) => {
    expect(rows(`print x = tostring(${kql})`)).toEqual([[gives]])
  })

  it.each(aggregateRows.map((row) => [row.name, ...row.example] as const))('%s over rows', (_name, kql, gives) => {
    expect(rows(`${table} | summarize x = ${kql} | project tostring(x)`)).toEqual([[gives]])
  })
})
