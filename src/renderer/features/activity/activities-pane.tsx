import { PaneHeader } from '../../ui/side-pane.tsx'
import type { PaneProps } from '../feature.ts'
import { Activities } from './activities.tsx'

/** Comments and history beside whatever is on screen. */
export function ActivitiesPane({ id, onClose }: PaneProps) {
  return (
    <>
      <PaneHeader title="Comments and history" subtitle={`Incident #${id}`} onClose={onClose} />
      <Activities incident={id} />
    </>
  )
}
