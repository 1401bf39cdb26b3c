import { useCallback, useState } from 'react'
import { useSession } from './use-session.ts'

/** State of a page that is there again when the analyst comes back to its tab; it goes with the case. */
export function useTabState<T>(name: string, initial: T): readonly [T, (value: T) => void] {
  const { tabs, kept } = useSession()
  const [key] = useState(() => `${tabs.getState().active} ${name}`)
  const [value, setValue] = useState(() => (kept.has(key) ? (kept.get(key) as T) : initial))
  const set = useCallback(
    (next: T) => {
      kept.set(key, next)
      setValue(next)
    },
    [kept, key],
  )
  return [value, set]
}
