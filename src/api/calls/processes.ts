import * as z from 'zod'
import { id, page, read, time } from '../base.ts'
import { severity, verdict } from '../vocabulary.ts'
import { timeStanding } from './clocks.ts'

const place = z.object({ table: z.string(), row: z.number(), source: id, record: z.number() })

/** A process of one device as a tree shows it. `key` names it within its device as long as the evidence stands. */
export const processNode = z.object({
  key: z.string(),
  pid: z.number().nullable(),
  name: z.string(),
  path: z.string(),
  /** at most 2,000 characters; the record holds it whole */
  commandLine: z.string(),
  created: time.nullable(),
  ...timeStanding,
  account: z.string(),
  integrity: z.string(),
  elevation: z.string(),
  sha256: z.string(),
  /**
   * What tells of it: its own creation event; rows of what it did; an alert's evidence; or nothing but the id or name that a process it
   * started gives for its parent.
   */
  known: z.enum(['event', 'initiator', 'alert', 'name']),
  parent: z.string().nullable(),
  /** how the parent was found: by id and start as recorded, or by id alone, the last of that id to have started before */
  parentBasis: z.enum(['recorded', 'id']).nullable(),
  children: z.number(),
  /** rows of file, network, registry, image load and other events it caused */
  events: z.number(),
  entity: id.nullable(),
  verdict,
  alerts: z.array(z.object({ id, title: z.string(), severity, incident: id })),
  record: place.nullable(),
})

export const processEvent = z.object({
  ...place.shape,
  at: time.nullable(),
  ...timeStanding,
  action: z.string(),
  /** what was written, loaded, set or connected to */
  target: z.string(),
  detail: z.string(),
})

const device = { device: id }
const window = { from: time.optional(), to: time.optional() }

/** Process trees of a device, built from the hunting tables by device, process id and start. Every list is asked for by the page. */
export const processCalls = {
  /** Processes whose parent nothing tells of, oldest first. */
  roots: read
    .input(z.object({ ...device, ...page.shape }))
    .output(z.object({ total: z.number(), processes: z.array(processNode), all: z.number() })),
  /** Processes one started, oldest first; with a window those that started within. */
  children: read
    .input(z.object({ ...device, process: z.string(), ...window, ...page.shape }))
    .output(z.object({ total: z.number(), processes: z.array(processNode) })),
  /** A process with those it descends from, the first ancestor first. */
  path: read.input(z.object({ ...device, process: z.string() })).output(z.object({ processes: z.array(processNode) })),
  /** Events a process caused, oldest first, and how many each table holds. */
  events: read.input(z.object({ ...device, process: z.string(), ...window, ...page.shape })).output(
    z.object({
      total: z.number(),
      tables: z.array(z.object({ table: z.string(), count: z.number() })),
      events: z.array(processEvent),
    }),
  ),
  /** Processes whose name, path, command line or id hold a text, oldest first; at most 500 are answered, `total` says how many there are. */
  search: read
    .input(z.object({ ...device, text: z.string().min(1) }))
    .output(z.object({ total: z.number(), processes: z.array(processNode) })),
}
