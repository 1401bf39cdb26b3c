import { useCallback } from 'react'
import { useSession, useSettings } from './use-session.ts'

/** What a screen remembers of itself from one start to the next. `isKept` refuses what another version may have written. */
export function useRemembered<T>(screen: string, initial: T, isKept: (value: unknown) => value is T): readonly [T, (value: T) => void] {
  const { settings } = useSession()
  const kept = useSettings((state) => state.screens[screen])
  const remember = useCallback((value: T) => settings.remember(screen, value), [settings, screen])
  return [isKept(kept) ? kept : initial, remember]
}
