import { useMemo } from 'react'
import { useStore } from 'zustand'
import { useCall } from '../../state/use-call.ts'
import { useSession, useSettings } from '../../state/use-session.ts'
import { useTabState } from '../../state/use-tab-state.ts'
import { counted } from '../../ui/amounts.ts'
import { DataGrid } from '../../ui/data-grid/data-grid.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import type { IncidentTabProps } from '../feature.ts'
import styles from './activities-tab.module.css'
import { CommentBox } from './comment-box.tsx'
import { entryColumns } from './entry-columns.tsx'
import { chosenEntries, entryFacets, type FacetChoice, facetValues } from './entry-facets.ts'
import { entryTitle } from './entry-words.ts'
import { ValueFilter } from './value-filter.tsx'

/** The incident's activity log: the portal's ten filters, every entry with its metadata beside it (spec §7.7). */
export function ActivitiesTab({ incident }: IncidentTabProps) {
  const { data, problem } = useCall('incidents.activities', { incident })
  const [choice, setChoice] = useTabState<FacetChoice>(`activities of ${incident}`, {})
  const { tabs } = useSession()
  const density = useSettings((settings) => settings.density)
  const pane = useStore(tabs, (state) => state.tabs.find((tab) => tab.id === state.active)?.panes[0])
  const shown = useMemo(() => chosenEntries(data ?? [], choice), [data, choice])
  if (!data) return problem ? <EmptyState title="The activities could not be read">{problem.message}</EmptyState> : <Skeleton lines={8} />
  const merged = data.filter((entry) => entry.incident !== incident).length
  return (
    <div className={styles.tab}>
      <div className={styles.write}>
        <CommentBox incident={incident} />
      </div>
      <div className={styles.filters} role="search" aria-label="Filters">
        {entryFacets.map((facet) => (
          <ValueFilter
            key={facet.id}
            title={facet.title}
            values={facetValues(data, facet, choice).map((each) => ({ ...each, label: each.value }))}
            chosen={choice[facet.id]}
            {...(facet.note ? { note: facet.note } : {})}
            onChange={(chosen) => {
              const { [facet.id]: _, ...rest } = choice
              setChoice(chosen ? { ...rest, [facet.id]: chosen } : rest)
            }}
          />
        ))}
        <span className={styles.count}>
          {shown.length === data.length ? counted(data.length, 'entry', 'entries') : `${shown.length} of ${data.length} entries`}
          {merged > 0 ? `, ${merged} from incidents merged into this one` : ''}
        </span>
      </div>
      <DataGrid
        label="Activities"
        columns={entryColumns}
        count={shown.length}
        rowAt={(index) => shown[index]}
        keyOf={(row) => row.id}
        nameOf={(row) => `${entryTitle(row)} by ${row.performedBy}`}
        rowHeight={density === 'compact' ? 26 : 32}
        list={JSON.stringify(choice)}
        current={pane?.kind === 'activity' ? pane.id : undefined}
        onPick={(row) => tabs.openPane({ kind: 'activity', id: row.id })}
        onOpen={(row) => tabs.openPane({ kind: 'activity', id: row.id })}
        empty={<EmptyState title="No entry fits">Take a filter away to see more.</EmptyState>}
      />
    </div>
  )
}
