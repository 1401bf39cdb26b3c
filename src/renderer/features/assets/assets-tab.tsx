import type { IncidentTabProps } from '../feature.ts'
import { AssetsView } from './assets-view.tsx'

/** The impacted assets of an incident. */
export function AssetsTab({ incident }: IncidentTabProps) {
  return <AssetsView incident={incident} />
}
