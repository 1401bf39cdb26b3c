import { describe, expect, test } from 'vitest'
import { entityKinds } from '#model/entity-kind.ts'
import { serviceSources } from '#model/service-source.ts'
import { severities } from '#model/severity.ts'
import { alertStatuses, classifications, determinations } from '#model/triage.ts'
import { evidenceRoles, remediationStatuses, verdicts } from '#model/verdict.ts'
import { caseOf } from '../support/evidence-case.ts'

const alert = (more: object) => ({
  id: 'da638765432101234567_-512345678',
  serviceSource: 'microsoftDefenderForEndpoint',
  severity: 'low',
  createdDateTime: '2026-03-03T08:10:00Z',
  ...more,
})
const evidence = (type: string, more: object = {}) => ({ '@odata.type': `#microsoft.graph.security.${type}`, ...more })

/** What one alert becomes: its row, its evidence, and what the import had to say. */
async function imported(more: object) {
  using opened = await caseOf({ unknown: JSON.stringify([alert(more)]) })
  return {
    alert: opened.all('SELECT * FROM alert')[0]!,
    evidence: opened.all('SELECT kind, verdict, remediation_status, roles, properties FROM alert_evidence ORDER BY id'),
    problems: opened.all<{ code: string; message: string }>('SELECT code, message FROM source_problem ORDER BY id'),
  }
}

/** Kinds that only logs speak of: no evidence type of the Graph API names them. */
const ofLogs = new Set(['account', 'domain', 'service', 'scheduledTask'])
const types = entityKinds.filter((kind) => !ofLogs.has(kind)).map((kind) => `${kind}Evidence`)

describe('evidence of the Graph API', () => {
  test('is read for every type the API has', async () => {
    const { evidence: read, problems } = await imported({ evidence: types.map((type, n) => evidence(type, { own: n, empty: null })) })
    expect(read.map((row) => `${row.kind}Evidence`).sort()).toEqual([...types].sort())
    expect(new Set(read.map((row) => row.properties)).size).toBe(types.length)
    expect(problems).toEqual([])
  })

  test('of a type nobody knows is kept as written with the alert, and told', async () => {
    const unknown = evidence('quantumEvidence', { spin: 'up' })
    const {
      alert: read,
      evidence: kept,
      problems,
    } = await imported({ evidence: [unknown, evidence('ipEvidence', { ipAddress: '203.0.113.9' })] })
    expect(kept.map((row) => row.kind)).toEqual(['ip'])
    expect(JSON.parse(String(read.additional_data))).toEqual({ unreadEvidence: [unknown] })
    expect(problems.map((problem) => problem.code)).toEqual(['evidence.unknown-type'])
  })

  test.each([
    ['verdict', verdicts],
    ['remediationStatus', remediationStatuses],
  ])('has every %s', async (field, values) => {
    const { evidence: read, problems } = await imported({
      evidence: values.map((value, n) => evidence('ipEvidence', { ipAddress: `203.0.113.${n}`, [field]: value })),
    })
    expect(read.map((row) => row[field === 'verdict' ? 'verdict' : 'remediation_status'])).toEqual(values)
    expect(problems).toEqual([])
  })

  test('has every role', async () => {
    const { evidence: read, problems } = await imported({
      evidence: [evidence('deviceEvidence', { mdeDeviceId: 'a', roles: evidenceRoles })],
    })
    expect(JSON.parse(String(read[0]!.roles))).toEqual(evidenceRoles)
    expect(problems).toEqual([])
  })
})

describe('an enumeration of the Graph API', () => {
  test.each([
    ['severity', 'severity', severities],
    ['status', 'status', alertStatuses],
    ['classification', 'classification', classifications],
    ['determination', 'determination', determinations],
    ['serviceSource', 'service_source', serviceSources],
  ] as const)('has every %s', async (field, column, values) => {
    const guid = (n: number) => `11112222-3333-4444-5555-${String(n).padStart(12, '0')}`
    using opened = await caseOf({ unknown: JSON.stringify(values.map((value, n) => alert({ id: guid(n), [field]: value }))) })
    expect(opened.all(`SELECT ${column} AS value FROM alert ORDER BY provider_alert_id`).map((row) => row.value)).toEqual(values)
    expect(opened.all('SELECT message FROM source_problem')).toEqual([])
  })

  test.each([
    ['determination', 'clean', 'notMalicious'],
    ['determination', 'compromisedUser', 'compromisedAccount'],
    ['determination', 'insufficientData', 'notEnoughDataToValidate'],
    ['determination', 'confirmedUserActivity', 'confirmedActivity'],
    ['determination', 'Security Testing', 'securityTesting'],
    ['classification', 'BenignPositive', 'informationalExpectedActivity'],
    ['severity', 'UnSpecified', 'unknown'],
    ['severity', 'unknownFutureValue', 'unknown'],
    ['status', 'newAlert', 'new'],
  ])('reads the %s %s as %s, and has nothing to say about it', async (field, written, read) => {
    const { alert: row, problems } = await imported({ [field]: written })
    expect(row[field]).toBe(read)
    expect(problems).toEqual([])
  })

  test('keeps a value nobody knows as written, reads it as unknown, and says so', async () => {
    const {
      alert: row,
      evidence: read,
      problems,
    } = await imported({
      severity: 'apocalyptic',
      evidence: [evidence('ipEvidence', { ipAddress: '203.0.113.9', verdict: 'dubious' })],
    })
    expect(row.severity).toBe('unknown')
    expect(read[0]!.verdict).toBe('unknown')
    expect(JSON.parse(String(row.additional_data))).toEqual({ asWritten: { severity: 'apocalyptic', 'evidence.ip.verdict': 'dubious' } })
    expect(problems.map((problem) => problem.code)).toEqual(['evidence.unknown-value', 'evidence.unknown-value'])
    expect(problems.map((problem) => problem.message).join()).toContain('apocalyptic')
  })
})

describe('an alert id', () => {
  test.each([
    ['da638765432101234567_-512345678', '638765432101234567_-512345678', 'microsoftDefenderForEndpoint'],
    ['faf8edc936-85f8-a603-b800-08d8525cf099', 'f8edc936-85f8-a603-b800-08d8525cf099', 'microsoftDefenderForOffice365'],
    ['sn11112222-3333-4444-5555-66667777AAAA', '11112222-3333-4444-5555-66667777aaaa', 'microsoftSentinel'],
    ['faf8edc9-3685-a603-b800-08d8525cf099', 'faf8edc9-3685-a603-b800-08d8525cf099', 'unknown'],
    ['data-loss-7', 'data-loss-7', 'unknown'],
  ])('%s is %s of %s where the export names no product', async (written, id, product) => {
    const { alert: row } = await imported({ id: written, serviceSource: undefined, detectionSource: 'x' })
    expect({ id: row.provider_alert_id, product: row.service_source }).toEqual({ id, product })
  })
})
