/** ATT&CK Enterprise tactics in kill-chain order; alert categories are mostly these names without spaces. */
export const tactics = [
  { id: 'TA0043', name: 'Reconnaissance', category: 'Reconnaissance' },
  { id: 'TA0042', name: 'Resource Development', category: 'ResourceDevelopment' },
  { id: 'TA0001', name: 'Initial Access', category: 'InitialAccess' },
  { id: 'TA0002', name: 'Execution', category: 'Execution' },
  { id: 'TA0003', name: 'Persistence', category: 'Persistence' },
  { id: 'TA0004', name: 'Privilege Escalation', category: 'PrivilegeEscalation' },
  { id: 'TA0005', name: 'Defense Evasion', category: 'DefenseEvasion' },
  { id: 'TA0006', name: 'Credential Access', category: 'CredentialAccess' },
  { id: 'TA0007', name: 'Discovery', category: 'Discovery' },
  { id: 'TA0008', name: 'Lateral Movement', category: 'LateralMovement' },
  { id: 'TA0009', name: 'Collection', category: 'Collection' },
  { id: 'TA0011', name: 'Command and Control', category: 'CommandAndControl' },
  { id: 'TA0010', name: 'Exfiltration', category: 'Exfiltration' },
  { id: 'TA0040', name: 'Impact', category: 'Impact' },
] as const

export type Tactic = (typeof tactics)[number]

const key = (text: string) => text.replace(/[^a-z]/gi, '').toLowerCase()
const byKey = new Map<string, Tactic>(
  tactics.flatMap((tactic) => [[key(tactic.name), tactic] as const, [tactic.id.toLowerCase(), tactic] as const]),
)

/** The tactic an alert category names, however it is spaced; undefined for categories that are no tactic (`Malware`, `Ransomware`, …). */
export const tacticOf = (category: string): Tactic | undefined => byKey.get(key(category)) ?? byKey.get(category.toLowerCase())
