import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { whyNoDesktop } from '../../src/cli/desktop.ts'
import { buildDesktop, buildHost } from '../setup/app.ts'
import { setUpChromium } from '../setup/chromium.ts'
import { add, type Counts, countPlaywright, countVitest } from '../setup/counts.ts'
import { runChecks } from './check.ts'
import { runClickHouse } from './test-clickhouse.ts'

/** `npm test`: everything there is to check, from nothing installed to a count of what held. */
const root = fileURLToPath(new URL('../../', import.meta.url))
const reports = join(root, '.cache', 'reports')
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv): void {
  spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  })
}

function runUnits(): Counts {
  const report = join(reports, 'vitest.json')
  run('vitest', ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`], {})
  return countVitest(report)
}

async function runWindows(): Promise<Counts> {
  const chromium = await setUpChromium()
  const reason = whyNoDesktop()
  if (reason === null) await buildDesktop()
  const report = join(reports, 'playwright.json')
  run('playwright', ['test', '--reporter=line,json'], { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: report })
  process.stdout.write(
    `Window tests ran in the web host${reason === null ? ' and in Electron' : `; in Electron they were skipped: ${reason}`}\n`,
  )
  return countPlaywright(report)
}

/** Half a gigabyte to install: where nobody asked for it, `npm run test:clickhouse` says it. */
const clickhouse = (): Counts[] => (process.env.CI ? [runClickHouse()] : [])

// units start hosts too, and those show the built page
await buildHost()
const counts = [{ ...runChecks(), skipped: 0 }, runUnits(), ...clickhouse(), await runWindows()]
const { passed, failed, skipped } = add(counts)
process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`)
process.exit(failed > 0 || passed === 0 ? 1 : 0)
