import type { Page } from '@playwright/test'
import { expect, test } from '../support/window.ts'

test.slow()

const editor = (page: Page) => page.getByRole('textbox', { name: 'Query' })
const grid = (page: Page) => page.getByRole('grid', { name: 'Results' })
const status = (page: Page) => page.getByRole('status', { name: 'Last run' })
const text = async (page: Page) => (await editor(page).locator('.cm-line').allTextContents()).join('\n')

async function write(page: Page, query: string) {
  await editor(page).click()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('Delete')
  if (query) await page.keyboard.insertText(query)
}

async function start(page: Page, query: string) {
  await write(page, query)
  await page.keyboard.press('F5')
}

/** Runs a query and waits until its answer has taken the place of the one before. */
async function run(page: Page, query: string) {
  await start(page, query)
  await expect(status(page)).not.toContainText('Running', { timeout: 60_000 })
}

test.beforeEach(async ({ page }) => {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Hunting' }).click()
  await expect(editor(page)).toBeVisible()
  // the first answer waits for the language service; the tests begin once it is warm
  await page.keyboard.press('F5')
  await expect(grid(page)).toBeVisible({ timeout: 60_000 })
})

test('F5 runs the statement at the cursor and tells rows, time and clock', { tag: '@reads' }, async ({ page, complaints }) => {
  await run(page, 'print Wrong = 1\n\nDeviceProcessEvents\n| summarize Starts = count() by DeviceName\n| sort by Starts desc')
  await expect(grid(page).getByRole('columnheader', { name: 'Starts' })).toBeVisible()
  await expect(status(page)).toContainText(/\d+ rows.*now\(\) is 2026-/)
  const counts = await grid(page).getByRole('row').locator('[data-column="1"]').allTextContents()
  const numbers = counts.map(Number)
  expect(numbers[0]).toBeGreaterThan(0)
  expect(numbers).toEqual([...numbers].sort((a, b) => b - a))

  await run(page, 'DeviceProcessEvents | fork Devices=(distinct DeviceName) (count)')
  await expect(status(page)).toContainText(/\d+ rows in 2 tables/)
  await expect(grid(page).getByRole('columnheader', { name: 'DeviceName' })).toBeVisible()
  await page.getByRole('tab', { name: /^Table 2/ }).click()
  await expect(grid(page).getByRole('columnheader', { name: 'Count' })).toBeVisible()
  expect(complaints).toEqual([])
})

test('a wide answer is scrolled sideways to its last column, whose cells stand under their heading', { tag: '@reads' }, async ({
  page,
}) => {
  await run(page, 'DeviceProcessEvents | take 50 | extend Last = "the end"')
  const cells = grid(page).getByText('the end')
  await expect(grid(page).getByRole('columnheader', { name: 'Last' })).toBeAttached()
  // the row that has the keyboard shows all its cells, the others those in sight
  expect(await cells.count()).toBeLessThan(2)
  await grid(page).evaluate((element) => element.scrollTo({ left: element.scrollWidth }))
  await expect.poll(() => cells.count()).toBeGreaterThan(10)
  const heading = (await grid(page).getByRole('columnheader', { name: 'Last' }).boundingBox())!
  for (const cell of [cells.nth(0), cells.nth(5)]) {
    const { x, width } = (await cell.boundingBox())!
    expect(x).toBeGreaterThanOrEqual(heading.x)
    expect(x + width).toBeLessThanOrEqual(heading.x + heading.width)
  }
})

test('an error is named with its place, and a click goes there', { tag: '@reads' }, async ({ page }) => {
  await run(page, 'DeviceProcessEvents\n| where NoSuchColumn == 1')
  const problem = page.getByRole('list', { name: 'Problems' }).getByRole('button').first()
  await expect(problem).toContainText('NoSuchColumn')
  await expect(problem).toContainText('Line 2')
  await problem.click()
  expect(await page.evaluate(() => window.getSelection()?.toString())).toBe('NoSuchColumn')
})

test('cancelling frees the page at once and keeps the rows of the run before', { tag: '@reads' }, async ({ page }) => {
  await run(page, 'print Before = 1')
  await expect(grid(page).getByRole('columnheader', { name: 'Before' })).toBeVisible()
  await start(page, 'range a from 1 to 100000000 step 1 | extend b = a % 977 | summarize sum(a), dcount(b) by b | count')
  await expect(status(page)).toContainText('Running')
  await page.keyboard.press('Shift+F5')
  await expect(status(page)).toContainText('Cancelled', { timeout: 1000 })
  await expect(grid(page).getByRole('columnheader', { name: 'Before' })).toBeVisible()
  await run(page, 'print After = 2')
  await expect(grid(page).getByRole('columnheader', { name: 'After' })).toBeVisible()
})

test('render draws the chart, and the table is one click away', { tag: '@reads' }, async ({ page, complaints }) => {
  await run(page, 'AlertInfo | summarize Alerts = count() by Severity | render columnchart')
  await expect(page.getByRole('img', { name: /Column chart of Alerts by Severity/ })).toBeVisible()
  await page.getByRole('button', { name: 'Table', exact: true }).click()
  await expect(grid(page).getByRole('columnheader', { name: 'Severity' })).toBeVisible()
  expect(complaints).toEqual([])
})

test('a value is added to the query as a condition by mouse and by keyboard', { tag: '@reads' }, async ({ page }) => {
  await run(page, 'AlertInfo | distinct Severity | sort by Severity asc')
  const cell = grid(page).locator('[data-column="0"]').first()
  const value = await cell.textContent()
  await cell.click({ button: 'right' })
  await page.getByRole('menuitem', { name: `Severity != ${value}` }).click()
  await expect.poll(() => text(page)).toContain(`\n| where Severity != "${value}"`)
  await page.keyboard.press('F5')
  await expect(grid(page).getByText(value!, { exact: true })).toHaveCount(0)

  const left = grid(page).locator('[data-column="0"]').first()
  await left.focus()
  await page.keyboard.press('Shift+F10')
  await expect(page.getByRole('menuitem', { name: /^Severity == / })).toBeVisible()
})

test('a record is inspected whole, and the entities it speaks of open', { tag: '@reads' }, async ({ page }) => {
  await run(page, 'DeviceInfo | where isnotempty(DeviceName) | take 3')
  await grid(page).getByRole('row').nth(1).getByRole('gridcell').nth(2).dblclick()
  const pane = page.getByRole('complementary', { name: 'Inspect record' })
  await expect(pane.getByText('DeviceName', { exact: true })).toBeVisible()
  await pane.getByRole('region', { name: 'Entities' }).getByRole('button').first().click()
  await expect(page.getByRole('complementary').filter({ hasNotText: 'Inspect record' })).toBeVisible()
})

test('a value inside JSON becomes a column', { tag: '@reads' }, async ({ page }) => {
  await run(page, 'print Bag = dynamic({"Outer": {"Inner": "found"}})')
  await grid(page)
    .getByRole('button', { name: /^Expand row 1:/ })
    .click()
  await page.getByRole('button', { name: 'What can be done with Inner' }).click()
  await page.getByRole('menuitem', { name: 'Extend to column' }).click()
  await expect.poll(() => text(page)).toContain('| extend Inner = tostring(Bag.Outer.Inner)')
  await page.keyboard.press('F5')
  await expect(grid(page).getByRole('columnheader', { name: 'Inner' })).toBeVisible()
})

test('the schema lists tables that hold rows, and previews one', { tag: '@reads' }, async ({ page }) => {
  const schema = page.getByRole('region', { name: 'Schema' })
  await schema.getByRole('searchbox').fill('DeviceLogonEvents')
  await schema.getByRole('button', { name: 'Expand DeviceLogonEvents' }).click()
  await schema.getByRole('button', { name: 'Preview 10 rows' }).click()
  await expect(status(page)).toContainText('10 rows')
  await expect(page.getByRole('tab', { name: 'DeviceLogonEvents' })).toHaveAttribute('aria-selected', 'true')
})

test('names are completed from the case’s schema', { tag: '@reads' }, async ({ page }) => {
  await write(page, '')
  await page.keyboard.type('DeviceProc')
  await expect(page.getByRole('option', { name: 'DeviceProcessEvents' })).toBeVisible()
  // the editor takes an offer only once it could have been read (75 ms); before that, Enter is a new line
  await page.waitForTimeout(150)
  await page.keyboard.press('Enter')
  await expect.poll(() => text(page)).toContain('DeviceProcessEvents')
})

test('the plan tells stages, rows and how they are reached', { tag: '@reads' }, async ({ page }) => {
  await run(page, 'AlertInfo | where Severity == "High"')
  await expect(status(page)).toContainText('rows')
  await page.getByRole('button', { name: 'Plan' }).click()
  const plan = page.getByRole('complementary', { name: 'Query plan' })
  await expect(plan.getByText('SQL').first()).toBeVisible()
  await expect(plan.getByText(/\d+ ms/).first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(plan).toBeHidden()
})

// a window of the desktop has no reload
test('the query is there again after a reload', { tag: ['@web', '@reads'] }, async ({ page }) => {
  await write(page, 'AlertInfo | take 7')
  await page.waitForTimeout(900)
  await page.reload()
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Hunting' }).click()
  await expect.poll(() => text(page)).toContain('AlertInfo | take 7')
})

test('a query in the address opens beside the others and is not run unseen', { tag: '@reads' }, async ({ page }) => {
  await page.evaluate(() => {
    location.hash = '#/hunting?query=print%20Brought%20%3D%201&title=Hunt%20for%20it'
  })
  await expect(page.getByRole('tab', { name: 'Hunt for it' })).toHaveAttribute('aria-selected', 'true')
  await expect.poll(() => text(page)).toBe('print Brought = 1')
  await expect(status(page)).toHaveText('F5 runs the statement at the cursor')
})
