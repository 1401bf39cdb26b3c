import { twoAlerts } from '../support/small-evidence.ts'
import { expect, test } from '../support/window.ts'

test('the evidence page accounts for every record of every source', { tag: '@reads' }, async ({ page }) => {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Evidence' }).click()
  const sources = page.getByRole('grid', { name: 'Sources' })
  await expect(sources.getByRole('row').nth(1)).toBeVisible()
  const said = await page.getByText(/records read/).textContent()
  const [, read, stored, rejected] = /([\d,]+) records read, ([\d,]+) stored, ([\d,]+) rejected/
    .exec(said!)!
    .map((part) => Number(part.replaceAll(',', '')))
  expect(read).toBeGreaterThan(10_000)
  expect(stored! + rejected!).toBe(read)
})

test('tables are listed with their rows and the time they span', { tag: '@reads' }, async ({ page }) => {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Evidence' }).click()
  await page.getByRole('tab', { name: 'Tables' }).click()
  const row = page.getByRole('grid', { name: 'Tables' }).getByRole('row').filter({ hasText: 'DeviceProcessEvents' })
  await expect(row).toContainText(/[\d,]{4,}/)
  await expect(row.getByRole('time')).toHaveCount(2)
})

test('verifying the case shows that it is sound', { tag: '@reads' }, async ({ page }) => {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Evidence' }).click()
  await page.getByRole('button', { name: 'Verify case' }).click()
  await expect(page.getByRole('dialog', { name: 'The case is sound' })).toBeVisible()
})

test.describe('from nothing', () => {
  test.use({ startWith: 'nothing' })

  test('a new case takes dropped files, shows their problems and lists what they told of', { tag: '@web' }, async ({ page }) => {
    // a drop that a script makes carries no file path, which the desktop app needs
    await page.getByRole('button', { name: 'New case' }).click()
    await expect(page.getByRole('heading', { name: 'No incidents yet' })).toBeVisible()
    const hostile = '<img src=x onerror="window.hacked=1">\u202egnp.exe'
    const alerts = structuredClone(twoAlerts)
    alerts.value[1]!.title = hostile
    await page.evaluate(
      ([good, bad]) => {
        const carried = new DataTransfer()
        carried.items.add(new File([good!], 'alerts.json', { type: 'application/json' }))
        carried.items.add(new File([bad!], 'broken.json', { type: 'application/json' }))
        for (const type of ['dragenter', 'dragover', 'drop'])
          document.body.dispatchEvent(new DragEvent(type, { dataTransfer: carried, bubbles: true, cancelable: true }))
      },
      [JSON.stringify(alerts), `${JSON.stringify(twoAlerts.value[0])}\n{"broken": `],
    )
    const row = page.getByRole('grid', { name: 'Incidents' }).getByRole('row').nth(1)
    await expect(row).toBeVisible()
    await row.getByRole('button', { name: /^Expand/ }).click()
    await expect(page.getByText('<img src=x onerror="window.hacked=1">⟨U+202E⟩gnp.exe').first()).toBeVisible()
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false)

    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Evidence' }).click()
    await expect(page.getByRole('grid', { name: 'Sources' }).getByRole('row').filter({ hasText: 'broken.json' })).toBeVisible()
    await page.getByRole('tab', { name: 'Problems' }).click()
    const problems = page.getByRole('grid', { name: 'Problems' })
    await problems
      .getByRole('button', { name: /^Expand/ })
      .first()
      .click()
    await expect(problems.getByText('{"broken":').first()).toBeVisible()
  })
})
