import { useCallback, useMemo, useState } from 'react'
import type { OutputOf } from '../../../state/client.ts'
import { PAGE_SIZE, usePages } from '../../../state/use-pages.ts'
import { useCase } from '../../../state/use-session.ts'
import { askedFilter } from '../../filtering/index.ts'
import type { AlertsView } from './alerts-address.ts'

export type AlertRow = OutputOf<'alerts.list'>['alerts'][number]

/** The alerts a view shows, of the case or of one incident: the question as it is asked, and the rows on screen. */
export function useAlerts(view: AlertsView, incident: number | undefined) {
  const newest = useCase()?.newestAlert ?? null
  const [range, setRange] = useState({ first: 0, last: 0 })
  const question = useMemo(
    () => ({ ...(incident === undefined ? {} : { incident }), filter: askedFilter(view, newest), sort: view.sort }),
    [view, newest, incident],
  )
  const pages = usePages('alerts.list', question, range.first, range.last)
  const rowAt = (index: number): AlertRow | undefined => pages.at(Math.floor(index / PAGE_SIZE))?.alerts[index % PAGE_SIZE]
  const onRange = useCallback((first: number, last: number) => setRange({ first, last }), [])
  return { question, rowAt, onRange, total: pages.any?.total, all: pages.any?.all, problem: pages.problem }
}

export type Alerts = ReturnType<typeof useAlerts>
