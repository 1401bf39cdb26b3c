import * as z from 'zod'
import { id, time } from '../base.ts'
import { alertStatus, classification, determination, serviceSource, severity } from '../vocabulary.ts'

/** One thing that was done about an alert; `by` is '' where the evidence tells of the act but not of who. */
const deed = z.object({ at: time.nullable(), by: z.string(), what: z.string(), target: z.string(), detail: z.string() })

const alertsOfIncident = { alerts: z.number(), open: z.array(z.object({ id, title: z.string(), status: alertStatus })) }

/** The triage sheet of an alert, as an analyst copies it into a ticket; what the evidence does not say is in `missing`, with why. */
export const alertTicket = z.object({
  alert: id,
  title: z.string(),
  severity,
  status: alertStatus,
  classification,
  determination,
  assignedTo: z.string(),
  providerAlertId: z.string(),
  serviceSource,
  detectionSource: z.string(),
  incident: z.object({ id, name: z.string() }),
  firstActivity: time,
  lastActivity: time,
  /** users and mailboxes, devices, and other assets that were hit */
  users: z.array(z.string()),
  devices: z.array(z.string()),
  others: z.array(z.string()),
  ips: z.array(z.string()),
  /** where the users signed in from within a day, one entry an address and place */
  signIns: z.array(
    z.object({
      ip: z.string(),
      place: z.string(),
      application: z.string(),
      first: time.nullable(),
      last: time.nullable(),
      count: z.number(),
      failed: z.number(),
    }),
  ),
  actions: z.array(z.object({ at: time.nullable(), action: z.string(), target: z.string(), detail: z.string() })),
  /** what products, playbooks, investigations and rules did about it, and what people did; oldest first, what was undone left out */
  automation: z.array(deed),
  people: z.array(deed),
  /** how many alerts its incident has, and those that are not resolved */
  incidentAlerts: z.object(alertsOfIncident),
  /** of a resolved alert: the same, and what was said meanwhile */
  resolution: z
    .object({
      ...alertsOfIncident,
      comments: z.array(z.object({ at: time.nullable(), performedBy: z.string(), text: z.string() })),
    })
    .nullable(),
  missing: z.array(z.object({ field: z.string(), reason: z.string() })),
  text: z.string(),
  markdown: z.string(),
})
