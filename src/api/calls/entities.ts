import * as z from 'zod'
import { id, page, read, time, write } from '../base.ts'
import { alertStatus, criticalityLevel, entityKind, severity, verdict } from '../vocabulary.ts'
import { activityStanding, clockCorrection, spanStanding } from './clocks.ts'

/**
 * A place in the evidence: a row of a table, or a record of a source that an alert was read from. A record may tell of many alerts (an
 * incident's export): where `table` is empty, `row` is the alert meant, and null or 0 the first it tells of.
 */
export const recordRef = z.object({
  table: z.string(),
  row: z.number().nullable(),
  source: id,
  record: z.number(),
})

export const entityFact = z.object({
  /** field as the portal calls it, e.g. `OS platform` */
  title: z.string(),
  value: z.string(),
  /** other values the evidence gives for the same field: a conflict the analyst sees */
  others: z.array(z.string()),
  records: z.array(recordRef),
})

export const entityIdentifier = z.object({
  type: z.string(),
  value: z.string(),
  /** the device it holds on alone, by name; absent where it means the same everywhere */
  device: z.string().optional(),
  /** why this name belongs to the entity, with the record that says so */
  basis: z.string(),
  records: z.array(recordRef),
})

/** A verdict an analyst set over the evidence's, and why. */
export const analystVerdict = z.object({ verdict, reason: z.string(), by: z.string(), at: time })

/** How much an asset matters, and who says so: the analyst over the evidence. */
export const criticality = z.object({ level: criticalityLevel, by: z.enum(['analyst', 'evidence']) })

/** A tag of an entity; `system` ones come with the evidence and cannot be taken away. */
export const entityTag = z.object({ name: z.string(), system: z.boolean() })

export const entityDetail = z.object({
  id,
  kind: entityKind,
  label: z.string(),
  /** in force: the analyst's, else the worst the evidence says */
  verdict,
  evidenceVerdict: verdict,
  analystVerdict: analystVerdict.nullable(),
  critical: z.boolean(),
  criticality: criticality.nullable(),
  tags: z.array(entityTag),
  /** contained, isolated, disabled … where the evidence says so */
  marks: z.array(z.string()),
  first: time.nullable(),
  last: time.nullable(),
  ...spanStanding,
  identifiers: z.array(entityIdentifier),
  facts: z.array(entityFact),
  alerts: z.array(
    z.object({ id, title: z.string(), severity, status: alertStatus, incident: id, firstActivity: time, ...activityStanding }),
  ),
  incidents: z.array(z.object({ id, name: z.string(), severity })),
  related: z.array(
    z.object({
      edge: id,
      entity: id,
      kind: entityKind,
      label: z.string(),
      relation: z.string(),
      outgoing: z.boolean(),
      /** of the records that bear a time; null where none does */
      first: time.nullable(),
      last: time.nullable(),
    }),
  ),
  recordCount: z.number().nullable(),
})

export const evidenceRecord = z.object({
  ref: recordRef,
  time: time.nullable(),
  title: z.string(),
  path: z.string(),
  /** columns with their values as KQL prints them; huge cells are cut at 4,000 characters and marked in `cut` */
  values: z.record(z.string(), z.unknown()),
  /** where its device's clock is corrected: by how much, and the time as the device wrote it */
  clock: z.object({ correction: clockCorrection, written: time.nullable() }).optional(),
  cut: z.array(z.string()),
  /** entities the record speaks of */
  entities: z.array(z.object({ id, kind: entityKind, label: z.string() })),
})

export const entityCalls = {
  /** `counted` false leaves `recordCount` null: counting walks every table that may name the entity. */
  get: read.input(z.object({ entity: id, counted: z.boolean().optional() })).output(entityDetail),
  /** The records that speak of an entity, of an edge, or of an alert, newest last. */
  records: read
    .input(z.object({ entity: id.optional(), edge: id.optional(), alert: id.optional(), ...page.shape }))
    .output(z.object({ total: z.number(), records: z.array(evidenceRecord) })),
  /** One record, whole, with its original text. */
  record: read.input(recordRef).output(evidenceRecord.extend({ original: z.string() })),
  /** Edges and entities one record gave rise to: the way back from a row. */
  ofRecord: read.input(recordRef).output(z.object({ entities: z.array(id), edges: z.array(id), alerts: z.array(id) })),
  /**
   * Sets the analyst's verdict over what the evidence says of some entities, with the reason; null takes it back. What the evidence says
   * stays and is shown beside it.
   */
  setVerdict: write
    .input(z.object({ entities: z.array(id).min(1).max(1000), verdict: verdict.nullable(), reason: z.string().min(1).max(30_000) }))
    .output(z.object({ changed: z.number() })),
  /** Splits a name off an entity merged from several, with the analyst's reason; correlation sees two entities from then on. */
  split: write.input(z.object({ entity: id, type: z.string(), value: z.string(), reason: z.string() })).output(z.object({ entity: id })),
}
