import { incidentQueue } from '../support/incident-queue.ts'
import { expect, test } from '../support/window.ts'

test('@web a page moves to a window of its own, looks at what the others look at, and closes without them', { tag: '@reads' }, async ({
  page,
  context,
}) => {
  const queue = incidentQueue(page)
  const [main] = await queue.names()
  await queue.open(main)
  const track = (of: typeof page) => of.getByRole('slider', { name: 'Moment' })
  await expect(track(page)).toBeVisible()
  const opening = context.waitForEvent('page')
  await page.keyboard.press('Alt+d')
  const own = await opening
  await expect(own.getByRole('tab', { name: 'Attack story' })).toBeVisible()
  await expect(own.getByRole('navigation', { name: 'Main' })).toBeHidden()
  // the tab it stood in is gone, and its window goes on
  await expect(page.getByRole('tablist', { name: 'Open pages' }).getByRole('tab', { name: main })).toBeHidden()

  await queue.open(main)
  await expect(track(page)).toBeVisible()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  const here = await track(page).getAttribute('aria-valuetext')
  expect(here).not.toBe('Whole incident')
  await expect(track(own)).toHaveAttribute('aria-valuetext', here!)

  await own.close()
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Log' }).click()
  await expect(page.getByRole('grid', { name: 'Log' })).toBeVisible()
})

test('a copied link opens its page through the search', { tag: '@reads' }, async ({ page }) => {
  const queue = incidentQueue(page)
  const [main] = await queue.names()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search names, pages and actions' }).fill('coldtrail://case/incidents/1/tasks')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('tab', { name: 'Tasks', selected: true })).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search names, pages and actions' }).fill(main.slice(0, 12))
  const found = page.getByRole('listbox', { name: 'Results' })
  await expect(found.getByText('Incidents', { exact: true })).toBeVisible()
  await expect(found.getByRole('option').first()).toBeVisible()
})
