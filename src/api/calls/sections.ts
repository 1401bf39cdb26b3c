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
  /** how many lines it holds */
  total: z.number(),
  /** the evidence has more lines than it holds */
  more: z.boolean(),
  /** evidence that fills it */
  filledBy: z.string(),
  /** whether any table that could fill it is in the case */
  hasTables: z.boolean(),
})

/** Devices and users that met something on one day (UTC). */
export const prevalentDay = z.object({ day: z.string(), devices: z.number(), users: z.number(), events: z.number() })

export const prevalence = z.object({
  /** days on which anything met it, oldest first */
  days: z.array(prevalentDay),
  devices: z.number(),
  users: z.number(),
  /** KQL of the events behind it; '' where no table could hold any */
  query: z.string(),
})

export const mailLikeness = z.enum(['cluster', 'attachment', 'url', 'subject', 'sender'])

export const similarMail = z.object({
  message: z.string(),
  entity: sectionCell.shape.entity,
  at: z.string(),
  subject: z.string(),
  sender: z.string(),
  senderName: z.string(),
  recipient: z.string(),
  action: z.string(),
  location: z.string(),
  /** what it has in common with the message, strongest first */
  reasons: z.array(z.object({ kind: mailLikeness, value: z.string() })),
})

export const similarMailList = z.object({
  mails: z.array(similarMail),
  /** all there are, where more than are told */
  total: z.number(),
  query: z.string(),
  filledBy: z.string(),
  /** whether the evidence has the message itself to compare with */
  known: z.boolean(),
})

export const sectionCalls = {
  /** How many devices and users met a file, an address or a name, day by day. */
  prevalence: read.input(z.object({ entity: id })).output(prevalence),
  /** Messages like this one, each with the reasons. */
  similarMails: read.input(z.object({ entity: id })).output(similarMailList),
  /** What the tables say of an entity on one subject (`tab` of its page), section by section. */
  get: read.input(z.object({ entity: id, tab: z.string() })).output(z.array(section)),
}
