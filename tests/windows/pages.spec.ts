import type { Page } from '@playwright/test'
import { axeOf } from '../support/accessibility.ts'
import { incidentQueue } from '../support/incident-queue.ts'
import { expect, test } from '../support/window.ts'

/** Addresses of every page and tab that the training case fills; `main` is the address of its intrusion. */
const addresses = (main: string): readonly string[] => [
  ...['alerts?range=all', 'investigations', 'assets', 'evidence', 'evidence/tables', 'rules', 'log', 'script'].map((page) => `#/${page}`),
  ...['alerts', 'assets', 'evidence', 'summary', 'similar', 'assistant', 'tasks', 'activities'].map((tab) => `${main}/${tab}`),
]

/** Waits until nothing is loading, nothing was drawn anew for some frames, and no colour is on its way to another. */
async function settled(page: Page) {
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
  await expect(page.getByRole('main').getByRole('tabpanel').first()).toBeVisible()
  await page.evaluate(async () => {
    const QUIET_FRAMES = 8
    let quiet = 0
    const changes = new MutationObserver(() => {
      quiet = 0
    })
    changes.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
    const ends = (one: Animation) => one.playState === 'running' && Number.isFinite(one.effect?.getComputedTiming().endTime)
    while (quiet < QUIET_FRAMES) {
      await new Promise(requestAnimationFrame)
      const moves = document.querySelector('[aria-busy="true"]') !== null || document.getAnimations().some(ends)
      quiet = moves ? 0 : quiet + 1
    }
    changes.disconnect()
  })
}

/** Every fault axe finds. */
async function faults(page: Page, of: string, rules?: readonly string[]): Promise<string[]> {
  const axe = (await axeOf(page, of)).options({ resultTypes: ['violations'] })
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
