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
