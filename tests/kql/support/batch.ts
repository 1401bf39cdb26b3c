import { readFileSync } from 'node:fs'
import { hunt } from './scratch.ts'

/** Runs a file of `{"id","query"}` lines as `coldtrail hunt :memory: --batch` does, one answer a line. */
const file = process.argv.at(-1) ?? ''
for (const line of readFileSync(file, 'utf8').split('\n')) {
  if (!line.trim()) continue
  const { id, query } = JSON.parse(line) as { id: string; query: string }
  const result = hunt(query)
  const answer = result.ok ? { id, columns: result.value.columns, rows: result.value.rows } : { id, error: result.problem }
  console.log(JSON.stringify(answer))
}
