import { useEffect, useState } from 'react'
import type * as z from 'zod'
import type { incidentDetail } from '#api/calls/incidents.ts'
import type { Problem } from '#base/problem.ts'
import { useSession } from '../../../state/use-session.ts'

type Incident = z.infer<typeof incidentDetail>

/** Incidents as they stand when the pane opens; what changes them meanwhile does not change the form under the analyst's hands. */
export function useIncidents(ids: readonly number[]): { incidents: readonly Incident[] | undefined; problem: Problem | undefined } {
  const { calls } = useSession()
  const [incidents, setIncidents] = useState<readonly Incident[]>()
  const [problem, setProblem] = useState<Problem>()
  useEffect(() => {
    let wanted = true
    setIncidents(undefined)
    setProblem(undefined)
    const read = async () => {
      const answers = await Promise.all(ids.map((incident) => calls.ask('incidents.get', { incident })))
      if (!wanted) return
      const refused = answers.find((answer) => !answer.ok)
      if (refused && !refused.ok) setProblem(refused.problem)
      else setIncidents(answers.flatMap((answer) => (answer.ok ? [answer.value] : [])))
    }
    void read()
    return () => {
      wanted = false
    }
  }, [calls, ids])
  return { incidents, problem }
}
