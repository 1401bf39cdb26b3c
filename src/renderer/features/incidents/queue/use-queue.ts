import { useCallback, useMemo, useState } from 'react'
import { PAGE_SIZE, usePages } from '../../../state/use-pages.ts'
import { useAddress, useCase, useOpen } from '../../../state/use-session.ts'
import { askedFilter } from '../../filtering/index.ts'
import type { IncidentRow } from './incident-columns.tsx'
import { addressOfView, type QueueView, viewOfAddress } from './queue-address.ts'

/** The queue as its address says: the view, the rows on screen, and how to change the view. */
export function useQueue() {
  const at = useAddress()
  const open = useOpen()
  const newest = useCase()?.newestAlert ?? null
  const [range, setRange] = useState({ first: 0, last: 0 })
  const view = useMemo(() => viewOfAddress(at), [at])
  const filter = useMemo(() => askedFilter(view, newest), [view, newest])
  const pages = usePages('incidents.list', { filter, sort: view.sort }, range.first, range.last)

  const rowAt = (index: number): IncidentRow | undefined => pages.at(Math.floor(index / PAGE_SIZE))?.incidents[index % PAGE_SIZE]
  const show = (next: QueueView, how: 'here' | 'replace' = 'here') => open(addressOfView(next), how)
  const onRange = useCallback((first: number, last: number) => setRange({ first, last }), [])
  return {
    view,
    filter,
    show,
    rowAt,
    onRange,
    total: pages.any?.total,
    all: pages.any?.all,
    problem: pages.problem,
  }
}

export type Queue = ReturnType<typeof useQueue>
