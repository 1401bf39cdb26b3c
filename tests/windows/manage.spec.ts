import { choose, incidentQueue } from '../support/incident-queue.ts'
import { expect, test } from '../support/window.ts'

test('resolving an incident asks for a note, resolves its alerts and is logged', async ({ page }) => {
  const queue = incidentQueue(page)
  const [main] = await queue.names()
  await queue.open(main)
  await page.getByRole('tab', { name: 'Summary' }).click()
  await page.getByRole('button', { name: 'Manage incident' }).click()
  await expect(page.getByRole('textbox', { name: 'Resolution note' })).toBeHidden()
  await choose(page, 'Status', 'Resolved')
  await page.getByRole('textbox', { name: 'Resolution note' }).fill('Contained, accounts reset')
  await choose(page, 'Classification', 'True positive')
  await choose(page, 'Determination', 'Multistage attack')
  await page.getByRole('button', { name: 'Save', exact: true }).click()

  const details = page.getByRole('complementary', { name: 'Incident details' })
  await expect(details.getByText('Contained, accounts reset')).toBeVisible()
  await expect(details.getByText('Multistage attack')).toBeVisible()
  await expect(page.getByText(/^0 of \d+ alerts are active/)).toBeVisible()
  await page.getByRole('button', { name: /^Comments and history/ }).click()
  await expect(page.getByRole('list', { name: 'Activities' }).getByText(/Contained, accounts reset/)).toBeVisible()
})

test('determinations follow the classification', async ({ page }) => {
  const queue = incidentQueue(page)
  const [main] = await queue.names()
  await queue.open(main)
  await page.getByRole('tab', { name: 'Summary' }).click()
  await page.getByRole('button', { name: 'Manage incident' }).click()
  await expect(page.getByRole('combobox', { name: 'Determination' })).toBeHidden()
  await choose(page, 'Classification', 'True positive')
  await choose(page, 'Determination', 'Phishing')
  await choose(page, 'Classification', 'False positive')
  await expect(page.getByRole('combobox', { name: 'Determination' })).not.toHaveText('Phishing')
  await page.getByRole('combobox', { name: 'Determination' }).click()
  await expect(page.getByRole('option')).toHaveText(['Not malicious', 'Not enough data to validate', 'Other'])
})

test('a new tag is offered as such, stands in the header and is suggested afterwards', async ({ page }) => {
  const queue = incidentQueue(page)
  const [main, second] = await queue.names()
  await queue.open(main)
  await page.getByRole('button', { name: 'Manage incident' }).click()
  const tags = page.getByRole('combobox', { name: 'Incident tags' })
  await tags.pressSequentially('port-call')
  await page.getByRole('option', { name: 'port-call (Create new)' }).click()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('main').getByText('port-call')).toBeVisible()
  await page.getByRole('tab', { name: 'Incidents', exact: true }).click()
  await queue.open(second)
  await page.getByRole('button', { name: 'Manage incident' }).click()
  await tags.pressSequentially('port')
  await expect(page.getByRole('option', { name: 'port-call', exact: true })).toBeVisible()
})

test('several incidents are managed at once', async ({ page }) => {
  const queue = incidentQueue(page)
  const [main, second, third] = await queue.names()
  await queue.tick(second)
  await queue.tick(third)
  await page.getByRole('button', { name: 'Manage incidents' }).click()
  const assign = page.getByRole('combobox', { name: 'Assign to' })
  await assign.fill('Ada')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(queue.row(second).getByText('Ada')).toBeVisible()
  await expect(queue.row(third).getByText('Ada')).toBeVisible()
  await expect(queue.row(main).getByText('Ada')).toBeHidden()
})

test('merging two incidents leaves one, and the other leads to it', async ({ page }) => {
  const queue = incidentQueue(page)
  const [, second, third] = await queue.names()
  await queue.tick(second)
  await queue.tick(third)
  const before = await queue.rows.count()
  const addresses = await Promise.all(
    [second, third].map((name) => queue.grid.getByRole('link', { name, exact: true }).getAttribute('href')),
  )
  await page.getByRole('button', { name: 'Merge incidents' }).click()
  await page.getByRole('textbox', { name: 'Reason for merging' }).fill('One actor')
  await page.getByRole('button', { name: 'Merge', exact: true }).click()
  await expect(queue.rows).toHaveCount(before - 1)
  const said = await page.getByText(/^2 incidents merged into #\d+/).textContent()
  const [target] = /#\d+/.exec(said!)!
  const gone = addresses.find((at) => !at!.endsWith(`/${target.slice(1)}`))!
  await page.goto(new URL(`/${gone}/summary`, page.url()).href)
  await expect(page.getByRole('tab', { name: 'Summary' })).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('main').getByText(target, { exact: true })).toBeVisible()
  await expect(page.getByText(`Incident ${gone.replace('#/incidents/', '#')} was merged into this one`)).toBeVisible()
})

test('a guard that forbids a merge says why', async ({ page }) => {
  const queue = incidentQueue(page)
  const [, second, third] = await queue.names()
  for (const [name, classification] of [
    [second, 'True positive'],
    [third, 'False positive'],
  ] as const) {
    await queue.tick(name)
    await page.getByRole('button', { name: 'Manage incident', exact: true }).first().click()
    await choose(page, 'Classification', classification)
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    // what was changed last stands first; rows are ticked where they come to rest
    await expect.poll(async () => (await queue.names())[0]).toBe(name)
    await queue.tick(name)
  }
  await queue.tick(second)
  await queue.tick(third)
  await page.getByRole('button', { name: 'Merge incidents' }).click()
  await page.getByRole('button', { name: 'Merge', exact: true }).click()
  await expect(page.getByRole('dialog').getByText(/classifications differ/)).toBeVisible()
})

test('an alert ticked under its incident moves to an incident of its own', async ({ page }) => {
  const queue = incidentQueue(page)
  const [main] = await queue.names()
  await queue
    .row(main)
    .getByRole('button', { name: /^Expand/ })
    .click()
  await page
    .getByRole('checkbox', { name: /^Select alert/ })
    .first()
    .check()
  await page.getByRole('button', { name: 'Move to another incident…' }).click()
  await page.getByRole('radio', { name: 'Create a new incident' }).check()
  await page.getByRole('textbox', { name: 'Reason' }).fill('Not the same actor')
  await page.getByRole('button', { name: 'Move', exact: true }).click()
  await expect(page.getByText(/^Alert moved to incident #\d+/)).toBeVisible()
})

test('a comment stands in the history under the analyst who wrote it', async ({ page }) => {
  await page.getByRole('button', { name: /^Analyst/ }).click()
  await page.getByRole('textbox', { name: 'Analyst' }).fill('Grace')
  await page.keyboard.press('Escape')
  const queue = incidentQueue(page)
  const [main] = await queue.names()
  await queue.open(main)
  await page.getByRole('button', { name: /^Comments and history/ }).click()
  await page.getByRole('textbox', { name: 'Add a comment' }).fill('Called the port office <b>now</b>')
  await page.getByRole('button', { name: 'Add comment' }).click()
  const first = page.getByRole('list', { name: 'Activities' }).getByRole('listitem').first()
  await expect(first).toContainText('Called the port office <b>now</b>')
  await expect(first).toContainText('Grace')
})
