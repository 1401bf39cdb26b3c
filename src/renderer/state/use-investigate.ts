import { useCallback } from 'react'
import type { InputOf } from './client.ts'
import { useSession } from './use-session.ts'

/** Starts automated investigations as a job; the jobs button shows how far they are, and every list shows them when they are done. */
export function useInvestigate(): (of: InputOf<'investigations.start'>, what: string) => Promise<void> {
  const { calls, notices } = useSession()
  return useCallback(
    async (of, what) => {
      const started = await calls.ask('investigations.start', of)
      if (!started.ok) return notices.tell(started.problem)
      notices.show({ intent: 'info', text: `Investigating ${what}`, hint: 'Jobs, at the top, shows how far it is and can stop it.' })
    },
    [calls, notices],
  )
}
