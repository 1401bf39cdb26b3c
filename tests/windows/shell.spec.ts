import { incidentQueue } from '../support/incident-queue.ts'
import { expect, test } from '../support/window.ts'

test('Ctrl+K finds an incident by its name and opens it', { tag: '@reads' }, async ({ page }) => {
  const [main] = await incidentQueue(page).names()
  await page.keyboard.press('Control+k')
  await page.keyboard.type(main.slice(0, 50))
  await expect(page.getByRole('option', { name: main })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: main })).toBeVisible()
})

test('Ctrl+K opens a copied link', { tag: '@reads' }, async ({ page }) => {
  await expect(incidentQueue(page).grid).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('http://127.0.0.1:1/#/evidence/tables')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('grid', { name: 'Tables' })).toBeVisible()
})

test('back and forward go through the pages of a tab', { tag: '@reads' }, async ({ page }) => {
  const queue = incidentQueue(page)
  const [main] = await queue.names()
  await queue.open(main)
  await page.getByRole('tab', { name: 'Summary' }).click()
  await expect(page.getByRole('heading', { name: 'Scope' })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('tab', { name: 'Attack story' })).toHaveAttribute('aria-selected', 'true')
  await page.goForward()
  await expect(page.getByRole('heading', { name: 'Scope' })).toBeVisible()
})

test('the sheet of keys lists what can be done here', { tag: '@reads' }, async ({ page }) => {
  await expect(incidentQueue(page).grid).toBeVisible()
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(sheet.getByText('Ctrl+K')).toBeVisible()
  await expect(sheet.getByText('Next incident in the queue')).toBeVisible()
})

test('the clock switch changes every time on screen and the tooltip keeps both', { tag: '@reads' }, async ({ page }) => {
  const queue = incidentQueue(page)
  const [main] = await queue.names()
  const time = queue.row(main).getByRole('time').first()
  await expect(time).toHaveAttribute('title', /UTC .*\nLocal /)
  await page.getByRole('button', { name: 'Clock: UTC' }).click()
  await page.getByRole('combobox', { name: 'Another zone' }).pressSequentially('berl')
  await page.getByRole('option', { name: 'Europe/Berlin' }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Clock: Europe/Berlin' })).toBeVisible()
})

test('nothing runs over the edge of a small window', { tag: '@reads' }, async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  const queue = incidentQueue(page)
  const [main] = await queue.names()
  await queue.open(main)
  for (const tab of ['Summary', 'Attack story']) {
    await page.getByRole('tab', { name: tab }).click()
    await expect(page.getByRole('tab', { name: tab })).toHaveAttribute('aria-selected', 'true')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280)
  }
})

test('the tabs of an incident stay on one line, and those without room are reached by the keyboard with their counts', {
  tag: '@reads',
}, async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  const queue = incidentQueue(page)
  const [main] = await queue.names()
  await queue.open(main)
  const tabs = page.getByRole('tablist', { name: 'Incident' }).getByRole('tab')
  const lines = async () => new Set(await tabs.evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().bottom)))).size
  await expect(tabs.filter({ hasText: /^Alerts \(\d+\)/ })).toBeVisible()
  expect(await lines()).toBe(1)

  await page.getByRole('button', { name: 'Manage incident' }).click()
  await expect(page.getByRole('complementary', { name: 'Manage incident' })).toBeVisible()
  const more = page.getByRole('tab', { name: /^\d+ more tabs?$/ })
  await expect(more).toBeVisible()
  expect(await lines()).toBe(1)
  await page.getByRole('tab', { name: 'Attack story' }).focus()
  await page.keyboard.press('End')
  await expect(more).toBeFocused()
  await page.keyboard.press('Enter')
  const hidden = page.getByRole('menuitem', { name: /^Evidence and Response \(\d+\)$/ })
  await expect(hidden).toBeVisible()
  await page.getByRole('menuitem', { name: 'Summary' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Scope' })).toBeVisible()
  await expect(page.getByRole('tab', { name: 'Summary' })).toHaveAttribute('aria-selected', 'true')
  expect(await lines()).toBe(1)
})

test('the queue is drawn without the code of charts, graph and editor', { tag: '@reads' }, async ({ page }) => {
  await expect(incidentQueue(page).grid).toBeVisible()
  const scripts = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter((entry) => entry.name.endsWith('.js'))
      .map((entry) => ({ name: entry.name.split('/').at(-1)!, bytes: (entry as PerformanceResourceTiming).encodedBodySize })),
  )
  expect(scripts.map(({ name }) => name).join(' ')).toMatch(/queue-page/)
  expect(scripts.filter(({ name }) => /^(chart|hunting|attack-story|layout)/.test(name))).toEqual([])
  expect(scripts.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(1_500_000)
})

test('closing the case leads to the start page, and its recent list leads back', async ({ page }) => {
  const [main] = await incidentQueue(page).names()
  await page.getByRole('button', { name: 'Case: Training' }).click()
  await page.getByRole('menuitem', { name: 'Close case' }).click()
  await expect(page.getByRole('heading', { name: 'Coldtrail', level: 1 })).toBeVisible()
  await page.getByRole('button', { name: 'Training', exact: true }).click()
  await expect(incidentQueue(page).row(main)).toBeVisible()
})
