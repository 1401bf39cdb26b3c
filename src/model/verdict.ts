/** Verdict on a piece of evidence; the portal's "Clean" is `noThreatsFound`. */
export const verdicts = ['unknown', 'noThreatsFound', 'suspicious', 'malicious'] as const
export type Verdict = (typeof verdicts)[number]

export const remediationStatuses = [
  'none',
  'remediated',
  'prevented',
  'blocked',
  'notFound',
  'active',
  'pendingApproval',
  'declined',
  'unremediated',
  'running',
  'partiallyRemediated',
] as const
export type RemediationStatus = (typeof remediationStatuses)[number]

export const evidenceRoles = [
  'unknown',
  'contextual',
  'scanned',
  'source',
  'destination',
  'created',
  'added',
  'compromised',
  'edited',
  'attacked',
  'attacker',
  'commandAndControl',
  'loaded',
  'suspicious',
  'policyViolator',
] as const
export type EvidenceRole = (typeof evidenceRoles)[number]
