import { describe, expect, it } from 'vitest'
import { scalars as clickhouseScalars } from '#kql/emit/clickhouse/scalars.ts'
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

it('where the ClickHouse dialect spells the forms of a function one by one, it spells all of them', () => {
  const spelled = Object.entries(clickhouseScalars).filter(([, spelling]) => Array.isArray(spelling))
  expect(spelled.length).toBeGreaterThan(0)
  expect(spelled.map(([name, forms]) => [name, forms.length])).toEqual(
    spelled.map(([name]) => [name, scalarRows.find((row) => row.name === name)?.forms.length]),
  )
})
