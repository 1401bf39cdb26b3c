import { describe, expect, test } from 'vitest'
import { Failure, problem } from '#base/problem.ts'
import { createJobs, type Job } from '#engine/coordinator/jobs.ts'
import { createPace } from '#engine/coordinator/progress.ts'

function watched() {
  const told: Job[] = []
  const jobs = createJobs((job) => told.push(job))
  return { jobs, told, last: () => told.at(-1)! }
}

const aborted = (signal: AbortSignal) => new Promise<void>((done) => signal.addEventListener('abort', () => done(), { once: true }))

describe('jobs', () => {
  test('tell that they run, how far they are, and what came of them', async () => {
    const { jobs, told, last } = watched()
    const job = jobs.start('Import a.json', async ({ id }) => {
      jobs.progressed(id, 'Reading', 5, 10, 'records')
      return '10 records'
    })
    await expect.poll(last).toMatchObject({ id: job.id, state: 'done', outcome: '10 records', ended: expect.any(String) })
    expect(told.map((one) => [one.state, one.step, one.done])).toContainEqual(['running', 'Reading', 5])
  })

  test('keep the problem that made them fail', async () => {
    const { jobs, last } = watched()
    jobs.start('Import', async () => {
      throw new Failure(problem('source.not-found', 'There is no such file'))
    })
    await expect.poll(last).toMatchObject({ state: 'failed', problem: { code: 'source.not-found' } })
  })

  test('that are cancelled end as cancelled, whether their work answers or throws', async () => {
    const { jobs } = watched()
    const answering = jobs.start('One', async ({ signal }) => {
      await aborted(signal)
      return 'part of it'
    })
    const throwing = jobs.start('Two', async ({ signal }) => {
      await aborted(signal)
      return signal.throwIfAborted() ?? ''
    })
    await Promise.resolve()
    for (const job of [answering, throwing]) jobs.cancel(job.id)
    await jobs.cancelAll()
    expect(jobs.list().map((job) => job.state)).toEqual(['cancelled', 'cancelled'])
  })

  test('tell progress at most ten times a second, and the newest of it in the list', async () => {
    const { jobs, told } = watched()
    const started = Date.now()
    const job = jobs.start('Import', async ({ id, signal }) => {
      for (let done = 0; done < 10_000; done++) jobs.progressed(id, 'Reading', done, 10_000, 'records')
      await aborted(signal)
      return ''
    })
    await expect.poll(() => jobs.list()[0]!.done).toBe(9_999)
    expect(told.length).toBeLessThanOrEqual(3 + (Date.now() - started) / 100)
    jobs.cancel(job.id)
    await jobs.cancelAll()
  })
})

describe('pace', () => {
  const clock = () => {
    let now = 0
    const pace = createPace(() => now)
    return (at: number, done: number, step = 'Reading') => {
      now = at
      return pace.next(step, done, 1_000)
    }
  }

  test('is told from the last seconds, with the time left', () => {
    const at = clock()
    expect(at(0, 0)).toEqual({ rate: null, secondsLeft: null })
    expect(at(1_000, 100)).toEqual({ rate: 100, secondsLeft: 9 })
  })

  test('starts anew with every step', () => {
    const at = clock()
    at(0, 0)
    at(1_000, 900)
    expect(at(1_100, 1, 'Indexing')).toEqual({ rate: null, secondsLeft: null })
  })
})
