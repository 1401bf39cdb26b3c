import { createContext, useContext } from 'react'

const RefusalContext = createContext<() => void>(() => {})
/** Takes what tells the analyst that the system refused its clipboard, for parts that have no word of their own for it. */
export const ClipboardRefusalProvider = RefusalContext.Provider
export const useClipboardRefusal = (): (() => void) => useContext(RefusalContext)

/**
 * Puts text on the system's clipboard; false where it was refused. A window that is not in front may not use the clipboard of today, but
 * may still copy what it has selected, as long as the key or click that asked for it is fresh.
 */
export async function putOnClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copySelected(text)
  }
}

function copySelected(text: string): boolean {
  const focused = document.activeElement
  const field = document.createElement('textarea')
  field.value = text
  field.style.position = 'fixed'
  field.style.opacity = '0'
  // within an open dialog, which would take the focus back from anywhere else
  const home = focused?.closest('[role="dialog"]') ?? document.body
  home.append(field)
  field.select()
  const done = document.execCommand('copy')
  field.remove()
  if (focused instanceof HTMLElement) focused.focus()
  return done
}
