import * as z from 'zod'
import { id, read } from '../base.ts'
import { entityKind } from '../vocabulary.ts'

/** A cell: its text, and the entity it names where the case knows one of that name. */
export const sectionCell = z.object({ text: z.string(), entity: z.object({ id, kind: entityKind, label: z.string() }).nullable() })

/** One line of a section: what rows of the evidence have in common, how many there are, and the query that finds them. */
export const sectionRow = z.object({
  cells: z.array(sectionCell),
  count: z.number(),
  first: z.string(),
  last: z.string(),
  query: z.string(),
})

export const section = z.object({
  id: z.string(),
  title: z.string(),
  columns: z.array(z.string()),
  /** what a row counts: `logons`, `mails`; '' where a count says nothing (an inventory) */
  counts: z.string(),
  rows: z.array(sectionRow),
  /** more lines than are shown */
  more: z.boolean(),
  /** evidence that fills it */
  filledBy: z.string(),
  /** whether any table that could fill it is in the case */
  hasTables: z.boolean(),
})

export const sectionCalls = {
  /** What the tables say of an entity on one subject (`tab` of its page), section by section. */
  get: read.input(z.object({ entity: id, tab: z.string() })).output(z.array(section)),
}
