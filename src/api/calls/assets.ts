import * as z from 'zod'
import { id, page, read, time, write } from '../base.ts'
import { assetView, criticalityLevel, entityKind, severity, verdict } from '../vocabulary.ts'
import { spanStanding } from './clocks.ts'
import { criticality, entityTag } from './entities.ts'

/** Which assets: absent means "do not filter by this". Values within one filter are alternatives, filters add up. */
export const assetFilter = z.object({
  /** impacted assets of an incident; absent: the inventory of the whole case */
  incident: id.optional(),
  /** label or any name the asset goes by */
  search: z.string().optional(),
  /** by the highest severity of its active alerts; `none` has no active alert */
  risk: z.array(z.enum([...severity.options, 'none'])).optional(),
  criticality: z.array(criticalityLevel).optional(),
  verdict: z.array(verdict).optional(),
  tags: z.array(z.string()).optional(),
})

/** One asset of the five views (spec §6). */
export const assetRow = z.object({
  id,
  kind: entityKind,
  label: z.string(),
  verdict,
  critical: z.boolean(),
  criticality: criticality.nullable(),
  tags: z.array(entityTag),
  marks: z.array(z.string()),
  /** highest severity of its active alerts; null without any */
  risk: severity.nullable(),
  alerts: z.number(),
  activeAlerts: z.number(),
  incidents: z.array(id),
  first: time.nullable(),
  last: time.nullable(),
  ...spanStanding,
  /** what the evidence says, by the portal's titles (`OS platform`, `User principal name` …) */
  facts: z.record(z.string(), z.string()),
})

export const assetSort = z.object({
  column: z.enum(['label', 'risk', 'criticality', 'verdict', 'alerts', 'activeAlerts', 'incidents', 'first', 'last']),
  descending: z.boolean(),
})

const perView = z.object({
  devices: z.number(),
  users: z.number(),
  mailboxes: z.number(),
  apps: z.number(),
  cloudResources: z.number(),
})

export const assetChange = z.object({
  /** null takes back what an analyst set: the evidence's word stands again */
  criticality: criticalityLevel.nullable().optional(),
  addTags: z.array(z.string().trim().min(1).max(100)).optional(),
  removeTags: z.array(z.string()).optional(),
})

export const assetCalls = {
  /** How many assets each view holds under a filter, and without any but the incident's. */
  counts: read.input(z.object({ filter: assetFilter })).output(z.object({ found: perView, all: perView })),
  list: read
    .input(z.object({ view: assetView, filter: assetFilter, sort: assetSort, ...page.shape }))
    .output(z.object({ assets: z.array(assetRow) })),
  /** Tags that assets of the case carry, with how many carry each. */
  tags: read.input(z.object({})).output(z.array(z.object({ name: z.string(), system: z.boolean(), count: z.number() }))),
  /** Sets criticality and tags of some assets over what the evidence says; logged with what stood before. */
  update: write.input(z.object({ assets: z.array(id).min(1).max(10_000), change: assetChange })).output(z.object({ changed: z.number() })),
}
