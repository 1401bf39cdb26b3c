import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { incidentQueue } from '../support/incident-queue.ts'
import { expect, test } from '../support/window.ts'

/** Addresses of every page and tab that the training case fills; `main` is the address of its intrusion. */
const addresses = (main: string): readonly string[] => [
  ...['alerts?range=all', 'investigations', 'assets', 'evidence', 'evidence/tables', 'rules', 'log', 'script'].map((page) => `#/${page}`),
  ...['alerts', 'assets', 'evidence', 'summary', 'similar', 'assistant', 'tasks', 'activities'].map((tab) => `${main}/${tab}`),
]

async function settled(page: Page) {
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
  await expect(page.getByRole('main').getByRole('tabpanel').first()).toBeVisible()
  // colours on their way are no colours yet
  await page.evaluate(() =>
    Promise.allSettled(document.getAnimations().map((one) => Number.isFinite(one.effect?.getComputedTiming().endTime) && one.finished)),
  )
}

/** Every fault axe finds. Tabster's guards of the focus are hidden and focusable by design: they hand it on. */
async function faults(page: Page, of: string, rules?: readonly string[]): Promise<string[]> {
  // there are no frames whose answers would have to be gathered in a page of their own
  const axe = new AxeBuilder({ page })
    .include(of)
    .exclude('[data-tabster-dummy]')
    .options({ resultTypes: ['violations'] })
    .setLegacyMode(true)
  const { violations } = await (rules ? axe.withRules([...rules]) : axe).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).slice(0, 2)}`)
}

// what a theme changes is colour; everything else is looked at once
for (const [theme, rules] of [
  ['Light', undefined],
  ['Dark', ['color-contrast']],
  ['High contrast', ['color-contrast']],
] as const)
  test(`no page has an accessibility fault that a machine can find in the ${theme.toLowerCase()} theme, and none runs over a small window`, {
    tag: '@reads',
  }, async ({ page, complaints }) => {
    test.slow()
    await page.setViewportSize({ width: 1280, height: 800 })
    const queue = incidentQueue(page)
    const [name] = await queue.names()
    const main = (await queue.row(name).getByRole('link').getAttribute('href'))!
    await page.getByRole('button', { name: /^Analyst/ }).click()
    await page.getByRole('radio', { name: theme, exact: true }).click()
    await page.keyboard.press('Escape')
    await queue.tick(name)
    await expect(queue.pane.getByRole('region', { name: 'Incident details' })).toBeVisible()
    const found: Record<string, unknown> = {}
    for (const address of ['', ...addresses(main)]) {
      // the queue stands already, a summary beside it; what frames the pages is looked at with it
      if (address) await page.evaluate((hash) => location.assign(hash), address)
      await settled(page)
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      const wrong = [
        ...(address ? await faults(page, 'main', rules) : await faults(page, 'body')),
        ...(over > 0 ? [`${over} px over the edge`] : []),
      ]
      if (wrong.length > 0) found[address] = wrong
    }
    expect(found).toEqual({})
    expect(complaints).toEqual([])
  })
