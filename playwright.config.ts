import { defineConfig } from '@playwright/test'
import { whyNoDesktop } from './src/cli/desktop.ts'
import { switchedOff } from './tests/support/browser-features.ts'
import type { WindowOptions } from './tests/support/window.ts'

/** The same specs in every host: in a browser always, in Electron where it can start. */
export default defineConfig<WindowOptions>({
  testDir: 'tests/windows',
  outputDir: 'test-results',
  globalSetup: './tests/support/build-training-case.ts',
  timeout: 90_000,
  expect: { timeout: 15_000 },
  workers: 1,
  forbidOnly: true,
  use: {
    viewport: { width: 1440, height: 900 },
    // Pictures and snapshots of every step cost a tenth of the time.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false },
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      // WebGL alone in software where there is no graphics card, the page without it, and no browser service that would reach for a network.
      args: [
        '--no-sandbox',
        '--enable-unsafe-swiftshader',
        '--disable-gpu-rasterization',
        '--disable-gpu-compositing',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--disable-quic',
        `--disable-features=${switchedOff.join(',')}`,
      ],
    },
  },
  projects: [
    { name: 'web', use: { hostKind: 'web' } },
    ...(whyNoDesktop() === null ? [{ name: 'electron', use: { hostKind: 'electron' as const }, grepInvert: /@web/ }] : []),
  ],
})
