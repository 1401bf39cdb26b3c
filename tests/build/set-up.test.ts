import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, test } from 'vitest'
import { add, countPlaywright, countVitest } from '../../build/setup/counts.ts'
import { temporaryFolder } from '../support/temporary.ts'

const { isInstalled } = (await import('../../build/setup/dependencies.mjs' as string)) as { isInstalled(root: string): boolean }

interface Entry {
  readonly version?: string
  readonly optional?: boolean
  readonly link?: boolean
}

function project(locked: Record<string, Entry>, held: Record<string, Entry> | undefined) {
  const folder = temporaryFolder()
  const write = (path: string, packages: Record<string, Entry>) => {
    mkdirSync(dirname(folder.file(path)), { recursive: true })
    writeFileSync(folder.file(path), JSON.stringify({ packages: { '': {}, ...packages } }))
  }
  write('package-lock.json', locked)
  if (held) write('node_modules/.package-lock.json', held)
  return folder
}

describe('what is installed', () => {
  const locked = { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0', optional: true } }

  test('is enough when it is what the lockfile names, packages of other platforms aside', () => {
    for (const held of [locked, { 'node_modules/a': { version: '1.0.0' } }]) {
      using folder = project(locked, held)
      expect(isInstalled(folder.path)).toBe(true)
    }
  })

  test('is not enough when it is missing, of another version, or was left half done', () => {
    const helds: (Record<string, Entry> | undefined)[] = [
      undefined,
      {},
      { 'node_modules/a': { version: '1.0.1' } },
      { ...locked, 'node_modules/b': { version: '1.9.0' } },
    ]
    for (const held of helds) {
      using folder = project(locked, held)
      expect(isInstalled(folder.path)).toBe(false)
    }
  })
})

describe('the count of tests', () => {
  const report = (value: unknown) => {
    const folder = temporaryFolder()
    writeFileSync(folder.file('report.json'), JSON.stringify(value))
    return { path: folder.file('report.json'), [Symbol.dispose]: () => folder[Symbol.dispose]() }
  }

  test('adds what each suite reports', () => {
    using units = report({ numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, success: false })
    using windows = report({ stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 0 }, errors: [] })
    expect(add([countVitest(units.path), countPlaywright(windows.path)])).toEqual({ passed: 9, failed: 2, skipped: 2 })
  })

  test('takes a suite that could not start, or left no report, for a failure', () => {
    using units = report({ numPassedTests: 5, numFailedTests: 0, numPendingTests: 0, success: false })
    using windows = report({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }, errors: [{ message: 'no browser' }] })
    expect(countVitest(units.path).failed).toBe(1)
    expect(countPlaywright(windows.path).failed).toBe(1)
    expect(countVitest('/no/such/report.json').failed).toBe(1)
  })
})
