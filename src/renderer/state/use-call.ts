import { useCallback, useRef, useSyncExternalStore } from 'react'
import type { Result } from '#base/result.ts'
import type { Answer } from './calls.ts'
import type { CallName, InputOf, OutputOf } from './client.ts'
import { useSession } from './use-session.ts'

/**
 * The answer to a call, kept fresh while the case changes. When the question changes, the answer to the last one stays until the new
 * one is there (`waiting` says so), so that nothing on screen jumps. `input` null asks nothing.
 */
export function useCall<Name extends CallName>(name: Name, input: InputOf<Name> | null): Answer<OutputOf<Name>> {
  const { calls } = useSession()
  const key = JSON.stringify(input)
  const asked = useRef(input)
  if (JSON.stringify(asked.current) !== key) asked.current = input
  const question = asked.current

  const watch = useCallback(
    (listener: () => void) => (question === null ? () => undefined : calls.watch(name, question, listener)),
    [calls, name, question],
  )
  const peek = useCallback(
    (): Answer<OutputOf<Name>> => (question === null ? NOT_ASKED : calls.peek(name, question)),
    [calls, name, question],
  )
  const answer = useSyncExternalStore(watch, peek)

  const last = useRef<OutputOf<Name> | undefined>(undefined)
  if (answer.data !== undefined) last.current = answer.data
  if (question === null) return NOT_ASKED
  return answer.data === undefined && last.current !== undefined ? { ...answer, data: last.current } : answer
}

const NOT_ASKED: Answer<never> = { data: undefined, problem: undefined, waiting: false }

/** Runs a changing call; a refusal is shown to the analyst and answered as a value, and what was done is offered to be undone. */
export function useChange(): <Name extends CallName>(name: Name, input: InputOf<Name>) => Promise<Result<OutputOf<Name>>> {
  const { calls, notices, undo } = useSession()
  return useCallback(
    async (name, input) => {
      const since = notices.last()
      const result = await calls.ask(name, input)
      if (!result.ok) notices.tell(result.problem)
      else void undo.offer(since)
      return result
    },
    [calls, notices, undo],
  )
}
