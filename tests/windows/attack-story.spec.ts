import { readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../support/window.ts'

/** Opens the intrusion of the training case and waits until its graph stands. */
async function openStory(page: Page): Promise<void> {
  await page
    .getByRole('row')
    .filter({ hasText: 'Multi-stage incident' })
    .first()
    .getByRole('link', { name: /Multi-stage incident/ })
    .or(page.getByRole('button', { name: /^Multi-stage incident/ }))
    .first()
    .click()
  await expect(page.getByRole('tab', { name: 'Attack story' })).toBeVisible()
  await expect(page.locator('[data-drawn="yes"]')).toBeVisible({ timeout: 30_000 })
}

const alerts = (page: Page) => page.getByRole('region', { name: 'Alerts' }).locator('[data-alert]')
const begun = (page: Page) => page.locator('[data-alerts-begun]').getAttribute('data-alerts-begun').then(Number)
const narration = (page: Page) => page.locator('[data-narration]')
const details = (page: Page) => page.getByRole('complementary', { name: 'Details' })
const graph = (page: Page) => page.getByRole('listbox', { name: /^Graph of \d+ nodes/ })
const nodesShown = async (page: Page) => Number(/Graph of (\d+)/.exec((await graph(page).getAttribute('aria-label')) ?? '')?.[1])

test('the attack story stands still until it is told to play', async ({ page, complaints }) => {
  await openStory(page)
  await expect(narration(page)).toContainText('Space plays')
  await page.waitForTimeout(1500)
  expect(await begun(page)).toBe(await alerts(page).count())
  expect(complaints).toEqual([])
})

test('playing goes through every alert to the end, and the graph grows with it', async ({ page, complaints }) => {
  await openStory(page)
  const whole = await nodesShown(page)
  await page.keyboard.press('Home')
  expect(await nodesShown(page)).toBeLessThan(whole)
  for (let speed = 0; speed < 3; speed++) await page.keyboard.press('>')
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: 'Pause (Space)' }).last()).toBeVisible()
  await expect.poll(() => begun(page), { timeout: 60_000 }).toBe(await alerts(page).count())
  await expect(page.getByRole('button', { name: 'Play (Space)' })).toBeVisible({ timeout: 15_000 })
  expect(await nodesShown(page)).toBe(whole)
  expect(complaints).toEqual([])
})

test('the keys step from alert to alert and tell each in a sentence', async ({ page }) => {
  await openStory(page)
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  const first = await narration(page).textContent()
  await page.keyboard.press('ArrowRight')
  await expect(narration(page)).not.toHaveText(first!)
  await page.keyboard.press('ArrowLeft')
  await expect(narration(page)).toHaveText(first!)
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('End')
  expect(await begun(page)).toBe(await alerts(page).count())
})

test('selecting an alert shows it beside the graph and leads to its entities and their records', async ({ page, complaints }) => {
  await openStory(page)
  const alert = alerts(page).nth(3)
  await alert.click()
  await expect(alert).toHaveAttribute('aria-current', 'true')
  const evidence = details(page).getByRole('region', { name: /^Evidence \(/ })
  const entity = evidence.getByRole('button').first()
  const name = (await entity.textContent())!
  await entity.click()
  await expect(details(page).getByRole('heading', { level: 2 })).toContainText(name.trim())
  await expect(details(page).getByRole('region', { name: /^Known as/ })).toBeVisible()
  await page.keyboard.press('r')
  const records = details(page).getByRole('grid', { name: 'Records' })
  await expect(records.getByRole('row').nth(1)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(details(page).getByRole('region', { name: 'Original record' })).toBeVisible()
  await page.keyboard.press('g')
  await expect(details(page).getByRole('grid', { name: 'Records' })).toBeVisible()
  expect(complaints).toEqual([])
})

test('the arrow keys walk the graph from neighbour to neighbour', async ({ page }) => {
  await openStory(page)
  await graph(page).focus()
  await page.keyboard.press('ArrowRight')
  const option = graph(page).getByRole('option')
  await expect(option).not.toHaveText('Nothing selected')
  const start = await option.textContent()
  for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp']) {
    await page.keyboard.press(key)
    if ((await option.textContent()) !== start) break
  }
  await expect(option).not.toHaveText(start!)
})

test('the table tells the same as the graph, by keyboard alone', async ({ page, complaints }) => {
  await openStory(page)
  const nodes = await nodesShown(page)
  await page.keyboard.press('t')
  const table = page.getByRole('grid', { name: /^Entities and relations/ })
  await expect(table).toHaveAttribute('aria-rowcount', String(nodes + 1))
  await expect(table.getByRole('row').nth(1)).toBeFocused()
  const expander = table.locator('[role="row"]:focus [aria-expanded]')
  // An entity without ties has nothing to open; one of the next has.
  for (let row = 0; row < nodes && (await expander.count()) === 0; row++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await expect(expander).toHaveAttribute('aria-expanded', 'true')
  expect(Number(await table.getAttribute('aria-rowcount'))).toBeGreaterThan(nodes + 1)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(details(page).getByRole('region', { name: 'Between' })).toBeVisible()
  await page.keyboard.press('t')
  await expect(graph(page)).toBeVisible()
  expect(complaints).toEqual([])
})

test('what is on screen is saved as a drawing with legend, case and incident', async ({ page, complaints }) => {
  await openStory(page)
  const save = async (item: string) => {
    await page.getByRole('button', { name: 'Save the picture' }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: item }).click()
    return readFileSync(await (await download).path())
  }
  const svg = (await save('Save as SVG')).toString('utf8')
  expect(svg).toMatch(/^<svg /)
  expect(svg).toContain('Incident ')
  expect(svg).toContain('Case Training')
  expect(svg).toContain('Observed, with records')
  expect(svg).not.toMatch(/<(script|image|foreignObject)/)
  const png = await save('Save as PNG')
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect(png.length).toBeGreaterThan(20_000)
  expect(complaints).toEqual([])
})

test('the picture stands where it stood when the incident is opened again', async ({ page }) => {
  await openStory(page)
  const picture = async () => {
    await page.getByRole('button', { name: 'Save the picture' }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: 'Save as SVG' }).click()
    return readFileSync(await (await download).path(), 'utf8')
  }
  const before = await picture()
  await page.getByRole('tab', { name: 'Summary' }).click()
  await page.getByRole('tab', { name: 'Attack story' }).click()
  await expect(page.locator('[data-drawn="yes"]')).toBeVisible()
  expect(await picture()).toBe(before)
})

test('without WebGL the table takes over and says why', async ({ page }) => {
  await page.evaluate(() => {
    const original = HTMLCanvasElement.prototype.getContext
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
      return kind.startsWith('webgl') ? null : (original as (...args: unknown[]) => unknown).call(this, kind, ...rest)
    } as typeof original
  })
  await page
    .getByRole('row')
    .filter({ hasText: 'Multi-stage incident' })
    .first()
    .getByRole('link')
    .or(page.getByRole('button', { name: /^Multi-stage incident/ }))
    .first()
    .click()
  await expect(page.getByRole('grid', { name: /^Entities and relations/ })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('This machine draws no WebGL')).toBeVisible()
})

test('the story is reachable for assistive technology, as graph and as table', async ({ page }) => {
  await openStory(page)
  await alerts(page).first().click()
  const serious = async () => {
    // Fluent's own focus dummies are hidden from assistive technology on purpose.
    const { violations } = await new AxeBuilder({ page }).include('main').exclude('[data-tabster-dummy]').analyze()
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  }
  expect(await serious()).toEqual([])
  await page.keyboard.press('t')
  await expect(page.getByRole('grid', { name: /^Entities and relations/ })).toBeVisible()
  expect(await serious()).toEqual([])
})
