/** Alert and incident severity as the Graph API writes it, least first. */
export const severities = ['unknown', 'informational', 'low', 'medium', 'high'] as const
export type Severity = (typeof severities)[number]

export const severityRank = (severity: Severity): number => severities.indexOf(severity)

/** The highest of some severities; an incident's severity is its alerts' highest (spec §7.4). */
export function highestSeverity(of: Iterable<Severity>): Severity {
  let highest: Severity = 'unknown'
  for (const severity of of) if (severityRank(severity) > severityRank(highest)) highest = severity
  return highest
}
