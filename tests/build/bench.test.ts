import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { project } from '../support/project.ts'

const bench = (...words: string[]) => spawnSync(process.execPath, [join(project, 'build/tasks/bench.ts'), ...words], { encoding: 'utf8' })

test('a benchmark that is not there is told before any runs, with those that are', () => {
  const { status, stderr, stdout } = bench('import-memory', 'no-such')
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr).toContain('no such benchmark: no-such; there are ')
  expect(bench('H1').status).toBe(2)
})

test('words behind the hunts are the hunts to run: one that is not there ends it', () => {
  const { status, stdout, stderr } = bench('hunt', 'H0')
  if (stdout.includes('skipped')) return
  expect(status).toBe(1)
  expect(stderr).toContain('no such hunt: H0')
})
