import * as z from 'zod'
import { host, id, read, time, write } from '../base.ts'
import { alertTemplate, combination, entityMapping, linkInput, pickedRows } from './alert-making.ts'

export const linkCalls = {
  /** The alerts a link would make, one for each unique combination of impacted entities, largest first. */
  linkPreview: read
    .input(z.object({ picked: pickedRows, mappings: z.array(entityMapping) }))
    .output(z.object({ combinations: z.array(combination), withoutEntities: z.number() })),
  /** Makes alerts of rows (detection source Manual) and places them into an incident (spec §16). */
  link: write.input(linkInput).output(z.object({ incident: id, alerts: z.array(id) })),
  /** Takes back an act of linking with all alerts it made, and the incident it made where nothing else speaks of that. */
  unlink: write.input(z.object({ alert: id })).output(z.object({ alerts: z.number(), dropped: z.array(id) })),
  /** Where an alert came from: the rows an analyst linked, a custom detection, or the query its provider's rule ran; null where none of it. */
  origin: read.input(z.object({ alert: id })).output(
    z
      .object({
        kind: z.enum(['linked', 'detection', 'provider-rule']),
        /** the detection that made it, null where it is gone or there never was one here */
        detection: z.object({ id, name: z.string() }).nullable(),
        query: z.string(),
        by: z.string(),
        rows: z.number(),
      })
      .nullable(),
  ),
  /** Rows an alert was made of, as they were in the result, with their place in the evidence where they are whole rows of it. */
  originRows: read
    .input(z.object({ alert: id, offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(1000).default(100) }))
    .output(
      z.object({
        total: z.number(),
        rows: z.array(
          z.object({
            source: id,
            record: z.number(),
            values: z.record(z.string(), z.unknown()),
            at: z.object({ table: z.string(), row: z.number(), source: id, record: z.number(), path: z.string() }).nullable(),
          }),
        ),
      }),
    ),
}

export const detectionFrequency = z.enum(['onDemand', 'afterImport'])

export const detection = z.object({
  id,
  name: z.string(),
  enabled: z.boolean(),
  frequency: detectionFrequency,
  query: z.string(),
  alert: alertTemplate,
  mappings: z.array(entityMapping),
  /** the last run, null before the first */
  lastRun: z.object({ at: time, rows: z.number(), alerts: z.number(), problem: z.string() }).nullable(),
  alerts: z.number(),
})

export const detectionRun = z.object({
  detection: id,
  title: z.string(),
  severity: alertTemplate.shape.severity,
  /** alerts that the run made or that got rows from it */
  alerts: z.number(),
  newAlerts: z.number(),
  rows: z.number(),
  problem: z.object({ code: z.string(), message: z.string() }).nullable(),
})

/** An alert that rows were kept for. */
export const madeAlert = z.object({ id, isNew: z.boolean() })

export const detectionCalls = {
  list: read.input(z.object({})).output(z.array(detection)),
  /** Keeps a detection; refused where its query does not translate or lacks a mapped column. */
  save: write
    .input(
      z.object({
        id: id.optional(),
        name: z.string().trim().min(1).max(200),
        enabled: z.boolean().default(true),
        frequency: detectionFrequency.default('onDemand'),
        query: z.string().min(1),
        alert: alertTemplate,
        mappings: z.array(entityMapping).min(1),
      }),
    )
    .output(z.object({ id })),
  setEnabled: write.input(z.object({ detections: z.array(id).min(1), enabled: z.boolean() })).output(z.object({})),
  delete: write.input(z.object({ id })).output(z.object({})),
  /**
   * Runs detections over the whole case as a job that can be cancelled; all enabled ones where none is named. Rows seen before make
   * nothing new.
   */
  start: host.input(z.object({ detections: z.array(id).min(1).optional() })).output(z.object({ job: z.string() })),
  /** The rows a detection finds, those of one alert behind one another: `sizes` counts them. The first step of the job of {@link detectionCalls.start}. */
  find: read
    .input(z.object({ detection: id }))
    .output(
      z.object({ columns: z.array(z.string()), rows: z.array(z.array(z.unknown())), sizes: z.array(z.number()), truncated: z.boolean() }),
    ),
  /** Makes alerts of some of them: the second step, as often as there are pieces. */
  keep: write
    .input(z.object({ detection: id, columns: z.array(z.string()), rows: z.array(z.array(z.unknown())) }))
    .output(z.object({ alerts: z.array(madeAlert) })),
  /** Ends the runs and places what they made: the last step. `tune`: after an import. */
  settle: write
    .input(
      z.object({
        runs: z.array(z.object({ detection: id, rows: z.number(), alerts: z.array(madeAlert), problem: detectionRun.shape.problem })),
        tune: z.boolean().default(false),
      }),
    )
    .output(z.object({ runs: z.array(detectionRun) })),
}
