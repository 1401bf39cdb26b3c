import { useCallback, useEffect, useRef, useState } from 'react'
import type { OutputOf } from '../../state/client.ts'
import { useSession } from '../../state/use-session.ts'
import type { RecordsOf } from './records-of.ts'

export type EvidenceRecord = OutputOf<'entities.records'>['records'][number]

const PAGE = 100

export interface RecordPages {
  /** undefined until the first page is there */
  readonly total: number | undefined
  readonly recordAt: (index: number) => EvidenceRecord | undefined
  /** asks for what the places on screen still lack */
  readonly want: (first: number, last: number) => void
}

/** The records of something, page by page as they scroll into sight. */
export function useRecordPages(of: RecordsOf): RecordPages {
  const { calls, notices } = useSession()
  const key = JSON.stringify(of)
  const [total, setTotal] = useState<number>()
  const [pages, setPages] = useState<ReadonlyMap<number, readonly EvidenceRecord[]>>(new Map())
  const asked = useRef(new Set<number>())
  const current = useRef(key)

  const ask = useCallback(
    async (page: number) => {
      if (asked.current.has(page)) return
      asked.current.add(page)
      const answer = await calls.ask('entities.records', { ...(JSON.parse(key) as RecordsOf), offset: page * PAGE, limit: PAGE })
      if (current.current !== key) return
      if (!answer.ok) {
        asked.current.delete(page)
        setTotal((known) => known ?? 0)
        notices.tell(answer.problem)
        return
      }
      setTotal(answer.value.total)
      setPages((known) => new Map(known).set(page, answer.value.records))
    },
    [calls, notices, key],
  )
  useEffect(() => {
    current.current = key
    asked.current = new Set()
    setTotal(undefined)
    setPages(new Map())
    void ask(0)
  }, [key, ask])

  return {
    total,
    recordAt: useCallback((index) => pages.get(Math.floor(index / PAGE))?.[index % PAGE], [pages]),
    want: useCallback(
      (first, last) => {
        for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page++) void ask(page)
      },
      [ask],
    ),
  }
}
