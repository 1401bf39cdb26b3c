import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Problem } from '#base/problem.ts'
import { isoFromTicks, TICKS_PER_DAY, ticks, ticksFromIso } from '#base/ticks.ts'
import type { InputOf, OutputOf } from '../../../../state/client.ts'
import { useCall } from '../../../../state/use-call.ts'
import { useSession } from '../../../../state/use-session.ts'
import { useTabState } from '../../../../state/use-tab-state.ts'

export type TimelineEvent = OutputOf<'timeline.events'>['events'][number]
type Filter = Omit<InputOf<'timeline.histogram'>, 'bins' | 'entity'>

/** What is kept of a timeline while its tab stands; without a range, the last thirty days before its newest event. */
export interface TimelineChoice extends Filter {
  readonly whole?: boolean
}

const DAYS = 30n
const BINS = 160
const PAGE = 200
/** The most events an export holds. */
export const EXPORTED = 50_000

function defaultFrom(first: string, last: string): string {
  const [start, end] = [ticksFromIso(first)!, ticksFromIso(last)!]
  return isoFromTicks(ticks(end - start > DAYS * TICKS_PER_DAY ? end - DAYS * TICKS_PER_DAY : start))
}

/** An entity's events as they are scrolled into sight, and how they lie in time. */
export function useTimeline(entity: number) {
  const { calls, notices } = useSession()
  const [choice, setChoice] = useTabState<TimelineChoice>(`timeline ${entity}`, {})
  const span = useCall('timeline.histogram', { entity, bins: 48 })
  const filter = useMemo((): Filter & { entity: number } => {
    const { whole, ...chosen } = choice
    const from = chosen.from ?? (whole || !span.data ? undefined : defaultFrom(span.data.first, span.data.last))
    return { entity, ...chosen, ...(from ? { from } : {}) }
  }, [entity, choice, span.data])
  const key = JSON.stringify(filter)
  const ready = span.data !== undefined
  const histogram = useCall('timeline.histogram', ready && span.data ? { ...filter, bins: BINS } : null)
  const [events, setEvents] = useState<readonly TimelineEvent[]>()
  const [more, setMore] = useState(true)
  const [problem, setProblem] = useState<Problem>()
  const asked = useRef('')

  const page = useCallback(
    async (after: TimelineEvent | undefined, limit: number, signal?: AbortSignal) => {
      const place = after ? { after: { at: after.at, table: after.table, row: after.row } } : {}
      return calls.ask('timeline.events', { ...(JSON.parse(key) as typeof filter), ...place, limit }, signal)
    },
    [calls, key],
  )
  // what the case holds may change under the list: then its count changes, and it starts anew
  const holds = JSON.stringify(histogram.data?.groups)
  useEffect(() => {
    if (!ready || !holds) return
    const stop = new AbortController()
    asked.current = ''
    void page(undefined, PAGE, stop.signal).then((answer) => {
      if (stop.signal.aborted) return
      if (!answer.ok) return setProblem(answer.problem)
      setProblem(undefined)
      setEvents(answer.value.events)
      setMore(answer.value.more)
    })
    return () => stop.abort()
  }, [page, ready, holds])

  const reach = useCallback(
    (last: number) => {
      const end = events?.at(-1)
      if (!more || !events || !end || last < events.length - PAGE / 2) return
      const place = `${end.at} ${end.table} ${end.row}`
      if (asked.current === place) return
      asked.current = place
      void page(end, PAGE * 2).then((answer) => {
        if (asked.current !== place) return
        if (!answer.ok) return notices.tell(answer.problem)
        setEvents((known) => (known?.at(-1) === end ? [...known, ...answer.value.events] : known))
        setMore(answer.value.more)
      })
    },
    [events, more, page, notices],
  )
  const everything = useCallback(async () => {
    const all: TimelineEvent[] = []
    for (;;) {
      const answer = await page(all.at(-1), 2000)
      if (!answer.ok) return notices.tell(answer.problem)
      all.push(...answer.value.events)
      if (!answer.value.more || all.length >= EXPORTED) return all.slice(0, EXPORTED)
    }
  }, [page, notices])
  const marked = (event: Pick<TimelineEvent, 'table' | 'row'>, flagged: boolean) =>
    setEvents((known) => known?.map((each) => (each.table === event.table && each.row === event.row ? { ...each, flagged } : each)))

  return { choice, setChoice, filter, key, span, histogram, events, more, problem: problem ?? span.problem, reach, everything, marked }
}
