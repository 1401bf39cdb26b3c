import { describe, expect, it } from 'vitest'
import { check, compile } from '../../src/kql/index.ts'
import { refusal, rows } from './support/ask.ts'
import { NOON } from './support/scratch.ts'
import { smallCatalog } from './support/small-case.ts'

describe('what cannot be done is refused by name and place', () => {
  it('an unknown function is named at its place', () => {
    const problem = refusal('print a = 1\n| extend b = no_such_function(a)')
    expect(problem.where).toMatchObject({ line: 2, column: 14 })
    expect(problem.message).toContain('no_such_function')
  })

  it('a plugin that is not there is named', () => {
    expect(refusal('print a = 1 | evaluate python(typeof(*), "x")')).toMatchObject({ code: 'kql.unsupported-plugin', where: { line: 1 } })
  })

  it('a function known to Kusto but not to this compiler is refused, never answered with nothing', () => {
    expect(refusal('print x = hash_combine(1, 2)').code).toMatch(/^kql\.unsupported/)
  })

  it('a place of an address without a geo pack is refused with what would answer it', () => {
    const missing = refusal('print x = geo_info_from_ip_address("192.0.2.1")')
    expect(missing).toMatchObject({ code: 'kql.geo-pack-missing', where: { line: 1, column: 11 } })
    expect(missing.hint).toContain('geo-pack')
  })

  it('an unknown column is told with line and column by the binder', () => {
    expect(refusal('print a = 1\n| where b == 2')).toMatchObject({ code: 'kql.ks142', where: { line: 2, column: 9 } })
  })

  it('a problem inside a stored function points at its call', () => {
    const result = compile('Processes | where Device == "x" | invoke Broken()', {
      catalog: { ...smallCatalog, functions: [{ name: 'Broken', parameters: '(T:(*))', body: '{ T | evaluate python(typeof(*), "x") }' }] },
      clock: NOON,
    })
    expect(result.ok).toBe(false)
    if (!result.ok) expect(result.problem.where).toMatchObject({ start: 41, line: 1 })
  })

  it('externaldata without local rows keeps the query from running and says which address it wants', () => {
    const query = 'externaldata(name: string) ["https://example.org/list.csv"] | count'
    expect(refusal(query)).toMatchObject({ code: 'kql.external-data-missing' })
    expect(refusal(query).message).toContain('https://example.org/list.csv')
    expect(rows(query, { externals: [{ uri: 'https://example.org/list.csv', rows: [['a'], ['b']] }] })).toEqual([[2]])
  })

  it('rows of other columns than assert-schema names are refused', () => {
    const table = 'datatable(a: long, b: string)[1, "x"]'
    expect(rows(`${table} | assert-schema (a: long, b: string) | count`)).toEqual([[1]])
    expect(refusal(`${table} | assert-schema (b: string, a: long)`).code).toBe('kql.schema-mismatch')
    expect(refusal(`${table} | assert-schema (a: int, b: string)`).message).toContain('a: long')
  })

  it('a bad regular expression is refused before a row is read', () => {
    expect(refusal('datatable(s: string)[] | where s matches regex "("').code).toMatch(/^kql\./)
  })
})

describe('check', () => {
  it('finds nothing wrong with a query that only names tables of the catalog', () => {
    expect(
      check('Processes | join Logons on Device | summarize count() by Account', smallCatalog).filter((p) => p.severity === 'error'),
    ).toEqual([])
  })

  it('takes count of a value that is no bool, as the engine does', () => {
    expect(rows('datatable(x: long)[1, long(null)] | summarize count(x)')).toEqual([[2]])
  })

  it('takes a whole number for an int, as the engine does', () => {
    const squares = 'print y = dynamic([1, 4, 9, 16]), x = dynamic([1, 2, 3, 4]) | extend series_fit_poly(y, x, 2)'
    expect(rows(`${squares} | project round(series_fit_poly_y_rsquare, 9), array_length(series_fit_poly_y_coefficients)`)).toEqual([[1, 3]])
  })
})

describe('invoke', () => {
  const catalog = {
    ...smallCatalog,
    functions: [{ name: 'Named', parameters: '(T:(*), x:string)', body: '{ T | extend Given = column_ifexists(x, "none") }' }],
  }

  it('takes a column named bare where Kusto wants its name as text, and places stay right behind it', () => {
    const taken = compile('Processes | invoke Named(FileName) | project Given', { catalog, clock: NOON })
    expect(taken.ok).toBe(true)
    const broken = compile('Processes | invoke Named(FileName) | project Nothing', { catalog, clock: NOON })
    if (!broken.ok) expect(broken.problem.where).toMatchObject({ start: 45, end: 52 })
    expect(broken.ok).toBe(false)
  })
})
