import { useEffect, useState } from 'react'
import { useCall } from '../../state/use-call.ts'

/** The page itself is drawn by then: what nobody has asked for yet must not stand in its way. */
const SETTLED_MS = 700

/** How many similar incidents there are, undefined until they are worked out: that begins once the incident's page has settled. */
export function useSimilarCount(incident: number): number | undefined {
  const [settled, setSettled] = useState<number>()
  useEffect(() => {
    const timer = setTimeout(() => setSettled(incident), SETTLED_MS)
    return () => clearTimeout(timer)
  }, [incident])
  return useCall('incidents.similar', settled === incident ? { incident } : null).data?.length
}
