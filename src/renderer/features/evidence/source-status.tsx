import type * as z from 'zod'
import type { source } from '#api/calls/evidence.ts'
import { StatusText, type StatusTone } from '../../ui/status-text.tsx'

export type Source = z.infer<typeof source>

const said: Record<Source['status'], readonly [StatusTone, string]> = {
  importing: ['progress', 'Importing'],
  imported: ['done', 'Imported'],
  partial: ['waiting', 'Imported in part'],
  cancelled: ['waiting', 'Cancelled'],
  unrecognised: ['bad', 'Not recognised'],
  container: ['quiet', 'Archive'],
}

export const statusWord = (status: Source['status']): string => said[status][1]

export function SourceStatus({ status }: { status: Source['status'] }) {
  const [tone, text] = said[status]
  return <StatusText tone={tone}>{text}</StatusText>
}
