import * as z from 'zod'
import { host, id, read, time, write } from '../base.ts'

/** What is added to the times a device wrote: `+00:05:00`, `-1.02:00:00.5`; exact to 100 ns. */
export const clockCorrection = z.string().regex(/^[+-](?:\d+\.)?\d\d:\d\d:\d\d(?:\.\d{1,7})?$/)

/** How a time stands, beside the time itself; what is absent is not so. */
export const timeStanding = {
  /** by how much the clock of its device is corrected */
  clock: clockCorrection.optional(),
}

/** How the two ends of a time span stand: by how much the device is corrected whose time each is. */
export const spanStanding = {
  firstClock: clockCorrection.optional(),
  lastClock: clockCorrection.optional(),
}

/** How an alert's activity stands. */
export const activityStanding = {
  ...timeStanding,
  /** the evidence gives no time for the alert: the one it has is that of its import, and only keeps it a place in order */
  undated: z.literal(true).optional(),
}

export const deviceClock = z.object({
  /** the device, null where the case knows none of that name any more */
  device: id.nullable(),
  label: z.string(),
  name: z.string(),
  correction: clockCorrection,
  reason: z.string(),
  by: z.string(),
  at: time,
})

export const clockCalls = {
  /** Clocks of devices that were wrong, whether their corrections are in force, and what stands corrected. */
  list: read.input(z.object({})).output(
    z.object({
      corrected: z.boolean(),
      devices: z.array(deviceClock),
      /** hunting tables with rows that stand corrected, and how many */
      tables: z.array(z.object({ name: z.string(), rows: z.number() })),
      alerts: z.number(),
    }),
  ),
  /**
   * Says by how much a device's clock was wrong and how that is known; null takes it back. Every time of the device's rows and alerts
   * changes with it, everywhere; what the device wrote is kept.
   */
  set: write
    .input(z.object({ device: id, correction: z.string().max(100).nullable(), reason: z.string().max(2000).default('') }))
    .output(z.object({ changed: z.boolean() })),
  /**
   * Does what `set` or `switch` does as a job, for every time of the case may move: told how far it is, and cancelled as a whole, so that
   * nothing has moved. Fails with `clocks.importing` while evidence comes in.
   */
  start: host
    .input(
      z.union([
        z.object({ set: z.object({ device: id, correction: z.string().max(100).nullable(), reason: z.string().max(2000).default('') }) }),
        z.object({ switch: z.object({ corrected: z.boolean() }) }),
      ]),
    )
    .output(z.object({ job: z.string() })),
  /** Shows corrected times everywhere, or everywhere what devices wrote. */
  switch: write.input(z.object({ corrected: z.boolean() })).output(z.object({ changed: z.boolean() })),
}
