import { useEffect } from 'react'
import { useSession } from './use-session.ts'

/** Names the tab the page stands in. */
export function usePageTitle(title: string): void {
  const { tabs } = useSession()
  useEffect(() => {
    if (title) tabs.rename(tabs.getState().active, title)
  }, [tabs, title])
}
