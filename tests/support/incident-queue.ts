import { expect, type Locator, type Page } from '@playwright/test'

/** The incident queue as an analyst meets it. */
export function incidentQueue(page: Page) {
  const grid = page.getByRole('grid', { name: 'Incidents' })
  const row = (name: string): Locator => grid.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) })
  return {
    grid,
    /** rows with an incident in them, the heading left out */
    rows: grid.getByRole('row').filter({ has: page.getByRole('checkbox', { name: /^Select incident/ }) }),
    row,
    tick: (name: string) =>
      row(name)
        .getByRole('checkbox', { name: /^Select incident/ })
        .click(),
    open: (name: string) => grid.getByRole('link', { name, exact: true }).click(),
    pane: page.getByRole('complementary', { name: 'Incident summary' }),
    /** names of the incidents listed, in their order */
    async names(): Promise<[string, string, string, ...string[]]> {
      await expect(grid.getByRole('link').first()).toBeVisible()
      return (await grid.getByRole('link').allTextContents()).map((text) => text.trim()) as [string, string, string, ...string[]]
    },
    /** takes every filter away, so that all incidents of the case are listed */
    async showAll(): Promise<void> {
      for (const chip of ['Last activity', 'Status', 'Severity']) await page.getByRole('button', { name: `Remove filter ${chip}` }).click()
    },
  }
}

/** Opens a menu or list and chooses from it. */
export async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: field }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}
