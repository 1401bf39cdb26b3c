/** State of an incident's task, as the Graph API writes it. */
export const taskStatuses = ['open', 'inProgress', 'completed', 'failed', 'notRelevant'] as const
export type TaskStatus = (typeof taskStatuses)[number]

/** What a task asks to be done, as the Graph API writes it (spec §7.11); `text` is told in words alone. */
export const taskActionTypes = [
  'text',
  'isolateDevice',
  'stopAndQuarantineFile',
  'runAntiVirusScan',
  'collectInvestigationPackage',
  'restrictAppExecution',
  'submitIocRule',
  'forceUserPasswordReset',
  'disableUser',
  'markUserAsCompromised',
  'requireSignIn',
  'hardDeleteEmail',
  'softDeleteEmail',
  'unIsolateDevice',
  'unRestrictAppExecution',
  'enableUser',
] as const
export type TaskActionType = (typeof taskActionTypes)[number]
