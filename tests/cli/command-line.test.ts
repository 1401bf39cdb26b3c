import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openForReading } from '#engine/store/case-file.ts'
import { answerOf, coldtrail } from '../support/cli.ts'
import { writeProcessEvents } from '../support/process-events.ts'
import { project } from '../support/project.ts'
import { writeTwoAlerts } from '../support/small-evidence.ts'
import { temporaryFolder } from '../support/temporary.ts'

const main = join(project, 'src/cli/main.ts')

interface Imported {
  readonly sources: readonly {
    readonly id: number
    readonly path: string
    readonly status: string
    readonly sha256: string
    readonly records: { readonly read: number; readonly stored: number; readonly rejected: number }
  }[]
  readonly elapsedMs: number
}

interface Incident {
  readonly id: number
  readonly alertCount: number
  readonly severity: string
  readonly tactics: readonly string[]
}

describe('a case made by the command line', () => {
  test('goes from evidence to a verified incident', async () => {
    using folder = temporaryFolder()
    const path = folder.file('a.coldtrail')
    const evidence = writeTwoAlerts(folder.file('alerts.json'))
    const { sources, elapsedMs } = await answerOf<Imported>('import', path, evidence)
    expect(sources).toMatchObject([{ path: evidence, status: 'imported', records: { read: 2, stored: 2, rejected: 0 } }])
    expect(elapsedMs).toBeGreaterThan(0)

    const { incidents } = await answerOf<{ incidents: Incident[] }>('incidents', path)
    expect(incidents).toMatchObject([{ alertCount: 2, severity: 'high', assets: { devices: 1 }, tags: [], status: 'active' }])
    expect([...incidents[0]!.tactics].sort()).toEqual(['Credential Access', 'Execution'])

    const whole = await answerOf<{ alerts: { entities: string[] }[]; graph: { nodes: { kind: string }[] } }>(
      'incident',
      path,
      String(incidents[0]!.id),
    )
    expect(whole.alerts).toHaveLength(2)
    expect(whole.alerts[0]!.entities).toContain('fin-ws-01')
    expect(whole.graph.nodes.map((node) => node.kind)).toContain('device')

    expect(await answerOf('verify', path)).toMatchObject({ ok: true, sources: [{ status: 'same' }], problems: [] })
    expect(await answerOf('correlate', path, '--ignore-provider')).toMatchObject({ incidents: 1, alerts: 2 })
  })

  test('is not made for evidence that is not there, or is no file', async () => {
    using folder = temporaryFolder()
    for (const [evidence, refused] of [
      [folder.file('none.json'), 'source.not-found'],
      ['/dev/null', 'source.not-a-file'],
    ] as const) {
      const { code, stdout } = await coldtrail('import', folder.file('new/a.coldtrail'), evidence, '--json')
      expect({ code, told: JSON.parse(stdout) }).toMatchObject({ code: 1, told: { error: { code: refused } } })
      expect(existsSync(folder.file('new'))).toBe(false)
    }
  })

  test('gets the folder it is to lie in, as it does from serve', async () => {
    using folder = temporaryFolder()
    const path = folder.file('cases/2026/a.coldtrail')
    await answerOf('import', path, writeTwoAlerts(folder.file('alerts.json')))
    expect(await answerOf('verify', path)).toMatchObject({ ok: true })
  })

  test('meets the same bytes again without storing them', async () => {
    using folder = temporaryFolder()
    const path = folder.file('a.coldtrail')
    const evidence = writeTwoAlerts(folder.file('alerts.json'))
    const first = await answerOf<Imported>('import', path, evidence)
    const again = await answerOf<Imported>('import', path, evidence)
    expect(again.sources).toMatchObject([{ id: first.sources[0]!.id, status: 'already-imported', records: first.sources[0]!.records }])
  })

  test('need not last', async () => {
    using folder = temporaryFolder()
    const { sources } = await answerOf<Imported>('import', ':memory:', writeTwoAlerts(folder.file('alerts.json')))
    expect(sources).toHaveLength(1)
    expect(existsSync(':memory:')).toBe(false)
  })
})

describe('what cannot be done', () => {
  test('exits with 1 and tells its problem as one JSON document', async () => {
    using folder = temporaryFolder()
    for (const verb of ['tables', 'incidents', 'verify', 'correlate']) {
      const { code, stdout } = await coldtrail(verb, folder.file('missing.coldtrail'), '--json')
      expect([verb, code, JSON.parse(stdout)]).toMatchObject([verb, 1, { error: { code: 'case.not-found' } }])
    }
    expect(existsSync(folder.file('missing.coldtrail'))).toBe(false)
  })

  test('says so on stderr where no JSON was asked for', async () => {
    using folder = temporaryFolder()
    const { code, stdout, stderr } = await coldtrail('tables', folder.file('missing.coldtrail'))
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain('There is no case file')
  })

  test('exits with 2 where it was asked wrongly', async () => {
    for (const wrong of [['no-such-verb'], ['tables'], ['tables', 'a', '--no-such-option'], []]) {
      expect([wrong, (await coldtrail(...wrong)).code]).toEqual([wrong, 2])
    }
    const { code, stdout } = await coldtrail('tables', '--json')
    expect([code, JSON.parse(stdout)]).toMatchObject([2, { error: { code: 'usage.wrong' } }])
  })

  test('help is an answer', async () => {
    const { code, stdout } = await coldtrail('--help')
    expect(code).toBe(0)
    for (const verb of ['demo', 'import', 'tables', 'incidents', 'incident', 'correlate', 'verify', 'serve', 'open'])
      expect(stdout).toContain(verb)
  })
})

describe('a command asked in haste', () => {
  test('ends quietly when who reads has read enough', async () => {
    using folder = temporaryFolder()
    const path = folder.file('a.coldtrail')
    await answerOf('import', path, writeTwoAlerts(folder.file('alerts.json')))
    const child = spawn(process.execPath, [main, 'hunt', path, 'range n from 1 to 200000 step 1', '--format', 'csv'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    child.stdout.once('data', () => child.stdout.destroy())
    const [code] = (await once(child, 'close')) as [number | null]
    expect(code).toBe(0)
    expect(said).not.toContain('EPIPE')
  })

  test('is told its mistake in words, with its place', async () => {
    using folder = temporaryFolder()
    const path = folder.file('a.coldtrail')
    await answerOf('import', path, writeTwoAlerts(folder.file('alerts.json')))
    const codeOf = async (...args: string[]) => {
      const { code, stdout } = await coldtrail(...args, '--json')
      return [code, (JSON.parse(stdout) as { error: { code: string } }).error.code]
    }
    expect(await codeOf('hunt', path, 'print 1', '--limit', 'abc')).toEqual([2, 'usage.wrong'])
    expect(await codeOf('hunt', path, 'print 1', '--format', 'xml')).toEqual([2, 'usage.wrong'])
    expect(await codeOf('hunt', path, 'print now()', '--clock', 'nonsense')).toEqual([2, 'usage.wrong'])
    expect(await codeOf('hunt', path, '-f', folder.file('no.kql'))).toEqual([1, 'file.not-found'])
    expect(await codeOf('hunt', path, 'AlertInfo | nope', '--check')).toEqual([1, 'kql.ks176'])
    expect(await codeOf('tables', folder.path)).toEqual([1, 'case.not-a-case'])
    expect(await codeOf('demo', join(path, 'within-a-file.coldtrail'))).toEqual([1, 'case.no-folder'])
    const { code, stderr } = await coldtrail('hunt', path, 'AlertInfo\n| nope', '--check')
    expect([code, stderr]).toEqual([1, 'coldtrail: line 2, column 3: Query operator expected.\n'])
  }, 60_000)

  test('answers the queries of a batch around a line that is none', async () => {
    using folder = temporaryFolder()
    const path = folder.file('a.coldtrail')
    await answerOf('import', path, writeTwoAlerts(folder.file('alerts.json')))
    writeFileSync(folder.file('batch.jsonl'), '{"id":1,"query":"print 1"}\ngarbage\n\n{"id":2,"query":"print 2"}\n')
    const { code, stdout } = await coldtrail('hunt', path, '--batch', folder.file('batch.jsonl'))
    const lines = stdout.trim().split('\n')
    expect(code).toBe(0)
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { id: 1, rows: [[1]] },
      { id: null, error: { code: 'batch.bad-line', where: { line: 2 } } },
      { id: 2, rows: [[2]] },
    ])
  })
})

test('Ctrl+C twice at once, as npm passes it on, cancels an import in order: what was done stands, the rest is told as not read', {
  timeout: 60_000,
}, async () => {
  using folder = temporaryFolder()
  const path = folder.file('a.coldtrail')
  writeTwoAlerts(folder.file('1-alerts.json'))
  writeProcessEvents(folder.file('2-events.csv'), 200_000)
  const child = spawn(process.execPath, [main, 'import', path, folder.path, '--json'], { stdio: ['ignore', 'pipe', 'ignore'] })
  let answered = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    answered += text
  })
  const isReading = () => {
    if (!existsSync(path)) return false
    const reader = openForReading(path)
    const reading = reader.get("SELECT 1 FROM source WHERE status = 'importing' AND read > 0")
    reader.close()
    return reading !== undefined
  }
  await expect.poll(isReading, { interval: 5, timeout: 30_000 }).toBe(true)
  child.kill('SIGINT')
  child.kill('SIGINT')
  const [code] = (await once(child, 'close')) as [number | null]
  expect([code, JSON.parse(answered)]).toMatchObject([1, { error: { code: 'call.cancelled' } }])
  expect(await answerOf('verify', path)).toMatchObject({ ok: true, sources: [{ status: 'same' }], problems: [] })
  expect(await answerOf('incidents', path)).toMatchObject({ incidents: [{ alertCount: 2 }] })
})
