import * as z from 'zod'

export const draft = z.object({ id: z.number(), title: z.string(), text: z.string() })

/** Which rows are looked at, measured back from the newest evidence, or between two moments. */
export const rangeChoice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('last'), hours: z.number().positive() }),
  z.object({ kind: z.literal('custom'), from: z.string(), to: z.string() }),
])

export const clockChoice = z.enum(['case', 'today'])

export const pastRun = z.object({
  query: z.string(),
  /** the system's clock, ISO-8601 */
  at: z.string(),
  rows: z.number().nullable(),
  elapsedMs: z.number(),
  /** why it gave nothing */
  refused: z.string().optional(),
})

/** What the hunting page keeps from one start to the next; results are not kept, they are asked for again. */
export const kept = z.object({
  drafts: z.array(draft).min(1),
  active: z.number(),
  range: rangeChoice,
  clock: clockChoice,
  limit: z.number().int().min(1).max(1_000_000),
  history: z.array(pastRun),
  favourites: z.array(z.string()),
  layout: z.object({ schemaWidth: z.number(), editorHeight: z.number(), inspectWidth: z.number(), showsSchema: z.boolean() }),
})

export type Draft = z.infer<typeof draft>
export type RangeChoice = z.infer<typeof rangeChoice>
export type ClockChoice = z.infer<typeof clockChoice>
export type PastRun = z.infer<typeof pastRun>
export type Kept = z.infer<typeof kept>

export const DEFAULT_LIMIT = 30_000

const FIRST_QUERY = `// F5 or Shift+Enter runs the statement at the cursor; blank lines part statements
AlertInfo
| summarize Alerts = count() by Severity, Category
| sort by Alerts desc
`

export const initialKept: Kept = {
  drafts: [{ id: 1, title: 'Query 1', text: FIRST_QUERY }],
  active: 1,
  range: { kind: 'all' },
  clock: 'case',
  limit: DEFAULT_LIMIT,
  history: [],
  favourites: [],
  layout: { schemaWidth: 260, editorHeight: 220, inspectWidth: 400, showsSchema: true },
}

/** What was kept, or the beginning where nothing was or another version wrote it. */
export function readKept(value: unknown): Kept {
  const read = kept.safeParse(value)
  return read.success ? read.data : initialKept
}
