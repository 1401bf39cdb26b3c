import type { AlertStatus as Status } from '#model/triage.ts'
import { alertStatusLabels } from '../../../theme/labels.ts'
import { StatusText, type StatusTone } from '../../../ui/status-text.tsx'

const tones: Record<Status, StatusTone> = { unknown: 'quiet', new: 'new', inProgress: 'progress', resolved: 'done' }

export function AlertStatus({ status }: { status: Status }) {
  return <StatusText tone={tones[status]}>{alertStatusLabels[status]}</StatusText>
}
