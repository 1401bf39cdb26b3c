import { useSession } from '../../../state/use-session.ts'
import { RecordsView } from '../records-view.tsx'
import type { EntityTabProps } from './entity-tab.ts'

/** Every record that speaks of the entity, whatever table it stands in. */
export function RecordsTab({ entity }: EntityTabProps) {
  const { tabs } = useSession()
  return <RecordsView wide of={{ entity: entity.id }} onEntity={(id) => tabs.openPane({ kind: 'entity', id }, 'over')} />
}
