import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../setup/build-once.ts'

/**
 * `npm run bench [name …]`: runs the benchmarks of tests/bench one after another, each in a process of its own, so that none warms another.
 * Words behind a name that name no benchmark are its own: `npm run bench hunt H1 H5`.
 */
const folder = join(root, 'tests', 'bench')
const all = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => entry.name.replace(/\.ts$/, ''))
/** Whether a benchmark can be asked for a part of what it measures, or for a size of its own. */
const takesWords = (name: string) => readFileSync(join(folder, `${name}.ts`), 'utf8').includes('process.argv')

const asked: { readonly name: string; readonly words: string[] }[] = []
for (const word of process.argv.slice(2)) {
  if (all.includes(word)) asked.push({ name: word, words: [] })
  else if (asked.length > 0 && takesWords(asked.at(-1)!.name)) asked.at(-1)!.words.push(word)
  else {
    process.stderr.write(`no such benchmark: ${word}; there are ${all.join(', ')}\n`)
    process.exit(2)
  }
}
for (const { name, words } of asked.length > 0 ? asked : all.map((one) => ({ name: one, words: [] }))) {
  process.stdout.write(`\n${name}\n`)
  const { status } = spawnSync(process.execPath, [join(folder, `${name}.ts`), ...words], { stdio: 'inherit', cwd: root })
  if (status !== 0) process.exitCode = 1
}
