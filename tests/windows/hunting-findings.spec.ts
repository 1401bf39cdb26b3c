import type { Page } from '@playwright/test'
import { expect, test } from '../support/window.ts'

test.slow()

const QUERY =
  'DeviceProcessEvents\n| where FileName =~ "powershell.exe"\n| project Timestamp, DeviceId, DeviceName, FileName, ProcessId, ProcessCreationTime, ProcessCommandLine\n| sort by Timestamp asc'

const editor = (page: Page) => page.getByRole('textbox', { name: 'Query' })
const grid = (page: Page) => page.getByRole('grid', { name: 'Results' })
const status = (page: Page) => page.getByRole('status', { name: 'Last run' })
const schema = (page: Page) => page.getByRole('region', { name: 'Schema' })

async function run(page: Page, query: string) {
  await editor(page).click()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('Delete')
  await page.keyboard.insertText(query)
  await page.keyboard.press('F5')
  await expect(grid(page).getByRole('columnheader', { name: 'ProcessCommandLine' })).toBeVisible({ timeout: 60_000 })
}

async function tick(page: Page, ...rows: readonly number[]) {
  for (const row of rows) await grid(page).getByRole('row').nth(row).getByRole('checkbox').click()
}

test.beforeEach(async ({ page }) => {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Hunting' }).click()
  await run(page, QUERY)
})

test('ticked rows become alerts of a new incident, which the queue, the graph and the alert lead back from', async ({
  page,
  complaints,
}) => {
  await tick(page, 1, 2)
  await page.getByRole('button', { name: 'Link to incident' }).click()
  const wizard = page.getByRole('dialog', { name: 'Link 2 rows to an incident' })
  await wizard.getByRole('textbox', { name: 'Incident name' }).fill('Found while hunting')
  await wizard.getByRole('button', { name: 'Next' }).click()
  await expect(wizard.getByRole('button', { name: 'Next' })).toBeDisabled()
  await wizard.getByRole('textbox', { name: 'Alert title' }).fill('PowerShell on {{DeviceName}}')
  await wizard.getByRole('combobox', { name: 'Category' }).selectOption('Execution')
  await wizard.getByRole('button', { name: 'Next' }).click()
  await expect(wizard.getByRole('group', { name: 'Device' }).getByRole('combobox', { name: 'Device: column' }).first()).toHaveValue(
    'DeviceId',
  )
  await wizard.getByRole('button', { name: 'Next' }).click()
  await expect(wizard.getByRole('region', { name: 'Alerts to be made' }).getByRole('listitem').first()).toContainText(/row/)
  await wizard.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('button', { name: /^Open incident #\d+$/ }).click()
  await expect(page.getByRole('heading', { name: 'Found while hunting', level: 1 })).toBeVisible()
  const alert = page
    .getByRole('region', { name: 'Alerts' })
    .getByText(/^PowerShell on /)
    .first()
  await alert.click()
  const behind = page.getByRole('region', { name: 'Query behind the alert' })
  await expect(behind).toContainText(/DeviceProcessEvents, record [\d,]+ of/)
  await behind.getByRole('button', { name: 'Run query' }).click()
  await expect(status(page)).toContainText(/rows/)
  expect(complaints).toEqual([])
})

test('a query kept as a detection rule makes its alerts once', async ({ page, complaints }) => {
  await page.getByRole('button', { name: 'Create detection rule' }).click()
  const dialog = page.getByRole('dialog', { name: 'Create detection rule' })
  await dialog.getByRole('textbox', { name: 'Detection name' }).fill('PowerShell')
  await dialog.getByRole('textbox', { name: 'Alert title' }).fill('PowerShell ran')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await schema(page).getByRole('tab', { name: 'Detection rules' }).click()
  await schema(page).getByRole('button', { name: 'PowerShell', exact: true }).click()
  await expect(schema(page)).toContainText('Not run yet')
  await schema(page).getByRole('button', { name: 'Run', exact: true }).click()
  await expect(page.getByText(/1 detection ran: [1-9]\d* new alerts/)).toBeVisible({ timeout: 60_000 })
  await expect(schema(page)).toContainText(/Last run .*[1-9]\d* new alerts/)
  await schema(page).getByRole('button', { name: 'Run', exact: true }).click()
  await expect(page.getByText('1 detection ran: 0 new alerts')).toBeVisible({ timeout: 60_000 })
  expect(complaints).toEqual([])
})

test('a query is built by menus with values of the case, and goes on as KQL', { tag: '@reads' }, async ({ page, complaints }) => {
  await page.getByRole('button', { name: 'Guided' }).click()
  const guided = page.getByRole('region', { name: 'Guided query' })
  await guided.getByRole('combobox', { name: 'Table' }).selectOption('DeviceLogonEvents')
  await guided.getByRole('button', { name: 'Condition' }).click()
  const condition = guided.getByRole('group', { name: 'Condition 1' })
  await condition.getByRole('combobox', { name: 'Column' }).selectOption('ActionType')
  await condition.getByRole('combobox', { name: 'Value' }).click()
  await page.getByRole('option', { name: /^LogonSuccess \([\d,]+\)$/ }).click()
  await expect(guided.getByRole('region', { name: 'KQL it makes' })).toContainText('| where ActionType =~ "LogonSuccess"')
  await page.keyboard.press('F5')
  await expect(grid(page).getByRole('columnheader', { name: 'LogonType' })).toBeVisible({ timeout: 60_000 })
  await guided.getByRole('button', { name: 'Edit in KQL' }).click()
  await expect(editor(page)).toContainText('| where ActionType =~ "LogonSuccess"')
  expect(complaints).toEqual([])
})

test('rows are kept as bookmarks, files of queries come in as a pack, and results leave as a workbook', async ({ page, complaints }) => {
  await tick(page, 3)
  await page.getByRole('button', { name: 'Bookmark', exact: true }).click()
  await page.getByRole('textbox', { name: 'Note' }).fill('Look at this again')
  await page.getByRole('radio', { name: 'An incident' }).click()
  await page.getByRole('radiogroup', { name: 'Incidents found' }).getByRole('radio').first().click()
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  await page.getByRole('button', { name: /^Open incident #\d+$/ }).click()
  const kept = page.getByRole('list', { name: 'Bookmarks of the incident' })
  await kept.getByRole('button', { name: 'Look at this again' }).click()
  await kept.getByRole('button', { name: 'Take out of the incident' }).click()
  await expect(kept).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+z')
  await kept.getByRole('button', { name: 'Look at this again' }).click()
  await kept.getByRole('button', { name: 'Go to the row' }).click()
  await expect(status(page)).toContainText('1 row')
  await schema(page).getByRole('tab', { name: 'Bookmarks' }).click()
  await schema(page).getByRole('button', { name: 'Look at this again' }).click()
  await expect(schema(page)).toContainText('powershell.exe')
  await schema(page).getByRole('button', { name: 'Remove bookmark' }).click()
  await expect(schema(page).getByRole('button', { name: 'Look at this again' })).toHaveCount(0)

  await schema(page).getByRole('tab', { name: 'Queries' }).click()
  await schema(page)
    .getByLabel('Files of queries')
    .setInputFiles([
      { name: 'odd.kql', mimeType: 'text/plain', buffer: Buffer.from('DeviceLogonEvents | take 3') },
      { name: 'wrong.kql', mimeType: 'text/plain', buffer: Buffer.from('NoSuchTable | take 3') },
    ])
  const answer = page.getByRole('dialog', { name: '2 queries of 2 files imported' })
  await expect(answer.getByRole('listitem')).toContainText(['NoSuchTable'])
  await answer.getByRole('button', { name: 'Close' }).click()
  await expect(schema(page).getByRole('region', { name: 'Imported' }).getByRole('button', { name: 'odd' })).toBeVisible()

  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: 'Excel workbook' }).click()
  expect((await saved).suggestedFilename()).toBe('hunt.xlsx')
  expect(complaints).toEqual([])
})
