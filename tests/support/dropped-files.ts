import type { Page } from '@playwright/test'

/** Drops files on the window, by their names with what they hold. */
export const dropFiles = (page: Page, files: Readonly<Record<string, string>>): Promise<void> =>
  page.evaluate((carried) => {
    const transfer = new DataTransfer()
    for (const [name, text] of Object.entries(carried)) transfer.items.add(new File([text], name, { type: 'application/json' }))
    for (const type of ['dragenter', 'dragover', 'drop'])
      window.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }))
  }, files)
