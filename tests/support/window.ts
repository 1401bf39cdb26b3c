import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BrowserContext, test as base, _electron as electron, type Page } from '@playwright/test'
import { findElectron } from '../../src/cli/desktop.ts'
import { trainingCase } from './build-training-case.ts'
import { project } from './project.ts'
import { createSeats, type Seat, type Seats, startSeat } from './seats.ts'
import { temporaryFolder } from './temporary.ts'

export interface WindowOptions {
  hostKind: 'web' | 'electron'
  /** which case is open when the window shows: a copy of the training case, or none */
  startWith: 'training' | 'nothing'
}

interface WindowFixtures {
  /** a folder of this test alone; its cases and settings lie there */
  folder: string
  /** what the page complained of: errors thrown, the content policy broken, requests that would leave the host */
  complaints: string[]
}

function listen(page: Page, origin: string, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(`threw: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`)
  })
  page.on('request', (request) => {
    const url = request.url()
    if (!/^(blob|data):/.test(url) && new URL(url).origin !== origin) complaints.push(`asked for ${url}`)
  })
}

type Use = (page: Page) => Promise<void>

async function inBrowser(context: BrowserContext, { host }: Seat, complaints: string[], use: Use): Promise<void> {
  const page = await context.newPage()
  listen(page, new URL(host.url).origin, complaints)
  await page.goto(host.url)
  await use(page)
  await page.close()
}

async function inElectron(folder: string, args: string[], complaints: string[], use: Use): Promise<void> {
  const env = { ...(process.env as Record<string, string>), COLDTRAIL_DATA: join(folder, 'data') }
  const app = await electron.launch({ executablePath: findElectron()!, args: [project, ...args], env })
  try {
    const page = await app.firstWindow()
    listen(page, 'app://coldtrail', complaints)
    await use(page)
  } finally {
    await app.close()
  }
}

interface Workplace {
  readonly folder: string
  /** undefined in Electron, which is a host of its own */
  readonly seat?: Seat
}

/** Tag of the tests that change nothing in the case: they share a host, and start in a third of the time. */
const READS = '@reads'

/** `test` with a window of the app: `page` is the running app, whatever host the project names. */
export const test = base.extend<WindowOptions & WindowFixtures & { workplace: Workplace }, { seats: Seats }>({
  hostKind: ['web', { option: true }],
  startWith: ['training', { option: true }],
  seats: [
    async ({ browserName: _ofWorker }, use) => {
      const seats = createSeats()
      await use(seats)
      await seats.close()
    },
    { scope: 'worker' },
  ],
  workplace: async ({ hostKind, seats, startWith }, use, info) => {
    if (hostKind === 'electron') {
      using folder = temporaryFolder(hostKind)
      await use({ folder: folder.path })
      return
    }
    const own = () => (startWith === 'training' ? seats.take() : startSeat(false))
    const seat = await (info.tags.includes(READS) ? seats.share() : own())
    await use({ folder: seat.folder, seat })
    await seat.leave()
  },
  folder: ({ workplace }, use) => use(workplace.folder),
  complaints: async ({ startWith }, use, info) => {
    const complaints: string[] = []
    await use(complaints)
    if (complaints.length > 0) info.annotations.push({ type: `complaints, started with ${startWith}`, description: complaints.join('\n') })
  },
  page: async ({ complaints, context, startWith, workplace: { folder, seat } }, use) => {
    if (seat) return inBrowser(context, seat, complaints, use)
    const copy = join(folder, 'Training.coldtrail')
    if (startWith === 'training') copyFileSync(trainingCase, copy)
    await inElectron(folder, startWith === 'training' ? [copy] : [], complaints, use)
  },
})

export { expect } from '@playwright/test'
