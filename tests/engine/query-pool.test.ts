import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Failure } from '#base/problem.ts'
import { createQueryPool, type QueryPool } from '#engine/coordinator/query-pool.ts'
import { spawnSlowQuery } from '../support/slow-queries.ts'

let pool: QueryPool
let asked = 0

beforeEach(async () => {
  pool = createQueryPool(spawnSlowQuery, 2)
  await pool.open('any.coldtrail')
})
afterEach(() => pool.close())

const ask = (verb: string, input: unknown = null, signal?: AbortSignal) =>
  pool.call({ id: String(asked++), noun: 'test', verb, input, analyst: 'test' }, signal)

const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'answered',
    (thrown: Failure) => thrown.problem.code,
  )

describe('the query pool', () => {
  test('answers a short question while a long one runs', async () => {
    const long = ask('spin', 1_500)
    const started = performance.now()
    await ask('pid')
    expect(performance.now() - started).toBeLessThan(1_000)
    await long
  })

  test('gives a cancelled question up at once and kills what ran it within 300 ms', async () => {
    const stop = new AbortController()
    const pid = (await ask('pid')) as number
    // both processes are held, so that the one we know is among them
    const questions = [ask('spin', 30_000, stop.signal), ask('spin', 30_000, stop.signal)].map(codeOf)
    await new Promise((done) => setTimeout(done, 100))
    const started = performance.now()
    stop.abort()
    expect(await Promise.all(questions)).toEqual(['call.cancelled', 'call.cancelled'])
    expect(performance.now() - started).toBeLessThan(50)
    await expect.poll(() => isAlive(pid), { timeout: 300 - (performance.now() - started), interval: 10 }).toBe(false)
    expect(await ask('pid')).not.toBe(pid)
  })

  test('forgets a question that was cancelled while it waited, and asks the others', async () => {
    const running = [ask('spin', 400), ask('spin', 400)]
    const stop = new AbortController()
    const waiting = codeOf(ask('pid', null, stop.signal))
    const other = ask('pid')
    stop.abort()
    expect(await waiting).toBe('call.cancelled')
    expect(await Promise.all([...running, other])).toEqual([expect.any(Number), expect.any(Number), expect.any(Number)])
  })

  test('tells a crash as a problem and answers the next question from a new process', async () => {
    expect(await codeOf(ask('crash'))).toBe('process.ended')
    expect(await ask('pid')).toEqual(expect.any(Number))
  })
})

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
