import { notCopied } from '../../../state/notices.ts'
import type { Session } from '../../../state/session.ts'
import { putOnClipboard } from '../../../ui/clipboard.ts'

/** Copies the triage sheet of an alert, as plain text or as markdown, and says what it lacks. */
export async function copyTicket({ calls, notices }: Session, alert: number, as: 'text' | 'markdown'): Promise<void> {
  const ticket = await calls.ask('alerts.ticket', { alert })
  if (!ticket.ok) return notices.tell(ticket.problem)
  if (!(await putOnClipboard(ticket.value[as]))) return notices.show(notCopied)
  const missing = ticket.value.missing.map((one) => one.field).join(', ')
  notices.show({
    intent: 'success',
    text: as === 'text' ? 'Triage sheet copied' : 'Triage sheet copied as markdown',
    ...(missing ? { hint: `Not in this evidence: ${missing}` } : {}),
  })
}
