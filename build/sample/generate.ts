import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { trainingCase } from './case.ts'

const target = join(import.meta.dirname, '../../resources/sample')

rmSync(target, { recursive: true, force: true })
let total = 0
for (const [path, bytes] of trainingCase()) {
  const file = join(target, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, bytes)
  total += bytes.length
  process.stdout.write(`${String(bytes.length).padStart(9)}  ${path}\n`)
}
process.stdout.write(`${String(total).padStart(9)}  in all\n`)
