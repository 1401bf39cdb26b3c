import type { IncidentStatus as Status } from '#model/triage.ts'
import { incidentStatusLabels } from '../../../theme/labels.ts'
import { StatusText, type StatusTone } from '../../../ui/status-text.tsx'

const tones: Record<Status, StatusTone> = {
  active: 'new',
  inProgress: 'progress',
  awaitingAction: 'waiting',
  resolved: 'done',
  redirected: 'quiet',
}

export function IncidentStatus({ status }: { status: Status }) {
  return <StatusText tone={tones[status]}>{incidentStatusLabels[status]}</StatusText>
}
