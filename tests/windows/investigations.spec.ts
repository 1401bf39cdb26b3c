import type { Page } from '@playwright/test'
import { attackStory } from '../support/attack-story.ts'
import { expect, test } from '../support/window.ts'

const counted = async (tab: ReturnType<Page['getByRole']>) => Number(/\((\d+)/.exec((await tab.textContent())!)![1])

test('the alerts of an incident are investigated, each tab lists as many as it counts, and a decision stands in the log', async ({
  page,
  complaints,
}) => {
  await attackStory(page).open()
  const tab = page.getByRole('tab', { name: /^Investigations \(\d+\)$/ })
  await tab.click()
  await page.getByRole('button', { name: 'Investigate the alerts' }).first().click()
  const list = page.getByRole('grid', { name: 'Investigations' })
  await expect(list.getByRole('row').nth(1)).toContainText('Pending approval', { timeout: 60_000 })
  await expect(list).toHaveAttribute('aria-rowcount', String((await counted(tab)) + 1))
  await list.getByRole('row').nth(1).getByRole('button').first().click()

  const tabs = page.getByRole('tablist', { name: 'Investigation', exact: true }).getByRole('tab')
  await expect(page.getByRole('region', { name: 'Analyzers' })).toContainText(/\d+ of \d+ could judge/)
  for (const name of ['Alerts', 'Mailboxes', 'Users', 'Evidence', 'Entities', 'Log', 'Pending actions']) {
    const one = tabs.filter({ hasText: new RegExp(`^${name}`) })
    await one.click()
    const panel = page.getByRole('tabpanel', { name: new RegExp(`^${name}`) })
    await expect(panel.getByRole('grid')).toHaveAttribute('aria-rowcount', String((await counted(one)) + 1))
    await expect(panel.getByRole('row').nth(1)).toBeVisible()
  }

  const pending = tabs.filter({ hasText: /^Pending actions/ })
  const before = await counted(pending)
  await page
    .getByRole('button', { name: /^Approve .+ of / })
    .first()
    .click()
  const dialog = page.getByRole('dialog', { name: /^Approve/ })
  await dialog.getByRole('textbox').fill('The address answered to nobody else')
  await dialog.getByRole('button', { name: 'Approve' }).click()
  await expect(pending).toContainText(`(${before - 1})`)
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Log' }).click()
  await expect(page.getByRole('grid').getByRole('row').filter({ hasText: 'The address answered to nobody else' }).first()).toBeVisible()
  expect(complaints).toEqual([])
})

test('what the assistant advises becomes a task, and the task is done', async ({ page, complaints }) => {
  await attackStory(page).open()
  await page.getByRole('tab', { name: 'Assistant' }).click()
  const advice = page.getByRole('region', { name: 'Containment' }).getByRole('listitem').filter({ hasText: 'Isolate ws-11' })
  await advice.getByRole('button', { name: 'Add as task' }).click()
  await expect(advice).toContainText('A task, not done')
  await page.getByRole('tab', { name: /^Tasks/ }).click()
  const task = page.getByRole('list', { name: 'Tasks' }).getByRole('listitem').filter({ hasText: 'Isolate ws-11' })
  await task.getByRole('button', { name: /^Status of Isolate ws-11: / }).click()
  await page.getByRole('menuitemradio', { name: 'Completed' }).click()
  await expect(task.getByRole('button', { name: 'Status of Isolate ws-11: Completed' })).toBeVisible()
  await page.getByRole('tab', { name: 'Assistant' }).click()
  await expect(advice).not.toContainText('not done')
  expect(complaints).toEqual([])
})
