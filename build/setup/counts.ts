import { readFileSync } from 'node:fs'
import * as z from 'zod'

export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

const vitest = z.object({ numPassedTests: z.number(), numFailedTests: z.number(), numPendingTests: z.number(), success: z.boolean() })
const playwright = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
})

/** A suite that left no report did not run: one failure, never nothing. */
const NO_REPORT: Counts = { passed: 0, failed: 1, skipped: 0 }

function read(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

/** Counts of a Vitest JSON report; a file that could not even be loaded counts as a failure. */
export function countVitest(path: string): Counts {
  const report = vitest.safeParse(read(path))
  if (!report.success) return NO_REPORT
  const { numPassedTests: passed, numFailedTests, numPendingTests: skipped, success } = report.data
  return { passed, skipped, failed: Math.max(numFailedTests, success ? 0 : 1) }
}

/** Counts of a Playwright JSON report; what passed only when tried again counts as passed, errors outside tests as failures. */
export function countPlaywright(path: string): Counts {
  const report = playwright.safeParse(read(path))
  if (!report.success) return NO_REPORT
  const { stats, errors } = report.data
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, skipped: stats.skipped }
}

export const add = (all: readonly Counts[]): Counts =>
  all.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }))
