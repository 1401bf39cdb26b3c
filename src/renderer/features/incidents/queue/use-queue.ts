import { useCallback, useMemo, useState } from 'react'
import { PAGE_SIZE, usePages } from '../../../state/use-pages.ts'
import { useRemembered } from '../../../state/use-remembered.ts'
import { useAddress, useCase, useOpen } from '../../../state/use-session.ts'
import { askedFilter } from '../../filtering/index.ts'
import type { IncidentRow } from './incident-columns.tsx'
import { addressOfView, defaultView, type IncidentSort, isIncidentSort, type QueueView, viewOfAddress } from './queue-address.ts'

/** The queue as its address says: the view, the rows on screen, and how to change the view. */
export function useQueue() {
  const at = useAddress()
  const open = useOpen()
  const newest = useCase()?.newestAlert ?? null
  const [range, setRange] = useState({ first: 0, last: 0 })
  const [sort, setSort] = useRemembered('incidents.sort', defaultView.sort, isIncidentSort)
  const view = useMemo(() => viewOfAddress(at, sort), [at, sort])
  const filter = useMemo(() => askedFilter(view, newest), [view, newest])
  const pages = usePages('incidents.list', { filter, sort: view.sort }, range.first, range.last)

  const rowAt = (index: number): IncidentRow | undefined => pages.at(Math.floor(index / PAGE_SIZE))?.incidents[index % PAGE_SIZE]
  const placeOf = (id: number): number | undefined => {
    for (let index = 0; index < (pages.any?.total ?? 0); index++) if (rowAt(index)?.id === id) return index
    return undefined
  }
  const show = (next: QueueView, how: 'here' | 'replace' = 'here') => open(addressOfView(next, sort), how)
  /** Another order, which the next start keeps; the way back says its own, whatever is kept by then. */
  const order = (next: IncidentSort) => {
    open(addressOfView(view, null), 'replace')
    setSort(next)
    open(addressOfView({ ...view, sort: next }, null), 'here')
  }
  const onRange = useCallback((first: number, last: number) => setRange({ first, last }), [])
  return {
    view,
    filter,
    show,
    order,
    rowAt,
    placeOf,
    onRange,
    total: pages.any?.total,
    all: pages.any?.all,
    problem: pages.problem,
  }
}

export type Queue = ReturnType<typeof useQueue>
