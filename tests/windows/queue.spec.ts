import { readFile } from 'node:fs/promises'
import { dropFiles } from '../support/dropped-files.ts'
import { incidentQueue } from '../support/incident-queue.ts'
import { twoAlerts } from '../support/small-evidence.ts'
import { expect, test } from '../support/window.ts'

test('the queue starts with new and in-progress incidents above informational', { tag: '@reads' }, async ({ page }) => {
  const queue = incidentQueue(page)
  await expect(queue.rows.first()).toBeVisible()
  const hidden = await queue.rows.count()
  await expect(page.getByRole('button', { name: /^Status: New, In progress/ })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Severity: High, Medium, Low/ })).toBeVisible()
  await queue.showAll()
  await expect.poll(() => queue.rows.count()).toBeGreaterThan(hidden)
  await page.getByRole('button', { name: 'Reset' }).click()
  await expect(queue.rows).toHaveCount(hidden)
})

test('a filter keeps only incidents that carry its value, and its link shows the same list again', { tag: '@reads' }, async ({ page }) => {
  const queue = incidentQueue(page)
  await expect(queue.rows.first()).toBeVisible()
  await page.getByRole('button', { name: /^Severity:/ }).click()
  await page.getByRole('checkbox', { name: /^Medium/ }).click()
  await page.getByRole('checkbox', { name: /^Low/ }).click()
  await page.keyboard.press('Escape')
  await expect(queue.rows.filter({ hasNotText: 'High' })).toHaveCount(0)
  const names = await queue.names()
  await page.reload()
  await expect(page.getByRole('button', { name: /^Severity: High$/ })).toBeVisible()
  expect(await queue.names()).toEqual(names)
})

test('search finds incidents by name, by number and by asset', { tag: '@reads' }, async ({ page }) => {
  const queue = incidentQueue(page)
  const [main, second] = await queue.names()
  const search = page.getByRole('searchbox', { name: 'Search incidents' })
  const number = (await queue.row(second).getByRole('link').getAttribute('href'))!.split('/').at(-1)!
  await search.fill(second.slice(0, -3).toUpperCase())
  await expect(queue.rows).toHaveCount(1)
  await search.fill(number)
  await expect(queue.row(second)).toBeVisible()
  await search.fill('fs-01')
  await expect(queue.row(main)).toBeVisible()
  await search.fill('no such thing')
  await expect(page.getByRole('heading', { name: 'No incident fits these filters' })).toBeVisible()
})

test('a heading sorts by its column, and again the other way', { tag: '@reads' }, async ({ page }) => {
  const queue = incidentQueue(page)
  await expect(queue.rows.first()).toBeVisible()
  const heading = queue.grid.getByRole('columnheader', { name: /^Incident/ })
  await heading.getByRole('button').click()
  await expect(heading).toHaveAttribute('aria-sort', 'ascending')
  const up = await queue.names()
  await heading.getByRole('button').click()
  await expect(heading).toHaveAttribute('aria-sort', 'descending')
  await expect.poll(() => queue.names()).toEqual([...up].reverse())
})

test('ticking a row opens its summary beside the queue, and the arrows walk on', { tag: '@reads' }, async ({ page }) => {
  const queue = incidentQueue(page)
  const [main, second] = await queue.names()
  await queue.tick(main)
  await expect(queue.pane.getByRole('heading', { name: main })).toBeVisible()
  for (const part of ['Incident details', 'Recommended actions', 'Related threats', 'Priority assessment'])
    await expect(queue.pane.getByRole('region', { name: part })).toBeVisible()
  await expect(queue.row(main)).toBeInViewport()
  await queue.pane.getByRole('button', { name: 'Next incident in the queue' }).click()
  await expect(queue.pane.getByRole('heading', { level: 2, name: second })).toBeVisible()
  // a tooltip of what the pointer is on would take the key
  await queue.row(second).hover()
  await page.keyboard.press('Escape')
  await expect(queue.pane).toBeHidden()
})

test('the name opens the incident page in a tab of its own', { tag: '@reads' }, async ({ page }) => {
  const queue = incidentQueue(page)
  const [main] = await queue.names()
  await queue.open(main)
  await expect(page.getByRole('heading', { level: 1, name: main })).toBeVisible()
  await expect(page.getByRole('tab', { name: 'Attack story' })).toHaveAttribute('aria-selected', 'true')
  await page.getByRole('tab', { name: 'Incidents', exact: true }).click()
  await expect(queue.grid).toBeVisible()
})

test('a row unfolds its alerts in order, each with the reason it was linked', { tag: '@reads' }, async ({ page }) => {
  const queue = incidentQueue(page)
  const [main] = await queue.names()
  await queue
    .row(main)
    .getByRole('button', { name: /^Expand/ })
    .click()
  const alerts = queue.grid.getByRole('list', { name: 'Alerts' }).getByRole('listitem')
  await expect(alerts.first()).toBeVisible()
  const times = await alerts.getByRole('time').evaluateAll((all) => all.map((one) => one.getAttribute('datetime')!))
  expect(times.length).toBeGreaterThan(10)
  expect(times).toEqual([...times].sort())
  await expect(alerts.filter({ hasText: /Same (user|device|message|file|URL|process)/ }).first()).toBeVisible()
})

test('the whole triage of a list works from the keyboard', { tag: '@reads' }, async ({ page }) => {
  const queue = incidentQueue(page)
  const [, second] = await queue.names()
  await queue.rows.first().focus()
  await page.keyboard.press('j')
  await page.keyboard.press(' ')
  await expect(page.getByText('1 selected')).toBeVisible()
  await expect(queue.rows.nth(1).getByRole('checkbox')).toBeChecked()
  await page.keyboard.press('ArrowRight')
  await expect(queue.rows.nth(1).getByRole('button', { name: /^Collapse/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: second })).toBeVisible()
})

test('columns are chosen, moved and remembered', { tag: '@reads' }, async ({ page }) => {
  const queue = incidentQueue(page)
  await expect(queue.rows.first()).toBeVisible()
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('checkbox', { name: 'Classification' }).click()
  await page.getByRole('checkbox', { name: 'Tactics' }).click()
  await page.getByRole('button', { name: 'Move Severity up' }).click()
  await page.keyboard.press('Escape')
  const titles = () => queue.grid.getByRole('columnheader').allTextContents()
  await expect.poll(titles).toContain('Classification')
  const chosen = await titles()
  expect(chosen).not.toContain('Tactics')
  expect(chosen.indexOf('Severity')).toBeLessThan(chosen.indexOf('Incident'))
  await page.reload()
  await expect.poll(titles).toEqual(chosen)
})

test('a filter kept under a name brings its list back', { tag: '@reads' }, async ({ page }) => {
  const queue = incidentQueue(page)
  const [main, second] = await queue.names()
  await page.getByRole('searchbox', { name: 'Search incidents' }).fill(second)
  await expect(queue.rows).toHaveCount(1)
  await page.getByRole('button', { name: 'Filter sets' }).click()
  await page.getByRole('menuitem', { name: 'Create filter set…' }).click()
  await page.getByRole('textbox', { name: 'Name of the filter set' }).fill('Sprays')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('button', { name: 'Reset' }).click()
  await expect(queue.row(main)).toBeVisible()
  await page.getByRole('button', { name: 'Filter sets' }).click()
  await page.getByRole('menuitem', { name: 'Sprays', exact: true }).click()
  await expect(queue.rows).toHaveCount(1)
})

test('marking a stretch of the activity strip filters by that time', { tag: '@reads' }, async ({ page }) => {
  const queue = incidentQueue(page)
  const [main] = await queue.names()
  const strip = page.getByRole('slider', { name: 'Time to filter by' })
  await strip.focus()
  await page.keyboard.press('ArrowLeft')
  for (let i = 0; i < 4; i++) await page.keyboard.press('Shift+ArrowLeft')
  await expect(strip).toHaveAttribute('aria-valuetext', /alerts/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /^Last activity: \d{4}/ })).toBeVisible()
  await page.getByRole('button', { name: 'Remove filter Last activity' }).click()
  await expect(queue.row(main)).toBeVisible()
})

test('the list leaves as CSV with every incident that the filter lets through', { tag: '@reads' }, async ({ page }) => {
  const queue = incidentQueue(page)
  const [main] = await queue.names()
  const count = await queue.rows.count()
  const leaving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export as CSV' }).click()
  const text = await readFile(await (await leaving).path(), 'utf8')
  expect(text.split('\r\n').filter(Boolean)).toHaveLength(count + 1)
  expect(text).toContain(main)
})

test('the order a heading was given stands at the next start, and the way back leads to the one before', { tag: '@reads' }, async ({
  page,
}) => {
  const queue = incidentQueue(page)
  await expect(queue.rows.first()).toBeVisible()
  const heading = queue.grid.getByRole('columnheader', { name: /^Incident/ })
  await heading.getByRole('button').click()
  await expect(heading).toHaveAttribute('aria-sort', 'ascending')
  const sorted = await queue.names()
  await page.goBack()
  await expect(heading).not.toHaveAttribute('aria-sort', 'ascending')
  await page.goto(new URL('/', page.url()).href)
  await expect(heading).toHaveAttribute('aria-sort', 'ascending')
  expect(await queue.names()).toEqual(sorted)
})

test('a filter set keeps its time range with its filters', { tag: '@reads' }, async ({ page }) => {
  const queue = incidentQueue(page)
  await queue.showAll()
  const all = page.getByRole('heading', { level: 1, name: 'Incidents 15', exact: true })
  await expect(all).toBeVisible()
  await page.getByRole('button', { name: 'Filter sets' }).click()
  await page.getByRole('menuitem', { name: 'Create filter set…' }).click()
  await page.getByRole('textbox', { name: 'Name of the filter set' }).fill('Everything')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('button', { name: 'Reset' }).click()
  await expect(all).toBeHidden()
  await page.getByRole('button', { name: 'Filter sets' }).click()
  await page.getByRole('menuitem', { name: 'Everything', exact: true }).click()
  await expect(all).toBeVisible()
  await expect(page.getByRole('button', { name: /^Last activity: Six months/ })).toBeHidden()
})

test('the portal’s suggested views are offered as far as the case holds what they ask for', { tag: '@reads' }, async ({ page }) => {
  const queue = incidentQueue(page)
  await expect(queue.rows.first()).toBeVisible()
  await page.getByRole('button', { name: 'Filter sets' }).click()
  for (const name of ['New', 'High severity', 'Unassigned', 'High severity, unassigned', 'Assigned to me', 'With tags'])
    await expect(page.getByRole('menuitem', { name, exact: true })).toBeVisible()
  await page.getByRole('menuitem', { name: 'With tags' }).click()
  await expect(queue.rows).not.toHaveCount(0)
  await expect(page.getByRole('button', { name: /^Tags: / })).toBeVisible()
})

test.describe('in a queue of more incidents than are loaded at a time', () => {
  test.use({ startWith: 'nothing' })

  test('the arrows of the summary walk on past them, and the list follows', { tag: '@web' }, async ({ page }) => {
    const [alert] = twoAlerts.value
    const value = Array.from({ length: 130 }, (_, n) => {
      const at = new Date(Date.UTC(2026, 2, 2) - (n * 86_400_000) / 2).toISOString()
      const device = { ...alert!.evidence[0]!, mdeDeviceId: String(n).padStart(40, 'a'), deviceDnsName: `pc-${n}.contoso.example` }
      const times = { createdDateTime: at, lastUpdateDateTime: at, firstActivityDateTime: at, lastActivityDateTime: at }
      return {
        ...alert!,
        ...times,
        id: `da_${n}`,
        providerAlertId: `${n}`,
        incidentId: `${1000 + n}`,
        title: `Finding ${n}`,
        evidence: [device],
      }
    })
    await expect(page.getByRole('button', { name: 'New case' })).toBeVisible()
    await dropFiles(page, { 'alerts.json': JSON.stringify({ value }) })
    const queue = incidentQueue(page)
    await expect(queue.rows.first()).toBeVisible()
    await queue.grid.evaluate((grid) => grid.scrollTo(0, 78 * 32))
    await queue.row('Finding 96 on one endpoint').getByText('New').click()
    const next = queue.pane.getByRole('button', { name: 'Next incident in the queue' })
    for (let n = 97; n <= 104; n++) {
      await next.click()
      await expect(queue.pane.getByRole('heading', { level: 2, name: new RegExp(`^Finding ${n} `) })).toBeVisible()
    }
    await expect(queue.grid.getByRole('link', { name: /^Finding 104 / })).toBeInViewport()
  })
})
