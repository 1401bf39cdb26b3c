import { useEffect, useReducer, useRef } from 'react'
import type { Problem } from '#base/problem.ts'
import type { CallName, InputOf, OutputOf } from './client.ts'
import { useSession } from './use-session.ts'

export interface Pages<Answer> {
  /** the page in that place, or undefined while it is not loaded */
  at(page: number): Answer | undefined
  /** any page that is loaded: what it says of the whole list is the same on all */
  readonly any: Answer | undefined
  readonly waiting: boolean
  readonly problem: Problem | undefined
}

export const PAGE_SIZE = 100

/**
 * A long list fetched by the pages on screen. When the question changes, the rows of the last one stay until the first page of the new
 * one is there.
 * @param question the call's input without `offset` and `limit`
 */
export function usePages<Name extends CallName>(
  name: Name,
  question: Omit<InputOf<Name>, 'offset' | 'limit'>,
  first: number,
  last: number,
): Pages<OutputOf<Name>> {
  const { calls } = useSession()
  const [, redraw] = useReducer((n: number) => n + 1, 0)
  const key = JSON.stringify(question)
  const pages = `${Math.floor(first / PAGE_SIZE)}-${Math.floor(last / PAGE_SIZE)}`
  const inputOf = (text: string, page: number) =>
    ({ ...(JSON.parse(text) as object), offset: page * PAGE_SIZE, limit: PAGE_SIZE }) as unknown as InputOf<Name>

  useEffect(() => {
    const [from = 0, to = 0] = pages.split('-').map(Number)
    const wanted = Array.from({ length: to - from + 1 }, (_, i) => from + i)
    const stops = wanted.map((page) =>
      calls.watch(name, { ...(JSON.parse(key) as object), offset: page * PAGE_SIZE, limit: PAGE_SIZE } as unknown as InputOf<Name>, redraw),
    )
    return () => {
      for (const stop of stops) stop()
    }
  }, [calls, name, key, pages])

  const shown = useRef(key)
  const [from = 0] = pages.split('-').map(Number)
  const now = calls.peek(name, inputOf(key, from))
  if (now.data !== undefined) shown.current = key
  const peek = (page: number) => calls.peek(name, inputOf(shown.current, page)).data
  const anyLoaded = useRef<OutputOf<Name> | undefined>(undefined)
  anyLoaded.current = peek(from) ?? anyLoaded.current
  return { at: peek, any: anyLoaded.current, waiting: now.waiting, problem: now.problem }
}
