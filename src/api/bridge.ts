/** What the preload hands to the page in the desktop app, and nothing in a browser. */
export interface Bridge {
  /** Path of a file dropped on the window, '' where it has none. */
  pathOf(file: File): string
}

/** Stands in the query of a window's own address where it was opened for one page. */
export const PAGE_WINDOW = 'page'

/** The message by which the page sends the engine's end of a MessageChannel through the preload to the main process. */
export const PORT_MESSAGE = 'coldtrail:port'
