import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { runHunt } from '../../src/engine/hunt/run-hunt.ts'
import { NOON } from './support/scratch.ts'
import { openSmallCase, smallCatalog } from './support/small-case.ts'

const folder = fileURLToPath(new URL('./goldens/', import.meta.url))
const isUpdating = process.env.UPDATE_GOLDENS === '1'

/** What a golden pins below its query: the SQL, then one row a line. */
function answer(query: string): string {
  const result = runHunt(openSmallCase(), query, { catalog: smallCatalog, clock: NOON })
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`)
  const { sql, columns, rows } = result.value
  const lines = [columns.map((c) => `${c.name}:${c.type}`).join(' '), ...rows.map((row) => JSON.stringify(row))]
  return `--- sql\n${sql}\n--- rows\n${lines.join('\n')}\n`
}

describe('pinned queries translate to the pinned SQL and give the pinned rows', () => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.golden'))) {
    it(file.replace('.golden', '').replaceAll('-', ' '), () => {
      const [query = ''] = readFileSync(folder + file, 'utf8').split('--- sql\n')
      const given = answer(query)
      if (isUpdating) writeFileSync(folder + file, query + given)
      expect(query + given).toBe(readFileSync(folder + file, 'utf8'))
    })
  }
})
