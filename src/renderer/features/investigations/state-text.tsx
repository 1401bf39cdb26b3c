import type { InvestigationState } from '#model/investigation.ts'
import { StatusText } from '../../ui/status-text.tsx'
import { explained, states } from './words.ts'

/** The state of an investigation in the portal's words; hovering says what it means. */
export function StateText({ state }: { state: InvestigationState }) {
  const [words, tone] = states[state]
  return (
    <span title={explained[state]}>
      <StatusText tone={tone}>{words}</StatusText>
    </span>
  )
}
