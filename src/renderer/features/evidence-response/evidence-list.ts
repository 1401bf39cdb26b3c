import { useCallback, useState } from 'react'
import type { Calls } from '../../state/calls.ts'
import type { InputOf, OutputOf } from '../../state/client.ts'
import { PAGE_SIZE, usePages } from '../../state/use-pages.ts'

export type EvidenceRow = OutputOf<'incidents.evidence'>['evidence'][number]
export type EvidenceFilter = InputOf<'incidents.evidence'>['filter']
export type EvidenceSort = InputOf<'incidents.evidence'>['sort']

/** The incident's evidence as it scrolls into sight. */
export function useEvidence(incident: number, filter: EvidenceFilter, sort: EvidenceSort) {
  const [range, setRange] = useState({ first: 0, last: 0 })
  const pages = usePages('incidents.evidence', { incident, filter, sort }, range.first, range.last)
  return {
    about: pages.any,
    problem: pages.problem,
    rowAt: (index: number): EvidenceRow | undefined => pages.at(Math.floor(index / PAGE_SIZE))?.evidence[index % PAGE_SIZE],
    onRange: useCallback((first: number, last: number) => setRange({ first, last }), []),
  }
}

const PAGE = 1000

/** Every row the filter lets through, in order; undefined where a call was refused. */
export async function allEvidence(
  calls: Calls,
  incident: number,
  filter: EvidenceFilter,
  sort: EvidenceSort,
): Promise<readonly EvidenceRow[] | undefined> {
  const rows: EvidenceRow[] = []
  for (;;) {
    const page = await calls.ask('incidents.evidence', { incident, filter, sort, offset: rows.length, limit: PAGE })
    if (!page.ok) return undefined
    rows.push(...page.value.evidence)
    if (rows.length >= page.value.total || page.value.evidence.length === 0) return rows
  }
}
