import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { Problem } from '#base/problem.ts'
import { type Address, parseAddress } from './address.ts'
import type { Session } from './session.ts'
import type { Settings } from './settings.ts'
import { addressOf } from './tabs.ts'

const SessionContext = createContext<Session | null>(null)

export const SessionProvider = SessionContext.Provider

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession outside of a SessionProvider')
  return session
}

export const useSettings = <T>(select: (settings: Settings) => T): T => useStore(useSession().settings, select)

export const useCase = () => useStore(useSession().case, (state) => state.info)

/** Goes to a page; a text is read as a link. */
export function useOpen(): (to: Address | string, how?: 'here' | 'replace' | 'tab') => void {
  const { tabs } = useSession()
  return (to, how) => tabs.open(typeof to === 'string' ? parseAddress(to) : to, how)
}

export function useAddress(): Address {
  return useStore(useSession().tabs, (state) => addressOf(state.tabs.find((tab) => tab.id === state.active)!))
}

/** Shows a refused call to the analyst. */
export function useTell(): (problem: Problem) => void {
  return useSession().notices.tell
}
