import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { fail, problemOf } from '#base/problem.ts'
import { createEngine } from '#engine/engine.ts'
import { CASE_LINK, hashOfLink } from '#model/case-link.ts'
import { nodeSpawn } from '../host/node-spawn.ts'
import { dataDir, placesOf } from '../host/places.ts'
import { onStop } from '../host/stop-signals.ts'
import { openBrowser } from './browser.ts'
import { createWebHost } from './server.ts'
import { createUploads } from './uploads.ts'

/** Entry of the web host: `node src/web/main.ts [case] [--port n] [--no-open] [--training] [--at link]`. First line on stdout: {"url"}. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  allowNegative: true,
  options: {
    port: { type: 'string', default: '0' },
    open: { type: 'boolean', default: true },
    training: { type: 'boolean', default: false },
    at: { type: 'string' },
  },
})

const projectDir = fileURLToPath(new URL('../../', import.meta.url))
const { rendererDir, sampleDir } = placesOf(projectDir)
const { version } = JSON.parse(readFileSync(join(projectDir, 'package.json'), 'utf8')) as { version: string }
const uploads = createUploads()
const engine = createEngine({ spawn: nodeSpawn, dataDir: dataDir(), sampleDir, uploadsDir: uploads.dir, host: { kind: 'web', version } })

/** The page a link into the case names, as it stands in an address; '' for none. */
function pageOfLink(link: string | undefined): string {
  return link === undefined
    ? ''
    : (hashOfLink(link) ?? fail('link.unknown', `${link} is no link into a case: those begin with ${CASE_LINK}`))
}

async function openCase(): Promise<void> {
  const [path] = positionals
  if (path !== undefined) {
    const verb = existsSync(path) ? 'open' : 'create'
    await engine.call('case', verb, { path: resolve(path) })
  } else if (values.training) await engine.call('case', 'openTraining', {})
}

async function start(): Promise<void> {
  const page = pageOfLink(values.at)
  const [host] = await Promise.all([createWebHost(engine, rendererDir, uploads, Number(values.port)), openCase()])
  onStop(async () => {
    await host.close()
    await engine.close()
    uploads.close()
    process.exit(0)
  })
  const url = `${host.url}${page}`
  process.stdout.write(`${JSON.stringify({ url })}\n`)
  if (values.open) openBrowser(url)
}

start().catch(async (thrown) => {
  process.stdout.write(`${JSON.stringify({ error: problemOf(thrown) })}\n`)
  await engine.close()
  uploads.close()
  process.exit(1)
})
