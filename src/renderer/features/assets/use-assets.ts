import { useCallback, useMemo, useState } from 'react'
import { useCall } from '../../state/use-call.ts'
import { PAGE_SIZE, usePages } from '../../state/use-pages.ts'
import { useAddress, useOpen } from '../../state/use-session.ts'
import type { AssetRow } from './asset-columns.tsx'
import { type AssetQuery, addressOfAssets, assetQueryOf } from './asset-query.ts'

/** Assets as the address says, of an incident or of the whole case. */
export function useAssets(incident: number | undefined) {
  const at = useAddress()
  const open = useOpen()
  const [range, setRange] = useState({ first: 0, last: 0 })
  const query = useMemo(() => assetQueryOf(at), [at])
  const filter = useMemo(() => (incident === undefined ? query.filter : { ...query.filter, incident }), [query, incident])
  const counts = useCall('assets.counts', { filter })
  const pages = usePages('assets.list', { view: query.view, filter, sort: query.sort }, range.first, range.last)
  const path = incident === undefined ? ['assets'] : ['incidents', String(incident), 'assets']
  return {
    query,
    filter,
    counts: counts.data,
    problem: counts.problem ?? pages.problem,
    rowAt: (index: number): AssetRow | undefined => pages.at(Math.floor(index / PAGE_SIZE))?.assets[index % PAGE_SIZE],
    onRange: useCallback((first: number, last: number) => setRange({ first, last }), []),
    show: (next: AssetQuery) => open(addressOfAssets(path, next), 'replace'),
  }
}

export type Assets = ReturnType<typeof useAssets>
