import { expect, test } from 'vitest'
import { createJobs } from '../../src/renderer/state/jobs.ts'

const of = (jobs: ReturnType<typeof createJobs>) => jobs.getState().jobs[0]!

test('work of the window stands among the jobs, says how far it is, and is cancelled without asking the engine', () => {
  const jobs = createJobs()
  const own = jobs.begin('Bring 3 files')
  own.progressed('Reading a.json', 20, 80, 'bytes')
  expect(of(jobs)).toMatchObject({ title: 'Bring 3 files', state: 'running', step: 'Reading a.json', done: 20, total: 80, unit: 'bytes' })
  jobs.replace([])
  expect(jobs.getState().jobs).toHaveLength(1)
  expect([jobs.cancel('another'), jobs.cancel(of(jobs).id)]).toEqual([false, true])
  expect(own.signal.aborted).toBe(true)
  own.end('cancelled')
  expect(of(jobs)).toMatchObject({ state: 'cancelled', outcome: 'Cancelled', ended: expect.any(String) })
  expect(jobs.cancel(of(jobs).id)).toBe(false)
})

test('work of the window that fails keeps its problem', () => {
  const jobs = createJobs()
  jobs.begin('Bring 1 file').end({ problem: { code: 'upload.failed', severity: 'error', message: 'No room' } })
  expect(of(jobs)).toMatchObject({ state: 'failed', problem: { message: 'No room' } })
})
