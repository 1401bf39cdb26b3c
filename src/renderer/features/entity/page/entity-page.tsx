import { Button } from '@fluentui/react-components'
import { address } from '../../../state/address.ts'
import { useCall } from '../../../state/use-call.ts'
import { usePageTitle } from '../../../state/use-page-title.ts'
import { useOpen } from '../../../state/use-session.ts'
import { countText } from '../../../ui/amounts.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Lazy } from '../../../ui/lazy.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { TabRow } from '../../../ui/tab-row.tsx'
import type { PageProps } from '../../feature.ts'
import { entityAddress } from '../entity-address.ts'
import { EntityHead } from './entity-head.tsx'
import styles from './entity-page.module.css'
import { alertsTab, overviewTab, recordsTab } from './every-tab.ts'
import { pageOfKind } from './kinds/index.ts'
import { timelineTab } from './timeline/timeline-tab.ts'

/** One entity whole: what an analyst asks first in its head, everything else in tabs. */
export function EntityPage({ address: at }: PageProps) {
  const id = Number(at.path[1])
  const known = Number.isSafeInteger(id) && id > 0
  const { data: entity, problem } = useCall('entities.get', known ? { entity: id, counted: false } : null)
  const open = useOpen()
  usePageTitle(entity?.label ?? `Entity ${at.path[1]}`)
  if (!known || (problem && !entity))
    return (
      <EmptyState
        title="This entity could not be shown"
        actions={<Button onClick={() => open(address(['assets']))}>Show all assets</Button>}
      >
        {problem?.message ?? `${at.path[1]} is not the number of an entity.`}
      </EmptyState>
    )
  if (!entity) return <Skeleton lines={10} label="Loading the entity" />
  const page = pageOfKind(entity.kind)
  const tabs = [overviewTab, alertsTab, timelineTab, ...page.tabs, recordsTab]
  const tab = tabs.find((each) => each.id === at.path[2]) ?? overviewTab
  return (
    <div className={styles.page}>
      <EntityHead entity={entity} page={page} />
      <TabRow
        label="Entity"
        idPrefix="entity-tab"
        tabs={tabs.map((each) => ({ id: each.id, title: each.count ? `${each.title} (${countText(each.count(entity))})` : each.title }))}
        selected={tab.id}
        onSelect={(to) => open(entityAddress(id, to))}
      />
      <div className={styles.tab} role="tabpanel" aria-labelledby={`entity-tab-${tab.id}`}>
        <Lazy key={tab.id} id={`entity tab ${page.kinds[0]} ${tab.id}`} load={tab.load} props={{ entity }} />
      </div>
    </div>
  )
}
