import * as z from 'zod'
import { host, problem, time } from '../base.ts'

export const job = z.object({
  id: z.string(),
  title: z.string(),
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  started: time,
  ended: time.nullable(),
  /** what is being done now, for people */
  step: z.string(),
  done: z.number(),
  total: z.number().nullable(),
  unit: z.string(),
  /** units a second, and seconds left, where both can be told */
  rate: z.number().nullable(),
  secondsLeft: z.number().nullable(),
  problem: problem.nullable(),
  /** the job's answer in short, for people */
  outcome: z.string(),
})

export const jobCalls = {
  list: host.input(z.object({})).output(z.array(job)),
  cancel: host.input(z.object({ job: z.string() })).output(z.object({})),
}
