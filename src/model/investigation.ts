/**
 * States of an automated investigation, in the spelling of the Defender API (spec §8.3). Which of them Coldtrail sets, and when, is in
 * `engine/investigate/state.ts`; the others may come with imported evidence.
 */
export const investigationStates = [
  'unknown',
  'queued',
  'running',
  'pendingApproval',
  'pendingResource',
  'benign',
  'successfullyRemediated',
  'partiallyRemediated',
  'partiallyInvestigated',
  'failed',
  'innerFailure',
  'terminatedByUser',
  'terminatedBySystem',
  'unsupportedAlertType',
  'unsupportedOs',
  'preexistingAlert',
  'suppressedAlert',
] as const
export type InvestigationState = (typeof investigationStates)[number]

/** A state as the API spells it: exports write `SuccessfullyRemediated` and `Successfully remediated` too. Others stay as they are. */
export function canonicalInvestigationState(text: string): string {
  const folded = text.replaceAll(' ', '').toLowerCase()
  return investigationStates.find((state) => state.toLowerCase() === folded) ?? text
}

/** How much of what an investigation proposes is approved beforehand (spec §8.6). Nothing is ever carried out by Coldtrail. */
export const automationLevels = ['full', 'semiAll', 'semiCore', 'semiNonTemp', 'none'] as const
export type AutomationLevel = (typeof automationLevels)[number]

/** What an investigation may propose, under the Action center's names (spec §17). */
export const remediationActions = [
  'quarantineFile',
  'stopProcess',
  'isolateDevice',
  'removeRegistryValue',
  'stopService',
  'removeScheduledTask',
  'blockUrl',
  'blockAddress',
  'softDeleteMessage',
  'disableUser',
  'resetPassword',
  'turnOffForwarding',
] as const
export type RemediationAction = (typeof remediationActions)[number]

export const actionStatuses = ['pending', 'approved', 'rejected'] as const
export type ActionStatus = (typeof actionStatuses)[number]
