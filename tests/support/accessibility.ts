import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const INJECTED = 'void 0'

/**
 * Axe over one part of a page. Its half megabyte of script is brought once for each document; later looks find it there.
 * Tabster's guards of the focus are hidden and focusable by design: they hand it on.
 */
export async function axeOf(page: Page, part: string): Promise<AxeBuilder> {
  const stands = await page.evaluate(() => 'axe' in window)
  const axe = new AxeBuilder({ page, ...(stands ? { axeSource: INJECTED } : {}) })
  // there are no frames whose answers would have to be gathered in a page of their own
  return axe.include(part).exclude('[data-tabster-dummy]').setLegacyMode(true)
}
