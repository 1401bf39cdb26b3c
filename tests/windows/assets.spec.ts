import { expect, test } from '../support/window.ts'

test('each view of the assets lists as many as its tab counts, and a tick opens the pane', { tag: '@reads' }, async ({
  page,
  complaints,
}) => {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Assets' }).click()
  for (const view of ['Users', 'Mailboxes', 'Apps', 'Devices']) {
    const tab = page.getByRole('tab', { name: new RegExp(`^${view} \\(\\d+\\)$`) })
    await tab.click()
    const count = Number(/\((\d+)\)/.exec((await tab.textContent())!)![1])
    await expect(page.getByRole('grid', { name: view })).toHaveAttribute('aria-rowcount', String(count + 1))
  }
  await page.getByRole('checkbox', { name: 'Select ws-11' }).click()
  const pane = page.getByRole('complementary').filter({ has: page.getByRole('heading', { name: 'ws-11', exact: true }) })
  await expect(pane.getByRole('region', { name: 'At a glance' })).toContainText('Verdict')
  expect(complaints).toEqual([])
})

test('a page of a device opens every tab, and its timeline narrows to what was flagged', async ({ page, complaints }) => {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Assets' }).click()
  await page.getByRole('searchbox', { name: 'Search assets' }).fill('ws-11')
  await page.getByRole('grid', { name: 'Devices' }).getByRole('link', { name: /ws-11/ }).click()
  const tabs = page.getByRole('tablist', { name: 'Entity' })
  for (const name of ['Logged-on users', 'Inventories and vulnerabilities', 'Network and registry', 'Records', /^Incidents and alerts/]) {
    await tabs.getByRole('tab', { name }).click()
    await expect(page.getByRole('tabpanel', { name }).getByRole('row').nth(1)).toBeVisible()
  }
  await tabs.getByRole('tab', { name: 'Timeline' }).click()
  await page.getByRole('searchbox', { name: 'Search events' }).fill('adjsync')
  const timeline = page.getByRole('grid', { name: 'Timeline' })
  await expect(timeline.getByRole('row').nth(1)).toContainText('adjsync')
  await timeline.getByRole('row').nth(1).getByRole('gridcell').nth(2).click()
  const event = page.getByRole('complementary', { name: 'Event' })
  await expect(event.getByRole('region', { name: 'Entity chain' }).getByRole('listitem').first()).toBeVisible()
  await event.getByRole('button', { name: 'Flag event' }).click()
  await expect(timeline.getByRole('img', { name: 'Flagged' })).toHaveCount(1)
  await page.getByRole('button', { name: 'Flagged' }).click()
  await expect(timeline).toHaveAttribute('aria-rowcount', '2')
  expect(complaints).toEqual([])
})
