import { execFileSync, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Spawn } from '#engine/engine.ts'
import { startEngine } from '../support/engine.ts'
import { project } from '../support/project.ts'
import { writeTwoAlerts } from '../support/small-evidence.ts'

const out = (path: string) => join(project, 'out', path)

/** The processes as Electron's utilityProcess runs them: the bundled files, not our TypeScript. */
const spawnBundled: Spawn = (role) => {
  const child = fork(out(`main/${role}.js`), { serialization: 'advanced' })
  return {
    post: (message) => void (child.connected && child.send(message as object, () => {})),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', (code) => listener(code)),
    kill: () => void child.kill('SIGKILL'),
  }
}

describe('the bundled desktop app', () => {
  beforeAll(() => void execFileSync(process.execPath, [join(project, 'build/tasks/build.ts')], { stdio: 'ignore' }))

  test('has engine processes that import, correlate and answer', async () => {
    await using running = startEngine({ spawn: spawnBundled })
    const { engine, folder } = running
    await engine.call('case', 'create', { path: folder.file('One.coldtrail') })
    const { job } = (await engine.call('evidence', 'add', { paths: [writeTwoAlerts(folder.file('a.json'))], correlate: true })) as {
      job: string
    }
    expect(await running.ended(job)).toMatchObject({ state: 'done', problem: null })
    expect(await engine.call('case', 'info', {})).toMatchObject({ alerts: 2, incidents: 1 })
  })

  test('has a preload that a sandbox can load: one file that needs Electron alone', () => {
    const required = [...readFileSync(out('preload/index.cjs'), 'utf8').matchAll(/require\("([^"]+)"\)/g)].map((match) => match[1])
    expect(required).toEqual(['electron'])
  })

  test('keeps the database driver out of the main process', () => {
    expect(readFileSync(out('main/index.js'), 'utf8')).not.toContain('better-sqlite3')
  })

  test('has a page without inline script', () => {
    const page = readFileSync(out('renderer/index.html'), 'utf8')
    expect([...page.matchAll(/<script\b([^>]*)>/g)].filter((match) => !match[1]!.includes('src='))).toEqual([])
    expect(page).toContain('nonce="%CSP_NONCE%"')
  })
})
