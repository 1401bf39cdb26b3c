/** What the preload hands to the page in the desktop app, and nothing in a browser: see src/preload. */
export interface Bridge {
  /** Path of a file dropped on the window, '' where it has none. */
  pathOf(file: File): string
}

declare global {
  interface Window {
    readonly coldtrail?: Bridge
  }
}

/** The message by which the page sends the engine's end of a MessageChannel through the preload. */
export const PORT_MESSAGE = 'coldtrail:port'
