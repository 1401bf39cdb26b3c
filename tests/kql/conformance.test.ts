import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compile } from '../../src/kql/index.ts'
import { schemaTables } from '../../src/model/tables/schema.ts'
import { hasSharedData, sharedData } from '../support/shared.ts'
import { hunt, NOON } from './support/scratch.ts'

interface Case {
  readonly id: string
  readonly query: string
  readonly nondeterministic?: boolean
}

const linesOf = (path: string): Case[] =>
  readFileSync(sharedData(path), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Case)

const fuzz = '15-kql-conformance/engine-fuzz.jsonl'
const refused = '15-kql-conformance/engine-fuzz-negative.jsonl'
const hunts = '14-kql-queries/kql_queries_sample.jsonl'

const catalog = {
  tables: schemaTables.map((table) => ({
    name: table.name,
    sqlName: table.name,
    stored: false,
    columns: table.columns.map(({ name, type }) => ({ name, type, sqlName: name })),
  })),
}

describe.runIf(hasSharedData)('recorded and public queries', () => {
  it('nearly all queries the engine answered are answered here', () => {
    const cases = linesOf(fuzz).filter((c) => !c.nondeterministic)
    const unanswered = cases.filter((c) => !hunt(c.query).ok).map((c) => c.id)
    expect(unanswered.length / cases.length).toBeLessThan(0.01)
  })

  it('at least 85 of 100 queries the engine refused are refused here', () => {
    const cases = linesOf(refused)
    const accepted = cases.filter((c) => hunt(c.query).ok)
    expect(accepted.length / cases.length).toBeLessThan(0.15)
  })

  it('at least 97 of 100 public hunts that bind on the schemas translate, and none crashes', () => {
    const problems = linesOf(hunts).map((c) => {
      const compiled = compile(c.query, { catalog, clock: NOON })
      return compiled.ok ? undefined : compiled.problem.code
    })
    const bound = problems.filter((code) => !code?.startsWith('kql.ks'))
    const untranslated = bound.filter((code) => code !== undefined)
    expect(bound.length).toBeGreaterThan(300)
    expect(untranslated.length / bound.length).toBeLessThan(0.03)
  }, 300_000)
})
