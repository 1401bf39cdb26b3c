import * as z from 'zod'
import { id, language, problem, read, time, write } from '../base.ts'
import { entityKind } from '../vocabulary.ts'
import { clockCorrection } from './clocks.ts'
import { linkCalls } from './hunt-link.ts'

export const columnType = z.enum(['string', 'datetime', 'timespan', 'int', 'long', 'real', 'decimal', 'bool', 'dynamic', 'guid'])

/** What now() and ago() measure from: the newest evidence of the case, the system's clock, or a moment the analyst chose. */
export const queryClock = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('case') }),
  z.object({ kind: z.literal('today') }),
  z.object({ kind: z.literal('at'), at: time }),
])

/** How `render` asks for the result to be drawn; properties as the query wrote them (`title`, `xcolumn`, `kind` …). */
export const render = z.object({ visualization: z.string(), properties: z.record(z.string(), z.string()) })

export const huntInput = z.object({
  query: z.string(),
  clock: queryClock.default({ kind: 'case' }),
  /** Rows outside are not looked at; null looks at all of the evidence. Shown beside the editor, never applied silently. */
  range: z.object({ from: time, to: time }).nullable().default(null),
  /** most rows to answer; the answer says when there were more */
  limit: z.number().int().min(1).max(1_000_000).default(30_000),
})

export const huntTable = z.object({
  /** the name the query gives it (`fork name=(…)`, `as`), '' where it gives none */
  name: z.string(),
  columns: z.array(z.object({ name: z.string(), type: columnType })),
  /** column by column: `values[c][r]`, as KQL prints values in JSON (design of the command line) */
  values: z.array(z.array(z.unknown())),
  rowCount: z.number(),
  truncated: z.boolean(),
  /** where rows of devices stand corrected: `columns` that hold devices' times, and per row which of `corrections` it is (1-based, 0 none) */
  clocks: z.object({ columns: z.array(z.number()), corrections: z.array(clockCorrection), rows: z.array(z.number()) }).optional(),
})

/** The table a query answers; those that follow it where it answers several (`fork`, `facet`, several statements). */
export const huntResult = huntTable.extend({
  more: z.array(huntTable),
  elapsedMs: z.number(),
  /** the clock the query was run by */
  now: time,
  render: render.nullable(),
  warnings: z.array(problem),
})

/** One stage of a query as it runs: the operator, its SQL, the indexes SQLite chose, and what it took. */
export const planStage = z.object({
  title: z.string(),
  sql: z.string(),
  access: z.array(z.string()),
  rows: z.number().nullable(),
  elapsedMs: z.number().nullable(),
})

export const schemaTable = z.object({
  name: z.string(),
  description: z.string(),
  group: z.string(),
  rows: z.number(),
  first: time.nullable(),
  last: time.nullable(),
  columns: z.array(z.object({ name: z.string(), type: columnType, description: z.string() })),
})

export const savedQuery = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  query: z.string(),
  /** where it is kept: in the case, in the folders an analyst brought, in the packs that come with the product */
  origin: z.enum(['case', 'imported', 'pack']),
  folder: z.string(),
  tactics: z.array(z.string()),
  techniques: z.array(z.string()),
})

export const goHuntQuery = z.object({ id: z.string(), title: z.string(), description: z.string(), query: z.string() })

/** Completion, diagnostics and the like, answered by the Kusto service from the case's own schema; offsets are UTF-16, 0-based. */
export const completion = z.object({
  label: z.string(),
  kind: z.string(),
  apply: z.string(),
  /** offset within `apply` where the cursor stands afterwards */
  cursor: z.number(),
  detail: z.string(),
})

export const huntCalls = {
  ...linkCalls,
  run: read.input(huntInput).output(huntResult),
  plan: read.input(huntInput).output(z.object({ sql: z.string(), stages: z.array(planStage) })),
  schema: read.input(z.object({})).output(z.array(schemaTable)),
  /** Values a column takes in the case with their counts, most common first: ActionType in the schema pane, filters in guided mode. */
  values: read
    .input(z.object({ table: z.string(), column: z.string(), limit: z.number().int().min(1).max(1000).default(100) }))
    .output(z.array(z.object({ value: z.string(), rows: z.number() }))),
  /** Functions of the language with signature and one line of help, from the catalog the compiler itself reads. */
  functions: read
    .input(z.object({}))
    .output(
      z.array(z.object({ name: z.string(), kind: z.enum(['scalar', 'aggregate', 'tabular']), doc: z.string(), example: z.string() })),
    ),
  savedQueries: read.input(z.object({})).output(z.array(savedQuery)),
  saveQuery: write
    .input(
      z.object({
        id: z.string().optional(),
        name: z.string().min(1),
        description: z.string().default(''),
        folder: z.string().default(''),
        query: z.string(),
      }),
    )
    .output(z.object({ id: z.string() })),
  deleteQuery: write.input(z.object({ id: z.string() })).output(z.object({})),
  /** Keeps the queries of `.kql`, Sentinel YAML and markdown files as the pack “imported”; tells of every file what came of it. */
  importQueries: write
    .input(
      z.object({
        files: z
          .array(z.object({ path: z.string(), text: z.string().max(2_000_000) }))
          .min(1)
          .max(5000),
      }),
    )
    .output(
      z.object({
        imported: z.number(),
        files: z.array(
          z.object({ path: z.string(), queries: z.number(), problems: z.array(z.object({ code: z.string(), message: z.string() })) }),
        ),
      }),
    ),
  /** Takes an imported query out of the case, or all of them where none is named. */
  removeImported: write.input(z.object({ id: z.string().nullable() })).output(z.object({})),
  /** Queries that fit an entity, filled in: a visible text to edit, never run unseen (spec §15). */
  goHunt: read.input(z.object({ entity: id, incident: id.nullable().default(null) })).output(z.array(goHuntQuery)),
  /** Events of the same device (failing that message, account) 30 minutes around one row, with their relevance (spec §15). */
  goHuntRow: read.input(z.object({ table: z.string(), row: z.number() })).output(z.array(goHuntQuery)),
  /** The same for a row of results, known by its values alone. */
  goHuntValues: read.input(z.object({ values: z.record(z.string(), z.unknown()) })).output(z.array(goHuntQuery)),
  /** Entities a result row speaks of, found by its identifier columns. */
  entitiesOf: read
    .input(z.object({ values: z.record(z.string(), z.unknown()) }))
    .output(z.array(z.object({ id, kind: entityKind, label: z.string(), columns: z.array(z.string()) }))),
}

/** What the editor asks of the language worker while the analyst types. */
export const languageCalls = {
  diagnose: language.input(z.object({ text: z.string() })).output(z.array(problem)),
  complete: language
    .input(z.object({ text: z.string(), offset: z.number().int().min(0) }))
    .output(z.object({ from: z.number(), to: z.number(), items: z.array(completion) })),
  hover: language.input(z.object({ text: z.string(), offset: z.number().int().min(0) })).output(z.object({ text: z.string() }).nullable()),
  format: language.input(z.object({ text: z.string() })).output(z.object({ text: z.string() })),
  /** Semantic colours: token kinds as the Kusto service names them. */
  classify: language
    .input(z.object({ text: z.string() }))
    .output(z.array(z.object({ start: z.number(), end: z.number(), kind: z.string() }))),
}
