import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { incidentQueue } from './incident-queue.ts'

/** The attack story of the training case's intrusion as an analyst meets it. */
export function attackStory(page: Page) {
  const graph = page.getByRole('listbox', { name: /^Graph of \d+ nodes/ })
  return {
    graph,
    alerts: page.getByRole('region', { name: 'Alerts' }).locator('[data-alert]'),
    narration: page.locator('[data-narration]'),
    details: page.getByRole('complementary', { name: 'Details' }),
    table: page.getByRole('grid', { name: /^Entities and relations/ }),
    /** alerts begun at the moment shown */
    begun: () => page.locator('[data-alerts-begun]').getAttribute('data-alerts-begun').then(Number),
    nodesShown: async () => Number(/Graph of (\d+)/.exec((await graph.getAttribute('aria-label')) ?? '')?.[1]),
    /** Opens the first incident of the queue, the one of highest priority. */
    async open(): Promise<void> {
      const queue = incidentQueue(page)
      const name = (await queue.names()).find((each) => each.startsWith('Multi-stage incident'))
      expect(name).toBeDefined()
      await queue.open(name!)
    },
    drawn: () => expect(page.locator('[data-drawn="yes"]')).toBeVisible({ timeout: 30_000 }),
    /** Saves what is on screen and answers the file. */
    async save(format: 'SVG' | 'PNG'): Promise<Buffer> {
      await page.getByRole('button', { name: 'Save the picture' }).click()
      const download = page.waitForEvent('download')
      await page.getByRole('menuitem', { name: `Save as ${format}` }).click()
      return readFileSync(await (await download).path())
    },
  }
}
