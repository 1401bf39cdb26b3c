import { describe, expect, it } from 'vitest'
import { runHunt } from '../../src/engine/hunt/run-hunt.ts'
import { NOON } from './support/scratch.ts'
import { openSmallCase, smallCatalog } from './support/small-case.ts'

const group = 'entity_group [cluster("one").database("logs"), cluster("two").database("logs")]'

const asked = (query: string) => {
  const result = runHunt(openSmallCase(), query, { catalog: smallCatalog, clock: NOON })
  return result.ok ? result.value.rows : result.problem.code
}

describe('macro-expand', () => {
  it('asks the case once, whatever clusters and databases its group names', () => {
    expect(asked(`macro-expand ${group} as X (X.Logons | where Account == "alice" | count)`)).toEqual([[2]])
  })

  it('takes a group by its name, statements in its subquery, and operators behind it', () => {
    const query = `let everywhere = ${group};
      macro-expand isfuzzy=true everywhere as X (let who = "bob"; X.Logons | where Account == who | join kind=inner (X.Processes) on Device)
      | summarize count() by Account`
    expect(asked(query)).toEqual([['bob', 2]])
  })

  it('is refused where it asks for a table that the case has not, or for the cluster that a row came from', () => {
    expect(asked(`macro-expand ${group} as X (X.Elsewhere | count)`)).toBe('kql.unknown-table')
    expect(asked(`macro-expand ${group} as X (X.Logons | extend from = X.$current_database)`)).toMatch(/^kql\./)
  })
})
