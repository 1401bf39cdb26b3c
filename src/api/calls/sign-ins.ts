import * as z from 'zod'
import { id, read, time } from '../base.ts'

/** Where and with what a sign-in was made, as its record says; '' where it says nothing. */
export const signIn = z.object({
  at: time,
  table: z.string(),
  row: z.number(),
  app: z.string(),
  ip: z.string(),
  country: z.string(),
  city: z.string(),
  device: z.string(),
  client: z.string(),
  succeeded: z.boolean(),
  outcome: z.string(),
  mfa: z.string(),
  /** rules that mark it, with the reason written out and the rows it rests on */
  marks: z.array(
    z.object({ rule: z.string(), title: z.string(), reason: z.string(), rows: z.array(z.object({ table: z.string(), row: z.number() })) }),
  ),
})

export const signInGroup = z.object({
  value: z.string(),
  count: z.number(),
  failed: z.number(),
  first: time,
  last: time,
  marked: z.number(),
  isNew: z.boolean(),
})

/** A security info, key or strong authentication that was registered, changed or taken away. */
export const methodChange = z.object({
  at: time,
  table: z.string(),
  row: z.number(),
  what: z.string(),
  by: z.string(),
  ip: z.string(),
  reason: z.string(),
})

export const signInCalls = {
  /** A user's sign-ins of the last days before the newest evidence, and what of them stands out against the time before. */
  review: read.input(z.object({ entity: id, days: z.number().int().min(1).max(90).default(7) })).output(
    z.object({
      from: time.nullable(),
      to: time.nullable(),
      /** how many sign-ins of the time before they are compared with */
      before: z.number(),
      signIns: z.array(signIn),
      more: z.boolean(),
      groups: z.object({
        country: z.array(signInGroup),
        ip: z.array(signInGroup),
        app: z.array(signInGroup),
        device: z.array(signInGroup),
      }),
      /** changes of what the user signs in with, oldest first, each with what is known of it */
      changes: z.array(methodChange),
      /** every rule, with why it could not judge where the evidence lacks what it needs */
      rules: z.array(z.object({ id: z.string(), title: z.string(), marked: z.number(), blind: z.string() })),
      tables: z.array(z.string()),
    }),
  ),
}
