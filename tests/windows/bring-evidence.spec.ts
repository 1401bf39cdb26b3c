import { dropFiles } from '../support/dropped-files.ts'
import { choose } from '../support/incident-queue.ts'
import { twoAlerts } from '../support/small-evidence.ts'
import { expect, test } from '../support/window.ts'

const evidence = { name: 'alerts.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(twoAlerts)) }

test.use({ startWith: 'nothing' })

// The system's own dialog, which the desktop app asks with, cannot be driven.
test('a file chosen in the window becomes an incident', { tag: '@web' }, async ({ page, complaints }) => {
  await page.getByRole('button', { name: 'New case' }).click()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('Import files')
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('option', { name: /Import files/ }).click()
  await (await chooser).setFiles(evidence)
  await expect(page.getByRole('row').filter({ hasText: 'Credential access on one endpoint' })).toBeVisible()
  expect(complaints).toEqual([])
})

// A drop that a script makes carries no file path, which the desktop app needs.
test('a file dropped on the window makes a case and an incident', { tag: '@web' }, async ({ page, complaints }) => {
  await expect(page.getByRole('button', { name: 'New case' })).toBeVisible()
  await dropFiles(page, { 'alerts.json': JSON.stringify(twoAlerts) })
  await expect(page.getByRole('row').filter({ hasText: 'Credential access on one endpoint' })).toBeVisible()
  expect(complaints).toEqual([])
})

test('a file dropped while the new case is still being made goes into that case', { tag: '@web' }, async ({ page, complaints }) => {
  const button = page.getByRole('button', { name: 'New case' })
  await expect(button).toBeVisible()
  await button.evaluate((element, text) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([text], 'alerts.json', { type: 'application/json' }))
    if (element instanceof HTMLElement) element.click()
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }))
  }, JSON.stringify(twoAlerts))
  await expect(page.getByRole('row').filter({ hasText: 'Credential access on one endpoint' })).toBeVisible()
  await page.getByRole('button', { name: /^Case: / }).click()
  await expect(page.getByRole('menuitem', { name: 'Close case' })).toBeVisible()
  await expect(page.getByRole('menuitem', { name: 'Recent cases' })).toHaveCount(0)
  expect(complaints).toEqual([])
})

test('what is dropped shows how far it was brought, and is given up on wish before anything is imported', { tag: '@web' }, async ({
  page,
}) => {
  await expect(page.getByRole('button', { name: 'New case' })).toBeVisible()
  // the host takes no byte: the files stay on their way
  await page.route('**/upload?*', (route) => (route.request().method() === 'POST' ? undefined : route.continue()))
  await dropFiles(page, { 'first.json': JSON.stringify(twoAlerts), 'second.json': JSON.stringify(twoAlerts) })
  await page.getByRole('button', { name: /^Jobs: 1 running/ }).click()
  const job = page.getByRole('article', { name: 'Bring what was dropped' })
  await expect(job).toContainText('Reading first.json (1 of 2 files)')
  await job.getByRole('button', { name: 'Cancel' }).click()
  await expect(job).toContainText('Cancelled')
  await expect(page.getByRole('button', { name: 'Jobs', exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Evidence' }).click()
  await expect(page.getByText('first.json')).toHaveCount(0)
})

test('an alert linked to a resolved incident begins one of its own, and both say what keeps them apart', { tag: '@web' }, async ({
  page,
}) => {
  const drop = (name: string, content: unknown) => dropFiles(page, { [name]: JSON.stringify(content) })
  await expect(page.getByRole('button', { name: 'New case' })).toBeVisible()
  await drop('alerts.json', twoAlerts)
  await page.getByRole('link', { name: /one endpoint/ }).click()
  await page.getByRole('button', { name: 'Manage incident' }).click()
  await choose(page, 'Status', 'Resolved')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('main').getByText('Resolved').first()).toBeVisible()
  const [{ incidentId: _apart, ...later }] = twoAlerts.value as [(typeof twoAlerts.value)[number]]
  const after = { firstActivityDateTime: '2026-03-02T09:30:00Z', lastActivityDateTime: '2026-03-02T09:30:05Z' }
  await drop('more.json', { value: [{ ...later, id: 'da_later', providerAlertId: 'later', title: 'Tool dropped', ...after }] })
  await page.getByRole('tab', { name: 'Incidents', exact: true }).click()
  await page.getByRole('link', { name: /^Tool dropped/ }).click()
  const alert = page.getByRole('region', { name: 'Alerts' }).locator('[data-alert]')
  await alert.click()
  const apart = page.getByRole('region', { name: 'Linked, but kept apart (1)' })
  await expect(apart).toContainText('Kept apart because one is resolved, and resolved incidents are not reopened.')
  await expect(apart).toContainText(/29 min \d+ s after “Credential dumping activity”|28 min/)
  await apart.getByRole('button', { name: /^#1 / }).click()
  await page.getByRole('tab', { name: 'Summary' }).click()
  await expect(page.getByRole('complementary', { name: 'Incident details' }).getByRole('region', { name: /kept apart/ })).toContainText(
    'Tool dropped',
  )
})

test('an incident that attack disruption acted on says so under its name, and by what it is known', { tag: '@web' }, async ({ page }) => {
  const [first, second] = twoAlerts.value
  const value = [{ ...first!, systemTags: ['Attack Disruption'] }, second!]
  await expect(page.getByRole('button', { name: 'New case' })).toBeVisible()
  await dropFiles(page, { 'alerts.json': JSON.stringify({ value }) })
  await page.getByRole('link', { name: /one endpoint/ }).click()
  await expect(page.getByRole('main').getByText(/Automatic attack disruption acted on this incident/)).toContainText(
    'the alert “Suspicious PowerShell command line”',
  )
})
