import * as z from 'zod'
import { tuningFieldNames, tuningOperators } from '#model/tuning.ts'
import { id, read, time, write } from '../base.ts'
import { serviceSource } from '../vocabulary.ts'
import { alertRow } from './alerts.ts'

const condition = z.object({ field: z.enum(tuningFieldNames), operator: z.enum(tuningOperators), value: z.string().min(1).max(2000) })
const join = z.enum(['and', 'or'])

/** Conditions of a rule: groups joined by one word, each of conditions joined by another. */
export const tuningConditions = z.object({
  join,
  groups: z.array(z.object({ join, conditions: z.array(condition).min(1).max(20) })).max(10),
})

/** What an alert tuning rule says (spec §5.5). */
export const tuningRule = z.object({
  name: z.string().min(1).max(200),
  comment: z.string().max(30_000),
  /** products whose alerts it looks at; none stands for all */
  serviceSources: z.array(serviceSource),
  /** only alerts of one type (a detector's, or of a title where no detector is named), or of any type by conditions alone */
  scope: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('type'), detector: z.string(), title: z.string() }),
    z.object({ kind: z.literal('any') }),
  ]),
  conditions: tuningConditions,
  action: z.enum(['resolve', 'hide']),
  enabled: z.boolean(),
  /** until when it acts and hides; absent stands for always */
  expires: time.optional(),
})

export const tuningCalls = {
  /** The case's tuning rules by name, with how many alerts each acted on. */
  list: read
    .input(z.object({}))
    .output(z.array(tuningRule.extend({ id, matched: z.number(), createdBy: z.string(), created: time, expired: z.boolean() }))),
  /** What a rule would match among the alerts of the case, newest first; at most 100 are answered. */
  preview: read
    .input(z.object({ rule: tuningRule }))
    .output(z.object({ total: z.number(), unresolved: z.number(), alerts: z.array(alertRow) })),
  /** Alerts a rule acted on, newest first; at most 200 are answered. */
  matches: read.input(z.object({ rule: id })).output(z.object({ total: z.number(), alerts: z.array(alertRow) })),
  /** A rule an alert suggests: its type, and what its evidence names. Nothing is saved. */
  suggest: read.input(z.object({ alert: id })).output(tuningRule),
  /** A rule that allows what an alert's evidence names besides assets: alerts of any type that name nothing else. Nothing is saved. */
  suggestAllowed: read.input(z.object({ alert: id })).output(tuningRule),
  /** Keeps a rule, new where no id is given. */
  save: write.input(z.object({ id: id.optional(), rule: tuningRule })).output(z.object({ id })),
  /** Forgets a rule and what it matched; what it resolved stays resolved. */
  delete: write.input(z.object({ id })).output(z.object({})),
  /** Acts on the alerts the case holds now; each act is logged. Fails with `tuning.expired`. New alerts are acted on as they are imported. */
  apply: write.input(z.object({ id })).output(z.object({ matched: z.number() })),
  /** Takes back what a rule did: alerts it resolved stand as before, hidden ones are shown. */
  revert: write.input(z.object({ id })).output(z.object({ reverted: z.number() })),
}
