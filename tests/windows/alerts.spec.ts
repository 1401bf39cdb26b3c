import { expect, test } from '../support/window.ts'

const open = (page: import('@playwright/test').Page, address: string) =>
  page.evaluate((hash) => {
    location.hash = hash
  }, address)

test('the alerts start with the last week, are found by title, and triaged by key', async ({ page }) => {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Alerts' }).click()
  await expect(page.getByRole('heading', { name: /^Alerts \d+ of \d+$/ })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Status: New, In progress' })).toBeVisible()
  await page.getByRole('searchbox', { name: 'Search alerts' }).fill('event log was')
  const grid = page.getByRole('grid', { name: 'Alerts' })
  const rows = grid.getByRole('row').filter({ has: page.getByRole('checkbox', { name: /^Select alert/ }) })
  await expect(rows).toHaveCount(1)
  await rows.getByRole('gridcell').nth(1).click()
  const pane = page.getByRole('complementary', { name: 'Alert' })
  await expect(pane.getByRole('heading', { name: 'Event log was cleared' })).toBeVisible()
  await rows.press('i')
  await expect(rows.getByText('In progress')).toBeVisible()
  await rows.press('Shift+T')
  await expect(pane.getByText('True positive')).toBeVisible()
  await expect(pane.getByRole('list', { name: 'Comments and history' }).getByText(/new → inProgress/)).toBeVisible()
})

test("an incident's alerts stand in order with the reason each is linked, as many as the tab counts", async ({ page }) => {
  await page.getByRole('grid', { name: 'Incidents' }).getByRole('link').first().click()
  const tab = page.getByRole('tab', { name: /^Alerts \(\d+\)$/ })
  const count = Number(/\d+/.exec((await tab.textContent())!)![0])
  await tab.click()
  const grid = page.getByRole('grid', { name: 'Alerts' })
  await expect(grid).toHaveAttribute('aria-rowcount', String(count + 1))
  await expect(grid.getByText(/^Same /).first()).toBeVisible()
  await grid
    .getByRole('checkbox', { name: /^Select alert/ })
    .first()
    .check()
  await page.getByRole('button', { name: 'Move to another incident…' }).click()
  await page.getByRole('radio', { name: 'Create a new incident' }).check()
  await page.getByRole('button', { name: 'Move', exact: true }).click()
  await expect(page.getByRole('tab', { name: `Alerts (${count - 1})` })).toBeVisible()
})

test('an endpoint alert opens on the tree of its processes, which is walked by keys to a record', { tag: '@reads' }, async ({ page }) => {
  await open(page, '#/alerts?range=all&filter=none&search=Office%20document')
  await page
    .getByRole('grid', { name: 'Alerts' })
    .getByRole('link', { name: 'Suspicious process launched from an Office document' })
    .click()
  await expect(page.getByRole('region', { name: 'Who and what was hit' }).getByText('Jonas Lindqvist')).toBeVisible()
  const tree = page.getByRole('tree', { name: 'Processes of ws-11' })
  await expect(tree.getByRole('treeitem', { name: /WINWORD\.EXE 2588/ })).toBeVisible()
  await expect(tree.getByRole('treeitem', { name: /cmd\.exe 17064.*alert/ })).toBeVisible()
  await page.getByRole('searchbox', { name: 'Find processes' }).fill('adjsync.dll,Start')
  await expect(page.getByRole('search', { name: 'Processes' }).getByRole('status')).toHaveText('3 found')
  await page.getByRole('searchbox', { name: 'Find processes' }).press('Enter')
  await expect(page.getByRole('region', { name: 'Selected process' }).getByText(/adjsync\.dll,Start/)).toBeVisible()
  await page.getByRole('button', { name: 'Show record' }).click()
  await expect(page.getByRole('rowheader', { name: 'ProcessCommandLine', exact: true })).toBeVisible()
})

test('a sign-in alert is told as a chain, and the triage sheet is copied with where it came from', { tag: '@reads' }, async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await open(page, '#/alerts?range=all&filter=none&search=Unfamiliar')
  await page.getByRole('grid', { name: 'Alerts' }).getByRole('link', { name: 'Unfamiliar sign-in properties' }).click()
  await expect(page.getByRole('list', { name: 'What happened' }).getByText(/signed in to OfficeHome from 198\.51\.100\.23/)).toBeVisible()
  await expect(page.getByRole('list', { name: 'Related events' })).toBeVisible()
  await page.getByRole('button', { name: 'Triage sheet' }).click()
  await page.getByRole('menuitem', { name: 'Copy as text (T)' }).click()
  await expect(page.getByText('Triage sheet copied', { exact: true })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('Sign-in location: Bucharest, RO (198.51.100.23)')
})

test('rows copied by key say so where the system refuses its clipboard', { tag: '@reads' }, async ({ page }) => {
  await open(page, '#/alerts?range=all&filter=none&search=rare%20host')
  const row = page.getByRole('grid', { name: 'Alerts' }).getByRole('row').filter({ hasText: 'Regular connections to a rare host' })
  await row.getByRole('gridcell').nth(1).click()
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('Document is not focused.', 'NotAllowedError'))
    document.execCommand = () => false
  })
  await page.keyboard.press('Control+c')
  await expect(page.getByText('The system did not take the text onto its clipboard')).toBeVisible()
})

test('a rule made from an alert shows what it would match, resolves it, and is taken back', async ({ page }) => {
  await open(page, '#/alerts?range=all&filter=none&search=rare%20host')
  await page.getByRole('grid', { name: 'Alerts' }).getByRole('link', { name: 'Regular connections to a rare host' }).click()
  await page.getByRole('button', { name: 'Tune alert' }).click()
  await expect(page.getByText(/^Matches 1 alert of this case/)).toBeVisible()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Rule saved, 1 alert resolved')).toBeVisible()
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Rules' }).click()
  const rules = page.getByRole('list', { name: 'Alert tuning rules' })
  await rules.getByRole('button', { name: '1 matched alert' }).click()
  await expect(rules.getByText('Resolved')).toBeVisible()
  await rules.getByRole('button', { name: 'Take back' }).click()
  await expect(page.getByText('1 alert as before the rule')).toBeVisible()
})

test('an alert’s indicators are allowed with a reason and a last day, and stand in a list of their own', async ({ page, complaints }) => {
  await open(page, '#/alerts?range=all&filter=none&search=rare%20host')
  await page.getByRole('grid', { name: 'Alerts' }).getByRole('link', { name: 'Regular connections to a rare host' }).click()
  await page.getByRole('button', { name: 'Tune alert' }).click()
  await page.getByRole('button', { name: 'Allow its indicators instead' }).click()
  await expect(page.getByRole('heading', { name: 'Allow indicators' })).toBeVisible()
  const save = page.getByRole('button', { name: 'Save', exact: true })
  await expect(save).toBeDisabled()
  await page.getByRole('textbox', { name: 'Reason' }).fill('Monitoring of the network team')
  await page.getByLabel('Expires').fill('2999-12-31')
  await expect(page.getByText(/^Matches 1 alert of this case/)).toBeVisible()
  await save.click()
  await expect(page.getByText('Rule saved, 1 alert resolved')).toBeVisible()
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Rules' }).click()
  const list = page.getByRole('list', { name: 'Allow list' })
  await expect(list).toContainText('Monitoring of the network team')
  await expect(list).toContainText(/until .*2999/)
  await expect(page.getByRole('list', { name: 'Alert tuning rules' })).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect(list).toHaveCount(0)
  await expect(page.getByRole('main')).toContainText('Allow an indicator is for')
  expect(complaints).toEqual([])
})
