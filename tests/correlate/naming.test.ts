import { describe, expect, test } from 'vitest'
import { incidentName } from '#engine/correlate/naming.ts'
import { emptyDigest, type IncidentDigest } from '#model/incident-digest.ts'

const digest = (
  more: Partial<Omit<IncidentDigest, 'assets'>> & { readonly assets?: Partial<IncidentDigest['assets']> },
): IncidentDigest => ({
  ...emptyDigest,
  ...more,
  assets: { ...emptyDigest.assets, ...more.assets },
})

describe('the name of an incident', () => {
  test.each([
    ['one alert', { assets: { devices: 1 } }, ['Suspicious PowerShell'], 'Suspicious PowerShell on one endpoint'],
    ['many alerts of one title', { assets: { devices: 3 } }, ['Ransomware', 'Ransomware'], 'Ransomware on multiple endpoints'],
    ['a user, no device', { assets: { users: 1 } }, ['Atypical travel'], 'Atypical travel involving one user'],
    ['mailboxes alone', { assets: { mailboxes: 2 } }, ['Phish'], 'Phish involving multiple mailboxes'],
    ['nothing impacted', {}, ['Odd event'], 'Odd event'],
    [
      'stages in kill-chain order, whatever order the alerts came in',
      {
        assets: { devices: 2 },
        categories: ['Exfiltration', 'InitialAccess', 'Execution'],
        serviceSources: ['microsoftDefenderForEndpoint', 'microsoftDefenderForOffice365'],
      },
      ['a', 'b'],
      'Multi-stage incident involving Initial access & Exfiltration on multiple endpoints reported by multiple sources',
    ],
    ['one stage', { assets: { devices: 1 }, categories: ['CredentialAccess'] }, ['a', 'b'], 'Credential access incident on one endpoint'],
    ['a category that is no stage', { assets: { devices: 1 }, categories: ['Malware'] }, ['a', 'b'], 'Malware incident on one endpoint'],
    ['no category at all', { assets: { users: 2 } }, ['a', 'b'], 'a and one other alert involving multiple users'],
    ['no category, many alerts', { assets: { devices: 1 } }, ['a', 'b', 'a'], 'a and 2 other alerts on one endpoint'],
  ] as const)('%s', (_, told, titles, name) => {
    expect(incidentName(digest(told as Partial<IncidentDigest>), titles)).toBe(name)
  })
})
