import { useSyncExternalStore } from 'react'
import { useSettings } from '../state/use-session.ts'
import type { ThemeName } from './themes.ts'

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = window.matchMedia(query)
      list.addEventListener('change', listener)
      return () => list.removeEventListener('change', listener)
    },
    () => window.matchMedia(query).matches,
  )
}

/**
 * The theme to draw in: the analyst's choice, or the system's. Where the system forces its own colours on the page, what is drawn beside
 * them (the graph, marks) follows their ground, whatever was chosen.
 */
export function useThemeName(): ThemeName {
  const chosen = useSettings((settings) => settings.theme)
  const dark = useMedia('(prefers-color-scheme: dark)')
  const contrast = useMedia('(forced-colors: active)')
  if (contrast) return dark ? 'highContrast' : 'light'
  if (chosen !== 'system') return chosen
  return dark ? 'dark' : 'light'
}

/** Whether motion is to be avoided: the analyst's choice, or the system's. */
export function useReducedMotion(): boolean {
  const chosen = useSettings((settings) => settings.reducedMotion)
  const system = useMedia('(prefers-reduced-motion: reduce)')
  return chosen === 'system' ? system : chosen === 'on'
}
