import type { Page } from '@playwright/test'
import { attackStory } from '../support/attack-story.ts'
import { expect, test } from '../support/window.ts'

const details = (page: Page) => attackStory(page).details

/** Opens the intrusion's story and the entity that most of its alerts name. */
async function openEntity(page: Page): Promise<string> {
  await attackStory(page).open()
  const most = details(page).getByRole('region', { name: 'Most alerts name' }).getByRole('button').first()
  const name = (await most.textContent())!.trim()
  await most.click()
  await expect(details(page).getByRole('heading', { level: 2 })).toContainText(name)
  return name
}

test('an entity shows its names, each with why it is its own and the record that says so', { tag: '@reads' }, async ({
  page,
  complaints,
}) => {
  await openEntity(page)
  const names = details(page).getByRole('region', { name: /^Known as \(\d+\)/ })
  await expect(names.getByRole('listitem').first()).toContainText(/record \d/)
  expect(await names.getByRole('listitem').count()).toBeGreaterThan(1)
  await expect(details(page).getByRole('region', { name: 'Facts' })).toContainText(/record \d/)
  expect(complaints).toEqual([])
})

test('the alerts of an entity stand out in the list, and lead there', { tag: '@reads' }, async ({ page }) => {
  await openEntity(page)
  const region = details(page).getByRole('region', { name: /^Alerts \(\d+\)/ })
  const first = region.getByRole('button').first()
  const title = (await first.textContent())!
  await first.click()
  await expect(details(page).getByRole('heading', { level: 2 })).toHaveText(title)
  await expect(page.getByRole('region', { name: 'Alerts' }).locator('[aria-current="true"]')).toContainText(title)
})

test('a related entity takes the place of the one shown, and its tie shows the records of both', { tag: '@reads' }, async ({ page }) => {
  const name = await openEntity(page)
  const related = details(page)
    .getByRole('region', { name: /^Related entities/ })
    .getByRole('listitem')
    .first()
  const [verb, other] = [related.getByRole('button').first(), related.getByRole('button').nth(1)]
  const otherName = (await other.textContent())!.trim()
  await verb.click()
  await expect(details(page).getByRole('heading', { level: 2 })).toContainText(name)
  await expect(details(page).getByRole('heading', { level: 2 })).toContainText(otherName)
  await page.keyboard.press('r')
  await expect(details(page).getByRole('grid', { name: 'Records' })).toBeVisible()
  await page.keyboard.press('Escape')
  await details(page).getByRole('region', { name: 'Between' }).getByRole('button', { name: otherName }).first().click()
  await expect(details(page).getByRole('heading', { level: 2 })).toContainText(otherName)
})

test('splitting a name off asks for a reason, and makes another entity', async ({ page, complaints }) => {
  await openEntity(page)
  const names = details(page).getByRole('region', { name: /^Known as/ })
  const before = await names.getByRole('listitem').count()
  await names.getByRole('button', { name: 'Split off' }).last().click()
  const confirm = names.getByRole('button', { name: 'Split off' }).and(page.locator('.fui-Button')).last()
  await names.getByRole('textbox', { name: 'Why is this another entity?' }).fill('Two people share the name')
  await expect(names.getByRole('button', { name: 'Cancel' })).toBeVisible()
  await confirm.click()
  await expect(names.getByRole('textbox')).toHaveCount(0)
  await expect.poll(() => names.getByRole('listitem').count()).toBeLessThan(before)
  expect(complaints).toEqual([])
})

test('go hunt brings a query about the entity into the hunting page, to be read before it is run', { tag: '@reads' }, async ({
  page,
  complaints,
}) => {
  const name = await openEntity(page)
  await details(page).getByRole('button', { name: 'Go hunt' }).click()
  await page.getByRole('menuitem', { name: /^All activity/ }).click()
  await expect(page.getByRole('tab', { name: 'All activity' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Query' })).toContainText('search in (')
  expect(name).not.toBe('')
  expect(complaints).toEqual([])
})

async function openDevice(page: Page) {
  await attackStory(page).open()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('ws-11')
  await page
    .getByRole('option', { name: /^ws-11\b/i })
    .first()
    .click()
}

async function correctClock(page: Page, reason: string) {
  await page.getByRole('button', { name: 'Correct clock…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Correct clock' })
  await dialog.getByRole('textbox', { name: /Add to every time/ }).fill('5 min')
  await dialog.getByRole('textbox', { name: 'Reason' }).fill(reason)
  await dialog.getByRole('button', { name: 'Correct clock' }).click()
}

test('a device whose clock was wrong is corrected with a reason and said to be wherever times are; the switch shows what it wrote', async ({
  page,
  complaints,
}) => {
  await openDevice(page)
  await expect(page.getByRole('heading', { level: 1, name: /ws-11/i })).toBeVisible()
  const head = page.locator('header').filter({ has: page.getByRole('heading', { level: 1, name: /ws-11/i }) })
  const seen = head.getByRole('time').last()
  const before = (await seen.getAttribute('datetime'))!
  await correctClock(page, 'The domain controller was five minutes ahead of it')
  await expect(head).toContainText('Corrected by +5 min')
  await expect(head).toContainText('five minutes ahead')
  await expect(page.getByTitle('Clocks of 1 device are corrected')).toBeVisible()
  await expect(seen).not.toHaveAttribute('datetime', before)
  await expect(head.getByRole('img', { name: /^Corrected by \+5 min/ }).first()).toBeVisible()
  await page.getByRole('tab', { name: 'Timeline' }).click()
  const mark = page.getByRole('row').getByRole('img', { name: /^Corrected by \+5 min\s+The device wrote .+five minutes ahead/s })
  await expect(mark.first()).toBeVisible()
  await page.getByRole('button', { name: /^Clock: UTC/ }).click()
  await page.getByRole('switch', { name: /^Corrected clocks/ }).click()
  await expect(page.getByRole('switch', { name: /^Corrected clocks/ })).not.toBeChecked()
  await page.keyboard.press('Escape')
  await expect(head).toContainText('+5 min, not in force')
  await expect(seen).toHaveAttribute('datetime', before)
  await expect(mark).toHaveCount(0)
  expect(complaints).toEqual([])
})

test('hunting results mark the times of a device whose clock is corrected, and its undo is a job', async ({ page, complaints }) => {
  await openDevice(page)
  await correctClock(page, 'Five minutes slow')
  await expect(page.getByTitle('Clocks of 1 device are corrected')).toBeVisible()
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Hunting' }).click()
  const run = async () => {
    await page.getByRole('textbox', { name: 'Query' }).click()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.insertText('DeviceProcessEvents | summarize max(Timestamp) by DeviceName')
    await page.keyboard.press('F5')
    await expect(page.getByRole('grid', { name: 'Results' })).toBeVisible({ timeout: 60_000 })
  }
  await run()
  const rows = page.getByRole('grid', { name: 'Results' }).getByRole('row')
  const mark = page.getByRole('img', { name: /^Corrected by \+5 min\s+The device wrote .+Five minutes slow/s })
  await expect(rows.filter({ has: mark })).toHaveCount(1)
  await expect(rows.filter({ has: mark })).toContainText(/ws-11/i)
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Incidents' }).click()
  await page.keyboard.press('Control+z')
  await expect(page.getByText(/^Undo: clock of ws-11.* corrected$/i).first()).toBeVisible()
  await expect(page.getByTitle('Clocks of 1 device are corrected')).toHaveCount(0)
  expect(complaints).toEqual([])
})

/** Opens the page of what the search finds by that name as that kind. */
async function openPage(page: Page, name: string, kind: string): Promise<void> {
  await page.getByRole('button', { name: /^Search anything/ }).click()
  await page.getByRole('combobox', { name: 'Search names, pages and actions' }).fill(name)
  await page.getByRole('option').filter({ hasText: kind }).first().click()
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toHaveText(name)
}

test('records of an entity are the alerts that name it and events in words, whatever else their export tells of', {
  tag: '@reads',
}, async ({ page, complaints }) => {
  await openPage(page, 'adjsync.dll', 'File')
  await page.getByRole('tab', { name: 'Records' }).click()
  const rows = page.getByRole('grid', { name: 'Records' }).getByRole('row')
  await expect(rows.nth(1)).toContainText('Suspicious PowerShell command line')
  await expect(rows.filter({ hasText: 'Unfamiliar sign-in properties' })).toHaveCount(0)
  await expect(rows.filter({ hasText: 'rundll32.exe loaded adjsync.dll' }).first()).toBeVisible()
  await rows.nth(1).dblclick()
  await expect(page.getByRole('region', { name: 'Columns' })).toContainText('Suspicious PowerShell command line')
  expect(complaints).toEqual([])
})

test('the page of a mailbox tells the rule its owner made, which the log of the cloud knows by the owner alone', { tag: '@reads' }, async ({
  page,
}) => {
  await openPage(page, 'elin.bergstrom@norrvik.example', 'Mailbox')
  await page.getByRole('tab', { name: 'Activity and rules' }).click()
  const rules = page.getByRole('region', { name: /^Rules and permissions/ })
  await expect(rules.getByRole('row').filter({ hasText: 'New-InboxRule' })).toHaveCount(1)
})

test('the page of an email cluster is headed by what a cluster has, not by what a message has', { tag: '@reads' }, async ({ page }) => {
  await expect(page.getByRole('grid', { name: 'Incidents' })).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('harborline-billing.example · 1')
  await page
    .getByRole('option', { name: /· harborline-billing\.example/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1, name: /· harborline-billing\.example/ })).toBeVisible()
  const head = page.getByRole('main').locator('header').first()
  await expect(head).toContainText('Clustered by')
  await expect(head).toContainText('Messages')
  await expect(head).not.toContainText('Not in this evidence')
})
