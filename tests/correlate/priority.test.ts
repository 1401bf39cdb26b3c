import { afterEach, describe, expect, test } from 'vitest'
import type { CaseWriter } from '#engine/store/case-file.ts'
import type { AlertRecord } from '#model/alert-record.ts'
import type { IncidentDigest, PriorityFactor } from '#model/incident-digest.ts'
import { alertOn, evidence, placedCase } from '../support/placed-alerts.ts'

let store: CaseWriter
afterEach(() => store.close())

async function incidentOf(...alerts: AlertRecord[]) {
  store = await placedCase(...alerts)
  const row = store.get<{
    priority: number
    priority_factors: string
    severity: string
    digest: string
    first_activity: bigint
    last_activity: bigint
  }>('SELECT * FROM incident ORDER BY id LIMIT 1')!
  return { ...row, factors: JSON.parse(row.priority_factors) as PriorityFactor[], digest: JSON.parse(row.digest) as IncidentDigest }
}

const factor = (of: { readonly factors: readonly PriorityFactor[] }, id: string) => of.factors.find((one) => one.id === id)?.points ?? 0

describe('the priority score', () => {
  test('is the sum of its factors, cut to 0 to 100, and every factor says why', async () => {
    const grave = ['Execution', 'CredentialAccess', 'LateralMovement', 'Impact'].map((category, i) =>
      alertOn('ws1', i, {
        category,
        severity: 'high',
        techniques: ['T1486', 'T1003.001', 'T1021'],
        title: `Ransomware ${i}`,
        threatDisplayName: 'Hullock',
      }),
    )
    const incident = await incidentOf(...grave)
    const sum = incident.factors.reduce((total, one) => total + one.points, 0)
    expect(incident.priority).toBe(Math.min(100, sum))
    expect(incident.priority).toBeGreaterThan(70)
    for (const one of incident.factors) expect([one.title, one.detail].every(Boolean), one.id).toBe(true)
  })

  test('sinks for what was judged false and is resolved', async () => {
    const open = await incidentOf(alertOn('ws1', 0))
    const [before] = [open.priority]
    store.close()
    const judged = await incidentOf(alertOn('ws1', 0, { classification: 'falsePositive', status: 'resolved' }))
    expect(judged.priority).toBeLessThan(before)
    expect([factor(judged, 'signal'), factor(judged, 'resolved')].every((points) => points < 0)).toBe(true)
  })

  test('counts a detector that fires all over the case for little, one seen once for more', async () => {
    const noise = Array.from({ length: 40 }, (_, i) => alertOn(`pc${i}`, i + 1, { detectorId: 'noisy' }))
    const noisy = await incidentOf(...noise)
    expect(factor(noisy, 'rarity')).toBeLessThan(0)
    store.close()
    const rare = await incidentOf(alertOn('ws1', 0, { detectorId: 'rare' }), ...noise)
    expect(factor(rare, 'rarity')).toBeGreaterThan(0)
  })

  test('rises with malicious evidence and with assets the evidence calls critical', async () => {
    const malicious = { ...evidence('file', { fileDetails: { sha256: 'a'.repeat(64), fileName: 'x.exe' } }), verdict: 'malicious' as const }
    const critical = { ...evidence('device', { mdeDeviceId: 'd'.repeat(40), deviceDnsName: 'dc1.corp.example' }), tags: ['Critical asset'] }
    const incident = await incidentOf(alertOn('ws1', 0, { evidence: [critical, malicious] }))
    expect(factor(incident, 'verdict')).toBeGreaterThan(0)
    expect(factor(incident, 'criticality')).toBeGreaterThan(0)
  })
})

test('what is derived follows the alerts: severity is the highest, the window spans all, assets are counted once and SYSTEM is none', async () => {
  const system = evidence('user', { userAccount: { accountName: 'SYSTEM', domainName: 'NT AUTHORITY', userSid: 'S-1-5-18' } })
  const alice = evidence('user', { userAccount: { userPrincipalName: 'alice@corp.example' } })
  const base = alertOn('ws1', 0)
  const incident = await incidentOf(
    { ...base, severity: 'low', evidence: [...base.evidence!, system, alice] },
    { ...alertOn('ws1', 30, { severity: 'high', techniques: ['T1059'] }), evidence: [...base.evidence!, alice] },
  )
  expect(incident.severity).toBe('high')
  expect((incident.last_activity - incident.first_activity) / 600_000_000n).toBe(30n)
  expect(incident.digest).toMatchObject({ alertCount: 2, activeAlertCount: 2, assets: { devices: 1, users: 1 }, techniques: ['T1059'] })
})
