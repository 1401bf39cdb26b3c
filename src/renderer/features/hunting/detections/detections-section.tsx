import { address } from '../../../state/address.ts'
import { useOpen } from '../../../state/use-session.ts'
import { DetectionList } from './detection-list.tsx'

/** The case's custom detections on the Rules page; a query opens in the hunting page. */
export function DetectionsSection() {
  const open = useOpen()
  return <DetectionList search="" openQuery={(query, title) => open(address(['hunting'], { query, title }), 'tab')} />
}
