import type { AutomationLevel, InvestigationState, RemediationAction } from '#model/investigation.ts'
import type { StatusTone } from '../../ui/status-text.tsx'

/** The portal's words for an investigation's state, and how it stands out. */
export const states: Readonly<Record<InvestigationState, readonly [words: string, tone: StatusTone]>> = {
  unknown: ['Unknown', 'quiet'],
  queued: ['Queued', 'progress'],
  running: ['Running', 'progress'],
  pendingApproval: ['Pending approval', 'waiting'],
  pendingResource: ['Pending resource', 'waiting'],
  benign: ['No threats found', 'done'],
  successfullyRemediated: ['Remediated', 'done'],
  partiallyRemediated: ['Partially remediated', 'bad'],
  partiallyInvestigated: ['Partially investigated', 'quiet'],
  failed: ['Failed', 'bad'],
  innerFailure: ['Failed', 'bad'],
  terminatedByUser: ['Terminated by user', 'quiet'],
  terminatedBySystem: ['Terminated by system', 'quiet'],
  unsupportedAlertType: ['Unsupported alert type', 'quiet'],
  unsupportedOs: ['Unsupported OS', 'quiet'],
  preexistingAlert: ['Preexisting alert', 'quiet'],
  suppressedAlert: ['Suppressed alert', 'quiet'],
}

export const explained: Partial<Record<InvestigationState, string>> = {
  pendingApproval: 'Proposed actions wait for somebody to approve or reject them.',
  pendingResource: 'All is decided; approved actions wait for somebody to carry them out. Coldtrail carries nothing out.',
  benign: 'Every analyzer could judge, and none found anything.',
  successfullyRemediated: 'The evidence says that all its threats were remediated, prevented or blocked.',
  partiallyRemediated: 'Threats are left that nothing is to be done about.',
  partiallyInvestigated: 'Nothing was found, but some analyzers had no rows to judge by.',
  failed: 'At least one analyzer could not finish.',
  terminatedByUser: 'It was stopped before it was done.',
  unsupportedAlertType: 'Its alerts name no device, user, mailbox or message.',
}

export const actionTitles: Readonly<Record<RemediationAction, string>> = {
  quarantineFile: 'Quarantine file',
  stopProcess: 'Stop process',
  isolateDevice: 'Isolate device',
  removeRegistryValue: 'Remove registry value',
  stopService: 'Stop service',
  removeScheduledTask: 'Remove scheduled task',
  blockUrl: 'Block URL',
  blockAddress: 'Block IP address',
  softDeleteMessage: 'Soft delete email',
  disableUser: 'Disable user',
  resetPassword: 'Reset password',
  turnOffForwarding: 'Turn off external forwarding',
}

export const levelTitles: Readonly<Record<AutomationLevel, string>> = {
  full: 'Full – remediate threats automatically',
  semiAll: 'Semi – require approval for all folders',
  semiCore: 'Semi – require approval for core folders',
  semiNonTemp: 'Semi – require approval for non-temp folders',
  none: 'No automated response',
}
