import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { root } from '../setup/build-once.ts'
import { type Counts, countVitest } from '../setup/counts.ts'
import { installNested } from '../setup/nested.ts'

/** `npm run test:clickhouse`: the ClickHouse dialect on the embedded engine, which is half a gigabyte and therefore no part of `npm test`. */
export function runClickHouse(): Counts {
  if (process.platform === 'win32') {
    process.stdout.write('The embedded ClickHouse engine does not run on Windows; its tests were skipped.\n')
    return { passed: 0, failed: 0, skipped: 1 }
  }
  installNested(join(root, 'tests', 'clickhouse'))
  const report = join(root, '.cache', 'reports', 'clickhouse.json')
  mkdirSync(join(root, '.cache', 'reports'), { recursive: true })
  spawnSync(
    'vitest',
    ['run', '--config', 'vitest.clickhouse.config.ts', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  )
  return countVitest(report)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { passed, failed, skipped } = runClickHouse()
  process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`)
  process.exit(failed > 0 ? 1 : 0)
}
