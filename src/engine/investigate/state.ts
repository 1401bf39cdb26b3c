import type { ActionStatus, InvestigationState } from '#model/investigation.ts'
import type { AnalyzerOutcome } from './judge.ts'

/** What an investigation's state is worked out from, after a run and after every decision. */
export interface StateInput {
  readonly supported: boolean
  readonly outcomes: readonly Pick<AnalyzerOutcome, 'outcome'>[]
  /** subjects found malicious or suspicious, analysts' verdicts laid over */
  readonly threats: number
  /** those of them that the evidence says were remediated, prevented or blocked */
  readonly remediated: number
  readonly actions: readonly ActionStatus[]
}

/**
 * The state of an investigation (spec §8.3), in this order of precedence:
 * alerts that cannot be investigated → unsupportedAlertType; an analyzer that could not finish → failed; actions that await a decision →
 * pendingApproval; threats all dealt with by what the evidence tells → successfullyRemediated; approved actions, which somebody else
 * carries out → pendingResource; threats left otherwise → partiallyRemediated; nothing found though some analyzers had no rows →
 * partiallyInvestigated; nothing found → benign.
 */
export function stateOf({ supported, outcomes, threats, remediated, actions }: StateInput): InvestigationState {
  if (!supported) return 'unsupportedAlertType'
  if (outcomes.some((one) => one.outcome === 'failed')) return 'failed'
  if (actions.includes('pending')) return 'pendingApproval'
  if (threats > 0 && remediated >= threats) return 'successfullyRemediated'
  if (actions.includes('approved')) return 'pendingResource'
  if (threats > 0) return 'partiallyRemediated'
  return outcomes.some((one) => one.outcome === 'answered') && outcomes.every((one) => one.outcome !== 'unknown')
    ? 'benign'
    : 'partiallyInvestigated'
}
