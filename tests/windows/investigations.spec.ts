import type { Page } from '@playwright/test'
import { incidentQueue } from '../support/incident-queue.ts'
import { expect, test } from '../support/window.ts'

/** Opens a tab of the training case's intrusion by its address: the story's graph is not what is tested here. */
async function openTab(page: Page, tab: string): Promise<void> {
  const queue = incidentQueue(page)
  const name = (await queue.names()).find((each) => each.startsWith('Multi-stage incident involving Initial access & Lateral movement'))!
  const href = await queue.row(name).getByRole('link').getAttribute('href')
  await page.evaluate(
    (to) => {
      location.hash = to
    },
    `${href!.slice(href!.indexOf('#'))}/${tab}`,
  )
}

test('evidence is listed by type, and a verdict set with its reason is in force and in the log', async ({ page, complaints }) => {
  await openTab(page, 'evidence')
  const grid = page.getByRole('grid', { name: 'Evidence' })
  const files = page.getByRole('button', { name: /^Files/ })
  const count = Number(/\d+/.exec((await files.textContent())!)![0])
  await files.click()
  await expect(grid).toHaveAttribute('aria-rowcount', String(count + 1))
  await grid.getByRole('checkbox').nth(1).check()
  await page.getByRole('button', { name: 'Set verdict…' }).first().click()
  await page.getByRole('radio', { name: 'Clean' }).check()
  await page.getByRole('textbox', { name: /^Reason/ }).fill('Ours, checked by hand')
  await page.getByRole('button', { name: 'Set verdict', exact: true }).click()
  await expect(grid.getByText(/set; evidence:/).first()).toBeVisible()
  await page.getByRole('tab', { name: 'Activities' }).click()
  await expect(page.getByText('Ours, checked by hand').first()).toBeVisible()
  expect(complaints).toEqual([])
})

test('an investigation is started, says by which rows it judged, and its action is approved', async ({ page, complaints }) => {
  await openTab(page, 'investigations')
  await page.getByRole('button', { name: 'Investigate the alerts' }).first().click()
  const list = page.getByRole('grid', { name: 'Investigations' })
  await list.getByRole('button', { name: 'Suspicious process launched from an Office document' }).click({ timeout: 30_000 })
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Suspicious process launched from an Office document')
  await page.getByRole('tab', { name: /^Evidence/ }).click()
  await page
    .getByRole('grid', { name: 'Evidence' })
    .getByRole('button', { name: /powershell\.exe/ })
    .first()
    .click()
  const rows = page.getByRole('list', { name: 'Rows it was judged by' }).getByRole('button', { name: /^DeviceProcessEvents, row \d+/ })
  await rows.first().click()
  await expect(page.getByRole('region', { name: 'Where it stands' })).toContainText('DeviceProcessEvents')
  await page.getByRole('tab', { name: /^Pending actions/ }).click()
  await page.getByRole('button', { name: /^Approve Isolate device of ws-11/ }).click()
  await page.getByRole('button', { name: 'Approve', exact: true }).click()
  await expect(page.getByRole('row', { name: /Isolate device.*ws-11/ })).toContainText('Approved')
  expect(complaints).toEqual([])
})

test('similar incidents say what they have in common to whoever focuses the reason', async ({ page, complaints }) => {
  await openTab(page, 'similar')
  await page
    .getByRole('button', { name: /common entit/ })
    .first()
    .focus()
  await expect(page.getByRole('tooltip')).toContainText('Similar entities')
  expect(complaints).toEqual([])
})
