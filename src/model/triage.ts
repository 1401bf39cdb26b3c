/** Alert status as the Graph API writes it. */
export const alertStatuses = ['unknown', 'new', 'inProgress', 'resolved'] as const
export type AlertStatus = (typeof alertStatuses)[number]

/** Incident status as the Graph API writes it; `active` is shown as New, `redirected` marks an incident merged away. */
export const incidentStatuses = ['active', 'inProgress', 'awaitingAction', 'resolved', 'redirected'] as const
export type IncidentStatus = (typeof incidentStatuses)[number]

export const classifications = ['unknown', 'truePositive', 'informationalExpectedActivity', 'falsePositive'] as const
export type Classification = (typeof classifications)[number]

export const determinations = [
  'unknown',
  'apt',
  'malware',
  'securityPersonnel',
  'securityTesting',
  'unwantedSoftware',
  'other',
  'multiStagedAttack',
  'compromisedAccount',
  'phishing',
  'maliciousUserActivity',
  'notMalicious',
  'notEnoughDataToValidate',
  'confirmedActivity',
  'lineOfBusinessApplication',
] as const
export type Determination = (typeof determinations)[number]

/** Determinations the portal offers under each classification (spec §7.5). */
export const determinationsOf: Record<Classification, readonly Determination[]> = {
  unknown: ['unknown'],
  truePositive: ['multiStagedAttack', 'malware', 'maliciousUserActivity', 'unwantedSoftware', 'phishing', 'compromisedAccount', 'other'],
  informationalExpectedActivity: ['securityTesting', 'confirmedActivity', 'lineOfBusinessApplication', 'other'],
  falsePositive: ['notMalicious', 'notEnoughDataToValidate', 'other'],
}
