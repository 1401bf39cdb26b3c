import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildRenderer } from '../../build/setup/app.ts'
import { project } from '../support/project.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { startWebHost } from '../support/web-host.ts'

const isListening = (url: string) =>
  fetch(url, { redirect: 'manual' }).then(
    () => true,
    () => false,
  )

// a host shows the built page; `npm test` has built it before
beforeAll(buildRenderer, 120_000)

describe('serve', () => {
  test('tells its address first, answers there, and ends with SIGTERM', async () => {
    using folder = temporaryFolder()
    const host = await startWebHost(folder.path)
    expect(host.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{32}$/)
    expect(await isListening(host.url)).toBe(true)
    await host.stop()
    expect(host.process.exitCode).toBe(0)
    expect(await isListening(host.url)).toBe(false)
  })

  test('closes the case in order when its whole group is told to end, as a supervisor or a closed terminal does', async () => {
    using folder = temporaryFolder()
    const args = ['--disable-warning=ExperimentalWarning', join(project, 'src/web/main.ts'), '--no-open', folder.file('Group.coldtrail')]
    const env = { ...process.env, COLDTRAIL_DATA: folder.path }
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    await once(createInterface({ input: child.stdout }), 'line')
    process.kill(-child.pid!, 'SIGTERM')
    const [code] = (await once(child, 'close')) as [number | null]
    expect({ code, said }).toEqual({ code: 0, said: '' })
  })

  test('ends when what started it is killed', async () => {
    using folder = temporaryFolder()
    const args = ['--disable-warning=ExperimentalWarning', join(project, 'src/cli/main.ts'), 'serve', '--no-open']
    const env = { ...process.env, COLDTRAIL_DATA: folder.path }
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
    const { url } = JSON.parse(line) as { url: string }
    expect(await isListening(url)).toBe(true)
    child.kill('SIGKILL')
    await expect.poll(() => isListening(url), { timeout: 5_000 }).toBe(false)
  })
})
