import * as z from 'zod'
import { id, time } from '../base.ts'
import { entityKind, severity } from '../vocabulary.ts'

/** Which columns of a result name an entity; kinds and identifiers are those of `model/mapping` (spec §16). */
export const entityMapping = z.object({
  kind: entityKind,
  fields: z.array(z.object({ identifier: z.string(), column: z.string() })).min(1),
})

/** What an alert made of rows says. `{{Column}}` in the title stands for the value of the alert's first row. */
export const alertTemplate = z.object({
  title: z.string().trim().min(1).max(400),
  severity,
  category: z.string().default(''),
  techniques: z.array(z.string().regex(/^T\d{4}(\.\d{3})?$/)).default([]),
  description: z.string().default(''),
  recommendedActions: z.string().default(''),
})

/** Rows as they stand in a result: every row has as many cells as there are columns, as KQL prints them. */
export const pickedRows = z.object({
  query: z.string(),
  /** what now() was when the query ran */
  now: time,
  range: z.object({ from: time, to: time }).nullable(),
  columns: z.array(z.string()).min(1),
  rows: z.array(z.array(z.unknown())).min(1).max(10_000),
})

/** One alert that would be, or was, made: a unique combination of impacted entities. */
export const combination = z.object({
  /** what names the impacted entities to a reader; empty where the rows name none */
  impacted: z.array(z.object({ kind: entityKind, label: z.string() })),
  rows: z.number(),
  related: z.number(),
})

export const linkInput = z.object({
  picked: pickedRows,
  alert: alertTemplate,
  mappings: z.array(entityMapping).min(1),
  /** null makes a new incident */
  incident: id.nullable(),
  /** name of the new incident; named after its alerts where empty */
  incidentName: z.string().default(''),
})
