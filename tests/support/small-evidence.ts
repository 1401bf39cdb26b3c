import { writeFileSync } from 'node:fs'

/** Two alerts of one device as the Graph API writes them: enough for a case with an incident. */
export const twoAlerts = {
  value: ['Suspicious PowerShell command line', 'Credential dumping activity'].map((title, index) => ({
    '@odata.type': '#microsoft.graph.security.alert',
    id: `da_case-test-${index}`,
    providerAlertId: `case-test-${index}`,
    incidentId: '71',
    status: 'new',
    severity: index === 0 ? 'medium' : 'high',
    serviceSource: 'microsoftDefenderForEndpoint',
    detectionSource: 'microsoftDefenderForEndpoint',
    title,
    description: `${title} on FIN-WS-01`,
    category: index === 0 ? 'Execution' : 'CredentialAccess',
    mitreTechniques: index === 0 ? ['T1059.001'] : ['T1003.001'],
    createdDateTime: `2026-03-02T09:0${index}:30.1234567Z`,
    lastUpdateDateTime: `2026-03-02T09:1${index}:00Z`,
    firstActivityDateTime: `2026-03-02T09:0${index}:00Z`,
    lastActivityDateTime: `2026-03-02T09:0${index}:20Z`,
    evidence: [
      {
        '@odata.type': '#microsoft.graph.security.deviceEvidence',
        createdDateTime: '2026-03-02T09:00:00Z',
        verdict: 'unknown',
        remediationStatus: 'none',
        roles: [],
        tags: [],
        mdeDeviceId: 'f1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4',
        deviceDnsName: 'fin-ws-01.contoso.example',
        osPlatform: 'Windows11',
      },
    ],
  })),
}

/** Writes the two alerts to a file and answers its path. */
export function writeTwoAlerts(path: string): string {
  writeFileSync(path, JSON.stringify(twoAlerts))
  return path
}

/** Writes hunting results of that many process starts, a second apart, and answers their path. */
export function writeProcessEvents(path: string, rows: number): string {
  const start = Date.UTC(2026, 2, 2)
  const lines = ['Timestamp,DeviceId,DeviceName,ActionType,FileName,ProcessId,ProcessCommandLine,InitiatingProcessFileName']
  for (let row = 0; row < rows; row++) {
    const at = new Date(start + row * 1000).toISOString()
    lines.push(
      `${at},d${row % 7},ws-${row % 7}.contoso.example,ProcessCreated,tool-${row % 50}.exe,${row},"tool-${row % 50}.exe --run ${row}",explorer.exe`,
    )
  }
  writeFileSync(path, lines.join('\n'))
  return path
}

const MESSAGES = [1, 2, 3, 4, 5].map((n) => `00000000-0000-4000-8000-00000000000${n}`)
const CARRIED = { url: 'https://billing.example/letter', sha256: 'a'.repeat(64) }
const plainEvidence = { createdDateTime: '2026-03-02T09:00:00Z', verdict: 'unknown', remediationStatus: 'none', roles: [], tags: [] }
const evidenceOf = (kind: string, own: object) => ({ '@odata.type': `#microsoft.graph.security.${kind}Evidence`, ...plainEvidence, ...own })

/**
 * An incident of a URL and a file, and rows that show five messages carrying both, which only an alert of another incident names: in the
 * picture of the first they stand between URL and file, alike in everything. Files by their names.
 */
export const lookAlikes: Readonly<Record<string, string>> = {
  'alerts.json': JSON.stringify({
    value: twoAlerts.value.map((alert, index) => ({
      ...alert,
      incidentId: String(71 + index),
      evidence:
        index === 0
          ? [
              evidenceOf('url', { url: CARRIED.url }),
              evidenceOf('file', { fileDetails: { fileName: 'letter.docm', sha256: CARRIED.sha256 } }),
            ]
          : MESSAGES.map((networkMessageId, n) => evidenceOf('analyzedMessage', { networkMessageId, subject: `Letter ${n}` })),
    })),
  }),
  'EmailUrlInfo.csv': [
    'Timestamp,NetworkMessageId,Url,UrlDomain,UrlLocation,ReportId',
    ...MESSAGES.map((id, n) => `2026-03-02T09:00:0${n}Z,${id},${CARRIED.url},billing.example,Body,r${n}`),
  ].join('\n'),
  'EmailAttachmentInfo.csv': [
    'Timestamp,NetworkMessageId,SenderFromAddress,RecipientEmailAddress,FileName,FileType,SHA256,ReportId',
    ...MESSAGES.map((id, n) => `2026-03-02T09:00:0${n}Z,${id},,,letter.docm,docm,${CARRIED.sha256},r${n}`),
  ].join('\n'),
}
