import { expect, test } from '../support/window.ts'

test('the training case opens to its incident queue', { tag: '@reads' }, async ({ page, complaints }) => {
  await expect(page).toHaveTitle(/Coldtrail/)
  await expect(page.getByRole('heading', { name: 'Incidents', level: 1 })).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: 'Multi-stage incident' }).first()).toBeVisible()
  expect(complaints).toEqual([])
})

test.describe('without a case', () => {
  test.use({ startWith: 'nothing' })

  test('the window offers to make one', async ({ page, complaints }) => {
    await expect(page.getByRole('button', { name: 'New case' })).toBeVisible()
    expect(complaints).toEqual([])
  })
})
