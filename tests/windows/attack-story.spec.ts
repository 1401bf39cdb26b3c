import type { Page } from '@playwright/test'
import { axeOf } from '../support/accessibility.ts'
import { attackStory } from '../support/attack-story.ts'
import { dropFiles } from '../support/dropped-files.ts'
import { incidentQueue } from '../support/incident-queue.ts'
import { lookAlikes } from '../support/small-evidence.ts'
import { expect, test } from '../support/window.ts'

async function openStory(page: Page) {
  const story = attackStory(page)
  await story.open()
  await story.drawn()
  return story
}

test('the attack story stands still until it is told to play', { tag: '@reads' }, async ({ page, complaints }) => {
  const story = await openStory(page)
  await expect(story.narration).toContainText('Space plays')
  await page.waitForTimeout(1500)
  expect(await story.begun()).toBe(await story.alerts.count())
  expect(complaints).toEqual([])
})

test('playing goes through every alert to the end, and the graph grows with it', { tag: '@reads' }, async ({ page, complaints }) => {
  const story = await openStory(page)
  const whole = await story.nodesShown()
  await page.keyboard.press('Home')
  expect(await story.nodesShown()).toBeLessThan(whole)
  for (let speed = 0; speed < 3; speed++) await page.keyboard.press('>')
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: 'Pause (Space)' }).last()).toBeVisible()
  await expect.poll(story.begun, { timeout: 60_000 }).toBe(await story.alerts.count())
  await expect(page.getByRole('button', { name: 'Play (Space)' })).toBeVisible({ timeout: 15_000 })
  expect(await story.nodesShown()).toBe(whole)
  expect(complaints).toEqual([])
})

test('the keys step from alert to alert and tell each in a sentence', { tag: '@reads' }, async ({ page }) => {
  const story = await openStory(page)
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  const first = await story.narration.textContent()
  await page.keyboard.press('ArrowRight')
  await expect(story.narration).not.toHaveText(first!)
  await page.keyboard.press('ArrowLeft')
  await expect(story.narration).toHaveText(first!)
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('End')
  expect(await story.begun()).toBe(await story.alerts.count())
})

test('selecting an alert shows it beside the graph and leads to its entities and their records', { tag: '@reads' }, async ({
  page,
  complaints,
}) => {
  const story = await openStory(page)
  const alert = story.alerts.nth(3)
  await alert.click()
  await expect(alert).toHaveAttribute('aria-current', 'true')
  const evidence = story.details.getByRole('region', { name: /^Evidence \(/ })
  const entity = evidence.getByRole('button').first()
  const name = (await entity.textContent())!
  await entity.click()
  await expect(story.details.getByRole('heading', { level: 2 })).toContainText(name.trim())
  await expect(story.details.getByRole('region', { name: /^Known as/ })).toBeVisible()
  await page.keyboard.press('r')
  const records = story.details.getByRole('grid', { name: 'Records' })
  await expect(records.getByRole('row').nth(1)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(story.details.getByRole('region', { name: 'Original record' })).toBeVisible()
  await page.keyboard.press('g')
  await expect(story.details.getByRole('grid', { name: 'Records' })).toBeVisible()
  expect(complaints).toEqual([])
})

test('the arrow keys walk the graph from neighbour to neighbour', { tag: '@reads' }, async ({ page }) => {
  const story = await openStory(page)
  await story.graph.focus()
  await page.keyboard.press('ArrowRight')
  const option = story.graph.getByRole('option')
  await expect(option).not.toHaveText('Nothing selected')
  const start = await option.textContent()
  for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp']) {
    await page.keyboard.press(key)
    if ((await option.textContent()) !== start) break
  }
  await expect(option).not.toHaveText(start!)
})

test('the table tells the same as the graph, by keyboard alone', { tag: '@reads' }, async ({ page, complaints }) => {
  const story = await openStory(page)
  const nodes = await story.nodesShown()
  await page.keyboard.press('t')
  const { table } = story
  await expect(table).toHaveAttribute('aria-rowcount', String(nodes + 1))
  await expect(table.getByRole('row').nth(1)).toBeFocused()
  const expander = table.locator('[role="row"]:focus [aria-expanded]')
  // An entity without ties has nothing to open; one of the next has.
  for (let row = 0; row < nodes && (await expander.count()) === 0; row++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await expect(expander).toHaveAttribute('aria-expanded', 'true')
  expect(Number(await table.getAttribute('aria-rowcount'))).toBeGreaterThan(nodes + 1)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(story.details.getByRole('region', { name: 'Between' })).toBeVisible()
  await page.keyboard.press('t')
  await expect(story.graph).toBeVisible()
  expect(complaints).toEqual([])
})

test('what is on screen is saved as a drawing with legend, case and incident', { tag: '@reads' }, async ({ page, complaints }) => {
  const story = await openStory(page)
  const svg = (await story.save('SVG')).toString('utf8')
  expect(svg).toMatch(/^<svg /)
  expect(svg).toContain('Incident ')
  expect(svg).toContain('Case Training')
  expect(svg).toContain('Observed, with records')
  expect(svg).not.toMatch(/<(script|image|foreignObject)/)
  const png = await story.save('PNG')
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect(png.length).toBeGreaterThan(20_000)
  expect(complaints).toEqual([])
})

/** Names in a saved picture, and which of them lie on another text of it. */
const namesIn = (page: Page, svg: string) =>
  page.evaluate((drawing) => {
    const picture = document.importNode(new DOMParser().parseFromString(drawing, 'image/svg+xml').documentElement, true)
    document.body.append(picture)
    const texts = [...picture.querySelectorAll('text')].map((text) => {
      const { x, y, width, height } = text.getBBox()
      const size = Number(text.getAttribute('font-size'))
      // of a line's height a name fills what its letters do
      return { said: text.textContent, size, left: x, right: x + width, top: y + height / 2 - size / 2, bottom: y + height / 2 + size / 2 }
    })
    picture.remove()
    const named = texts.filter(({ size }) => size === 12)
    const meets = (a: (typeof texts)[number], b: (typeof texts)[number]) =>
      a !== b && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
    return {
      names: named.map(({ said }) => said),
      upon: named.flatMap((one) => texts.filter((other) => meets(one, other)).map((other) => `${one.said} on ${other.said}`)),
    }
  }, svg)

test('in a small window no name in the graph lies on another or on a badge, at rest and with an alert selected', {
  tag: '@reads',
}, async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  const story = await openStory(page)
  const rest = await namesIn(page, (await story.save('SVG')).toString('utf8'))
  expect(rest.names.length).toBeGreaterThan(15)
  expect(rest.upon).toEqual([])
  await story.alerts.nth(12).click()
  await expect(story.details.getByRole('region', { name: 'Alert properties' })).toBeVisible()
  const selected = await namesIn(page, (await story.save('SVG')).toString('utf8'))
  expect(selected.names.length).toBeGreaterThan(2)
  expect(selected.names.length).toBeLessThan(rest.names.length)
  expect(selected.upon).toEqual([])
})

test('the picture stands where it stood when the incident is opened again', { tag: '@reads' }, async ({ page }) => {
  const story = await openStory(page)
  const before = await story.save('SVG')
  await page.getByRole('tab', { name: 'Summary' }).click()
  await page.getByRole('tab', { name: 'Attack story' }).click()
  await story.drawn()
  expect((await story.save('SVG')).equals(before)).toBe(true)
})

test('without WebGL the table takes over and says why', { tag: '@reads' }, async ({ page }) => {
  await page.evaluate(() => {
    const original = HTMLCanvasElement.prototype.getContext
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
      return kind.startsWith('webgl') ? null : (original as (...args: unknown[]) => unknown).call(this, kind, ...rest)
    } as typeof original
  })
  const story = attackStory(page)
  await story.open()
  await expect(story.table).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('This machine draws no WebGL')).toBeVisible()
})

test('the story is reachable for assistive technology, as graph and as table', { tag: '@reads' }, async ({ page }) => {
  const story = await openStory(page)
  await story.alerts.first().click()
  const serious = async () => {
    const { violations } = await (await axeOf(page, 'main')).options({ resultTypes: ['violations'] }).analyze()
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  }
  expect(await serious()).toEqual([])
  await page.keyboard.press('t')
  await expect(story.table).toBeVisible()
  expect(await serious()).toEqual([])
})

/** Texts of a saved picture that stand on lines: a relation and when it was first seen. */
const linesIn = (svg: Buffer) => [...svg.toString('utf8').matchAll(/>([a-z][^<>]* · [^<>]*\d\d:\d\d:\d\d)</g)].map(([, text]) => text!)

test('lines tell relation and day and time where there is room, at rest in a small picture and around what is selected', {
  tag: '@reads',
}, async ({ page }) => {
  await incidentQueue(page)
    .grid.getByRole('link', { name: /^Multi-stage incident involving Initial access & Collection/ })
    .click()
  const small = attackStory(page)
  await small.drawn()
  expect(linesIn(await small.save('SVG'))).toContainEqual(expect.stringMatching(/^[a-z ]+ · \d\d:\d\d:\d\d$/))
  await page.getByRole('tab', { name: 'Incidents', exact: true }).click()
  const story = await openStory(page)
  expect(linesIn(await story.save('SVG'))).toEqual([])
  await story.alerts.nth(3).click()
  await story.details.getByRole('button', { name: 'ws-07.corp.norrvik.example' }).click()
  await expect(story.details.getByRole('region', { name: /^Known as/ })).toBeVisible()
  expect(linesIn(await story.save('SVG'))).toContainEqual(expect.stringMatching(/^logged on to · 04-1\d \d\d:\d\d:\d\d$/))
})

test('what an alert names is marked in the table too, and a relation chosen there stays marked', { tag: '@reads' }, async ({ page }) => {
  const story = await openStory(page)
  await page.keyboard.press('t')
  await story.alerts.nth(3).click()
  const named = story.table.getByRole('row').filter({ hasText: 'named by the alert' })
  await expect(named.filter({ hasText: 'ws-07.corp.norrvik.example' })).toBeVisible()
  await expect(named.filter({ hasText: 'klara.moberg@norrvik.example' })).toHaveCount(0)
  await named
    .filter({ hasText: 'ws-07.corp.norrvik.example' })
    .getByRole('button', { name: /^Expand/ })
    .click()
  const tie = story.table
    .getByRole('row')
    .filter({ hasText: /logged on to/ })
    .first()
  await tie.click()
  await expect(story.details.getByRole('region', { name: 'Between' })).toBeVisible()
  await expect(tie).toHaveAttribute('aria-current', 'true')
})

test('the alert under the hand lights what it names, and lets go of it again', { tag: '@reads' }, async ({ page }) => {
  const story = await openStory(page)
  const look = () => page.locator('[data-drawn="yes"]').screenshot()
  const rest = await look()
  await story.alerts.nth(2).hover()
  await expect.poll(async () => (await look()).equals(rest)).toBe(false)
  await page.getByRole('heading', { level: 1 }).hover()
  await expect.poll(async () => (await look()).equals(rest)).toBe(true)
})

test('close up, a press on the small picture leads to another part of the graph', { tag: '@reads' }, async ({ page }) => {
  const story = await openStory(page)
  const small = page.locator('[data-minimap]')
  await expect(small).toBeHidden()
  for (let step = 0; step < 4; step++) await page.getByRole('button', { name: 'Zoom in (+)' }).click()
  await expect(small).toBeVisible()
  const places = (svg: Buffer) => svg.toString('utf8').replace(/^.*?<path/s, '')
  const middle = places(await story.save('SVG'))
  await small.click({ position: { x: 20, y: 20 } })
  await expect.poll(async () => places(await story.save('SVG'))).not.toBe(middle)
  await page.getByRole('button', { name: 'Fit (F)' }).click()
  await expect(small).toBeHidden()
})

test('with reduced motion nothing on the screen moves by itself while the story plays', { tag: '@reads' }, async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const story = await openStory(page)
  await page.keyboard.press('Home')
  const begun = await story.begun()
  // every move that is begun while it plays, however short
  await page.evaluate(() => {
    const moved: string[] = []
    for (const type of ['transitionrun', 'animationstart'] as const) {
      document.addEventListener(type, (event) => moved.push(`${type} ${(event.target as Element).className}`), true)
    }
    Object.assign(window, { moved })
  })
  await page.keyboard.press('Space')
  await expect.poll(story.begun).toBeGreaterThan(begun + 1)
  expect(await page.evaluate(() => (window as unknown as { moved: string[] }).moved)).toEqual([])
})

test.describe('look-alikes that no alert of the incident names', () => {
  test.use({ startWith: 'nothing' })

  test('fold into one that says how many, unfold by key, and fold again', { tag: '@web' }, async ({ page, complaints }) => {
    await expect(page.getByRole('button', { name: 'New case' })).toBeVisible()
    await dropFiles(page, lookAlikes)
    await page.getByRole('link', { name: /^Suspicious PowerShell/ }).click()
    const story = attackStory(page)
    await story.drawn()
    await expect.poll(story.nodesShown).toBe(3)
    expect((await story.save('SVG')).toString('utf8')).toContain('>5 email messages<')
    await story.graph.focus()
    const option = story.graph.getByRole('option')
    await page.keyboard.press('ArrowRight')
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp']) {
      if ((await option.textContent())!.includes('5 email messages')) break
      await page.keyboard.press(key)
    }
    await expect(option).toContainText('5 email messages')
    await page.keyboard.press('Enter')
    await expect.poll(story.nodesShown).toBe(7)
    await page.keyboard.press('Escape')
    await expect.poll(async () => (await story.save('SVG')).toString('utf8')).toContain('Letter 3')
    await page.keyboard.press('l')
    await expect.poll(story.nodesShown).toBe(3)
    await page.keyboard.press('t')
    await story.table.getByRole('row').filter({ hasText: '5 email messages' }).getByRole('button').click()
    await expect(story.table.getByRole('row').filter({ hasText: 'Letter 3' })).toBeVisible()
    expect(complaints).toEqual([])
  })
})

for (const ground of ['light', 'dark'] as const)
  test(`where the system forces its colours on a ${ground} ground, graph and marks are drawn for that ground`, { tag: '@reads' }, async ({
    page,
  }) => {
    await page.emulateMedia({ forcedColors: 'active', colorScheme: ground })
    const shown = (mark: Element) => getComputedStyle(mark).backgroundColor
    const tactics = incidentQueue(page)
      .rows.first()
      .getByRole('img', { name: /Initial Access/i })
    expect(await tactics.locator('i').nth(2).evaluate(shown)).not.toBe(await page.locator('body').evaluate(shown))
    const story = await openStory(page)
    const svg = (await story.save('SVG')).toString('utf8')
    const inks = [...svg.matchAll(/font-weight="600"[^>]*? fill="#(..)(..)(..)"[^>]*>[^<]*[a-z]{3}/g)].map(([, ...parts]) =>
      Math.max(...parts.map((part) => Number.parseInt(part, 16))),
    )
    expect(inks.length).toBeGreaterThan(10)
    expect(inks.filter((ink) => (ground === 'light' ? ink > 100 : ink < 150))).toEqual([])
  })
