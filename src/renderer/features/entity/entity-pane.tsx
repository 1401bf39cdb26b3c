import { Button, Tooltip } from '@fluentui/react-components'
import { BotRegular, OpenRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { address } from '../../state/address.ts'
import { useCall } from '../../state/use-call.ts'
import { useInvestigate } from '../../state/use-investigate.ts'
import { useOpen, useSession } from '../../state/use-session.ts'
import { iconOf } from '../../theme/entity-icon.ts'
import { kindLabel } from '../../theme/labels.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { EvidenceText } from '../../ui/evidence-text.tsx'
import { PaneBody, PaneHeader } from '../../ui/side-pane.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import type { PaneProps } from '../feature.ts'
import { entityAddress } from './entity-address.ts'
import { EntityFacts } from './entity-facts.tsx'
import { RecordsView } from './records-view.tsx'

/** An entity beside any page. */
export function EntityPane({ id, onClose }: PaneProps) {
  const { data, problem } = useCall('entities.get', { entity: id })
  const [records, setRecords] = useState(false)
  const { tabs, focus } = useSession()
  const open = useOpen()
  const investigate = useInvestigate()
  if (!data) return problem ? <EmptyState title="The entity cannot be shown">{problem.message}</EmptyState> : <Skeleton lines={10} />
  const Icon = iconOf(data.kind)
  const show = (entity: number) => tabs.openPane({ kind: 'entity', id: entity }, 'over')
  return (
    <>
      <PaneHeader
        title={<EvidenceText>{data.label}</EvidenceText>}
        subtitle={
          <>
            <Icon /> {kindLabel(data.kind)}
          </>
        }
        actions={
          <>
            <Tooltip content="Start automated investigation" relationship="label">
              <Button size="small" appearance="subtle" icon={<BotRegular />} onClick={() => void investigate({ entity: id }, data.label)} />
            </Tooltip>
            <Button size="small" appearance="subtle" icon={<OpenRegular />} onClick={() => open(entityAddress(id), 'tab')}>
              Open page
            </Button>
          </>
        }
        onClose={records ? () => setRecords(false) : onClose}
      />
      {records ? (
        <RecordsView of={{ entity: id }} onEntity={show} />
      ) : (
        <PaneBody>
          <EntityFacts
            entity={data}
            onEntity={show}
            onRecords={() => setRecords(true)}
            onAlert={(alert) => {
              const found = data.alerts.find((each) => each.id === alert)
              if (!found) return
              open(address(['incidents', found.incident, 'attack-story']))
              focus.set({ incident: found.incident, cursor: null, alert })
            }}
          />
        </PaneBody>
      )}
    </>
  )
}
