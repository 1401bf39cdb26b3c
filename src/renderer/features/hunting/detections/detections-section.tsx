import { Button } from '@fluentui/react-components'
import { address } from '../../../state/address.ts'
import { useOpen } from '../../../state/use-session.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { DetectionList } from './detection-list.tsx'

/** The case's custom detections on the Rules page; a query opens in the hunting page. */
export function DetectionsSection() {
  const open = useOpen()
  return (
    <DetectionList
      search=""
      openQuery={(query, title) => open(address(['hunting'], { query, title }), 'tab')}
      none={
        <EmptyState
          title="No custom detections yet"
          actions={<Button onClick={() => open(address(['hunting']), 'tab')}>Write a query</Button>}
        >
          Write a query on the hunting page and choose Create detection rule: it then makes alerts by hand or after every import.
        </EmptyState>
      }
    />
  )
}
