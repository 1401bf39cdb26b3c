import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ticksFromIso } from '#base/ticks.ts'
import { huntRows } from '#engine/hunt/case-hunt.ts'
import { packedHunts, readHunt } from '#engine/hunt/packs.ts'
import { loadEvidence } from '#engine/load.ts'
import { type CaseWriter, createCase } from '#engine/store/case-file.ts'
import { huntingTables } from '#engine/store/hunting-table.ts'
import { techniqueOf } from '#model/attack/technique.ts'
import { tactics } from '#model/tactic.ts'
import { analyst } from '../support/placed-alerts.ts'
import { project } from '../support/project.ts'
import { sampleJson, type Truth } from '../support/sample.ts'

const { acts } = sampleJson<Truth & { acts: { where: { Timestamp: string } }[] }>('ground-truth.json')
const moments = new Set(acts.map((act) => String(act.where.Timestamp)))

let whole: CaseWriter
let without: CaseWriter
beforeAll(async () => {
  const evidence = [join(project, 'resources', 'sample', 'evidence')]
  whole = createCase(':memory:')
  without = createCase(':memory:')
  for (const store of [whole, without]) await loadEvidence(store, evidence, { correlate: false }, analyst())
  // an act is everything the evidence tells of its moment, in whatever table
  for (const { name, timeColumn } of huntingTables(without)) {
    if (timeColumn) for (const moment of moments) without.run(`DELETE FROM "${name}" WHERE "${timeColumn}" = ?`, ticksFromIso(moment)!)
  }
}, 180_000)
afterAll(() => {
  whole.close()
  without.close()
})

/** Rows of a hunt that are acts of the training case: every hunt keeps the time of the row it found. */
function actsFound(store: CaseWriter, query: string): number {
  const answer = huntRows(store, { query, clock: { kind: 'case' }, range: null })
  if (!answer.ok) throw new Error(`${answer.problem.code}: ${answer.problem.message}`)
  const time = answer.value.columns.findIndex((column) => column.name === 'Timestamp')
  return answer.value.rows.filter((row) => moments.has(String(row[time]))).length
}

const hunts = packedHunts()

test('at least sixty hunts come with the product, over most tactics', () => {
  expect(hunts.length).toBeGreaterThanOrEqual(60)
  expect(new Set(hunts.flatMap((hunt) => hunt.tactics)).size).toBeGreaterThanOrEqual(11)
})

describe.each(hunts.map((hunt) => [hunt.id.slice('pack:'.length), hunt] as const))('%s', (_id, hunt) => {
  test('says what it is, its tactic and techniques ATT&CK knows', () => {
    expect(hunt.name.length * hunt.description.length).toBeGreaterThan(0)
    expect(tactics.map((tactic) => tactic.name)).toContain(hunt.tactics[0])
    expect(hunt.techniques.length).toBeGreaterThan(0)
    for (const technique of hunt.techniques) expect(techniqueOf(technique), technique).toBeDefined()
  })

  test('finds an act of the training case, and none once the acts are taken out', () => {
    expect(actsFound(whole, hunt.query)).toBeGreaterThan(0)
    expect(actsFound(without, hunt.query)).toBe(0)
  })
})

test('a hunt file without a header still has its name and query', () => {
  expect(readHunt('discovery/x', 'discovery', 'print 1\n')).toMatchObject({ name: 'discovery/x', query: 'print 1', tactics: ['Discovery'] })
})
