import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BrowserContext, test as base, _electron as electron, type Page } from '@playwright/test'
import { findElectron } from '../../src/cli/desktop.ts'
import { trainingCase } from './build-training-case.ts'
import { project } from './project.ts'
import { temporaryFolder } from './temporary.ts'
import { startBuiltWebHost } from './web-host.ts'

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

async function inBrowser(context: BrowserContext, folder: string, args: string[], complaints: string[], use: Use): Promise<void> {
  const host = await startBuiltWebHost(join(folder, 'data'), ...args)
  try {
    const page = await context.newPage()
    listen(page, new URL(host.url).origin, complaints)
    await page.goto(host.url)
    await use(page)
    await page.close()
  } finally {
    await host.stop()
  }
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

/** `test` with a window of the app: `page` is the running app, whatever host the project names. */
export const test = base.extend<WindowOptions & WindowFixtures>({
  hostKind: ['web', { option: true }],
  startWith: ['training', { option: true }],
  folder: async ({ hostKind }, use) => {
    using folder = temporaryFolder(hostKind)
    await use(folder.path)
  },
  complaints: async ({ startWith }, use, info) => {
    const complaints: string[] = []
    await use(complaints)
    if (complaints.length > 0) info.annotations.push({ type: `complaints, started with ${startWith}`, description: complaints.join('\n') })
  },
  page: async ({ complaints, context, folder, hostKind, startWith }, use) => {
    const args: string[] = []
    if (startWith === 'training') {
      const copy = join(folder, 'Training.coldtrail')
      copyFileSync(trainingCase, copy)
      args.push(copy)
    }
    await (hostKind === 'electron' ? inElectron(folder, args, complaints, use) : inBrowser(context, folder, args, complaints, use))
  },
})

export { expect } from '@playwright/test'
