import { oc } from '@orpc/contract'
import * as z from 'zod'

/**
 * Where a call runs: `read` in a query process over a snapshot, `write` in the one writer process, `language` in the process that keeps
 * the Kusto parser warm for the editor, `host` in the coordinator itself (windows, dialogs, jobs, settings). The contract says it, so that no host decides it.
 */
export interface CallMeta {
  readonly runs: 'read' | 'write' | 'language' | 'host'
}

const call = oc.$meta<CallMeta>({ runs: 'read' })

export const read = call.meta({ runs: 'read' })
export const write = call.meta({ runs: 'write' })
export const language = call.meta({ runs: 'language' })
export const host = call.meta({ runs: 'host' })

/** ISO-8601 UTC with seven decimals, as Kusto prints a datetime; sorts as text. */
export const time = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/)

export const id = z.number().int().positive()

/** A window into an ordered list: the screen asks for rows by place, the answer tells how many there are. */
export const page = z.object({ offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(1000).default(100) })

export const problem = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  hint: z.string().optional(),
  where: z
    .object({
      start: z.number().optional(),
      end: z.number().optional(),
      line: z.number().optional(),
      column: z.number().optional(),
      source: z.string().optional(),
      record: z.number().optional(),
      offset: z.number().optional(),
    })
    .optional(),
})
