import * as z from 'zod'
import { host, id, page, problem, read, time } from '../base.ts'

export const source = z.object({
  id,
  path: z.string(),
  container: z.number().nullable(),
  sha256: z.string(),
  bytes: z.number(),
  format: z.string(),
  formatTitle: z.string(),
  importerVersion: z.number(),
  status: z.enum(['importing', 'imported', 'partial', 'cancelled', 'unrecognised', 'container']),
  imported: time,
  records: z.object({ read: z.number(), stored: z.number(), rejected: z.number() }),
  tables: z.record(z.string(), z.number()),
  alerts: z.number(),
  first: time.nullable(),
  last: time.nullable(),
  problemCount: z.number(),
})

export const evidenceCalls = {
  /** Starts importing files and folders; answers at once with the job. `correlate` runs after the last file unless refused. */
  add: host
    .input(z.object({ paths: z.array(z.string()).min(1), detect: z.boolean().default(true), correlate: z.boolean().default(true) }))
    .output(z.object({ job: z.string() })),
  /** Asks for files by the host's own dialog (desktop only); null where the analyst cancelled. */
  choose: host.input(z.object({ kind: z.enum(['files', 'folder']) })).output(z.object({ paths: z.array(z.string()) }).nullable()),
  sources: read.input(z.object({})).output(z.array(source)),
  problems: read.input(z.object({ source: id.optional(), ...page.shape })).output(
    z.object({
      total: z.number(),
      problems: z.array(problem.extend({ source: id, sourcePath: z.string(), raw: z.string() })),
    }),
  ),
  tables: read
    .input(z.object({}))
    .output(
      z.array(z.object({ name: z.string(), rows: z.number(), first: time.nullable(), last: time.nullable(), description: z.string() })),
    ),
}
