import { copyFileSync } from 'node:fs'
import { trainingCase } from './build-training-case.ts'
import { temporaryFolder } from './temporary.ts'
import { connect } from './web-client.ts'
import { type RunningHost, startBuiltWebHost } from './web-host.ts'

/** A web host of one test's own, with its folder and a copy of the training case open in it. */
export interface Seat {
  readonly folder: string
  readonly host: RunningHost
  leave(): Promise<void>
}

/** Hosts for one test after another. */
export interface Seats {
  take(): Promise<Seat>
  /** The one seat of all tests that change nothing in the case; what screens remembered and looked at is forgotten when one leaves. */
  share(): Promise<Seat>
  close(): Promise<void>
}

const NOWHERE = { incident: null, cursor: null, alert: null, entity: null, edge: null }

/** A test's own page is drawn by then. */
const SETTLED_MS = 2_500

export async function startSeat(withCase: boolean): Promise<Seat> {
  const folder = temporaryFolder('web')
  const copy = folder.file('Training.coldtrail')
  if (withCase) copyFileSync(trainingCase, copy)
  const host = await startBuiltWebHost(folder.file('data'), ...(withCase ? [copy] : []))
  const leave = async () => {
    await host.stop()
    folder[Symbol.dispose]()
  }
  return { folder: folder.path, host, leave }
}

/** The next test's host starts while a test runs: a start takes as long as a short test. */
export function createSeats(): Seats {
  let next: Promise<Seat> | undefined
  let timer: NodeJS.Timeout | undefined
  let shared: Promise<Seat> | undefined
  const prepare = () => {
    next ??= startSeat(true)
    // a failed start is told by the test that takes the seat
    next.catch(() => {})
    return next
  }
  return {
    take() {
      clearTimeout(timer)
      const taken = prepare()
      next = undefined
      timer = setTimeout(prepare, SETTLED_MS)
      return taken
    },
    async share() {
      shared ??= startSeat(true)
      const { folder, host } = await shared
      using web = await connect(host.url)
      const settings = await web.client.app.settings({})
      const leave = async () => {
        using again = await connect(host.url)
        // screens are kept one by one: what one did not remember before is put back to nothing
        const { screens } = await again.client.app.settings({})
        const nothing = Object.fromEntries(Object.keys(screens).map((screen) => [screen, null]))
        await again.client.app.saveSettings({ ...settings, screens: { ...nothing, ...settings.screens } })
        await again.client.events.focus({ from: 'a test that left', focus: NOWHERE })
      }
      return { folder, host, leave }
    },
    async close() {
      clearTimeout(timer)
      await (await shared?.catch(() => undefined))?.leave()
      await (await next?.catch(() => undefined))?.leave()
    },
  }
}
