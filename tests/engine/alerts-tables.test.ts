import { describe, expect, test } from 'vitest'
import { caseOf, type EvidenceCase } from '../support/evidence-case.ts'

const csv = (rows: readonly Record<string, string>[]) => {
  const names = Object.keys(rows[0]!)
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`
  return [names, ...rows.map((row) => names.map((name) => row[name] ?? ''))].map((cells) => cells.map(cell).join(',')).join('\r\n')
}

const common = {
  Timestamp: '2026-03-03T08:10:00.0000000Z',
  AlertId: 'da638765432101234567_-512345678',
  Title: 'Credential dumping from LSASS',
  ServiceSource: 'Microsoft Defender for Endpoint',
  DetectionSource: 'EDR',
  AttackTechniques: '["LSASS Memory (T1003.001)"]',
}
const info = csv([{ ...common, Category: 'CredentialAccess', Severity: 'High' }])
const row = (more: Record<string, string>) => ({
  ...common,
  Categories: '["CredentialAccess"]',
  EntityType: '',
  EvidenceRole: 'Related',
  EvidenceDirection: '',
  FileName: '',
  FolderPath: '',
  SHA1: '',
  SHA256: '',
  RemoteIP: '',
  RemoteUrl: '',
  AccountName: '',
  AccountDomain: '',
  AccountSid: '',
  DeviceId: '',
  DeviceName: '',
  ProcessCommandLine: '',
  AdditionalFields: '',
  ...more,
})
const evidence = csv([
  row({ EntityType: 'Machine', EvidenceRole: 'Impacted', DeviceId: 'aa'.repeat(20), DeviceName: 'fin-ws-01.contoso.example' }),
  row({ EntityType: 'User', EvidenceRole: 'Impacted', AccountName: 'jonas', AccountDomain: 'CONTOSO', AccountSid: 'S-1-5-21-1-2-3-1104' }),
  row({
    EntityType: 'Process',
    FileName: 'dump.exe',
    FolderPath: 'C:\\Users\\Public',
    SHA256: 'ab'.repeat(32),
    ProcessCommandLine: 'dump.exe -p lsass',
    DeviceId: 'aa'.repeat(20),
    AdditionalFields: '{"$id":"1","ProcessId":"7312","CreationTimeUtc":"2026-03-03T08:09:58Z","Type":"process"}',
  }),
  row({ EntityType: 'Ip', EvidenceDirection: 'Destination', RemoteIP: '203.0.113.9' }),
])
const graph = JSON.stringify([
  {
    id: common.AlertId,
    serviceSource: 'microsoftDefenderForEndpoint',
    title: 'Credential dumping, renamed',
    severity: 'medium',
    status: 'resolved',
    createdDateTime: '2026-03-03T08:10:00Z',
    lastUpdateDateTime: '2026-03-04T00:00:00Z',
    evidence: [{ '@odata.type': '#microsoft.graph.security.urlEvidence', url: 'https://evil.example/' }],
  },
])

const alerts = (of: EvidenceCase) =>
  of.all('SELECT provider_alert_id, title, severity, status, category, detection_source, techniques FROM alert')
const pieces = (of: EvidenceCase) => of.all('SELECT kind, roles, detailed_roles, properties FROM alert_evidence ORDER BY kind')
const rows = (of: EvidenceCase, table: string) => of.all(`SELECT AlertId, Title FROM ${table} ORDER BY _id`)

describe('rows of AlertInfo and AlertEvidence', () => {
  test('become an alert with its evidence', async () => {
    using imported = await caseOf({ 'info.csv': info, 'evidence.csv': evidence })
    expect(alerts(imported)).toEqual([
      {
        provider_alert_id: '638765432101234567_-512345678',
        title: 'Credential dumping from LSASS',
        severity: 'high',
        status: 'unknown',
        category: 'CredentialAccess',
        detection_source: 'microsoftDefenderForEndpoint',
        techniques: '["T1003.001"]',
      },
    ])
    const read = pieces(imported).map((piece) => ({ ...piece, properties: JSON.parse(String(piece.properties)) }))
    expect(read).toEqual([
      {
        kind: 'device',
        roles: '[]',
        detailed_roles: '["Impacted"]',
        properties: { mdeDeviceId: 'aa'.repeat(20), deviceDnsName: 'fin-ws-01.contoso.example' },
      },
      { kind: 'ip', roles: '["destination"]', detailed_roles: '["Related"]', properties: { ipAddress: '203.0.113.9' } },
      {
        kind: 'process',
        roles: '[]',
        detailed_roles: '["Related"]',
        properties: {
          processId: 7312,
          processCommandLine: 'dump.exe -p lsass',
          processCreationDateTime: '2026-03-03T08:09:58Z',
          imageFile: { fileName: 'dump.exe', filePath: 'C:\\Users\\Public', sha256: 'ab'.repeat(32) },
          mdeDeviceId: 'aa'.repeat(20),
        },
      },
      {
        kind: 'user',
        roles: '[]',
        detailed_roles: '["Impacted"]',
        properties: { userAccount: { accountName: 'jonas', domainName: 'CONTOSO', userSid: 'S-1-5-21-1-2-3-1104' } },
      },
    ])
  })

  test.each([
    ['the tables first', { 'a-info.csv': info, 'b-evidence.csv': evidence }, { 'c.json': graph }],
    ['the export first', { 'c.json': graph }, { 'a-info.csv': info, 'b-evidence.csv': evidence }],
  ])('meet the same alert of another export, %s, and are not doubled', async (_, first, then) => {
    using imported = await caseOf(first)
    await imported.add(then)
    expect(alerts(imported)).toMatchObject([
      { title: 'Credential dumping, renamed', severity: 'medium', status: 'resolved', category: 'CredentialAccess' },
    ])
    expect(pieces(imported).map((piece) => piece.kind)).toEqual(['device', 'ip', 'process', 'url', 'user'])
    expect(rows(imported, 'AlertInfo')).toEqual([{ AlertId: common.AlertId, Title: common.Title }])
    expect(rows(imported, 'AlertEvidence')).toHaveLength(4)
  })
})

describe('an alert that came otherwise', () => {
  test('stands in both tables with the record it came from, counted to its source', async () => {
    using imported = await caseOf({ 'c.json': graph })
    expect(imported.all('SELECT AlertId, Severity, ServiceSource, _source, _record FROM AlertInfo')).toEqual([
      { AlertId: common.AlertId, Severity: 'Medium', ServiceSource: 'Microsoft Defender for Endpoint', _source: 1, _record: 1 },
    ])
    expect(imported.all('SELECT EntityType, RemoteUrl, _record FROM AlertEvidence')).toEqual([
      { EntityType: 'Url', RemoteUrl: 'https://evil.example/', _record: 1 },
    ])
    expect(imported.sources[0]).toMatchObject({
      tables: { AlertEvidence: 1, AlertInfo: 1 },
      first: '2026-03-03T08:10:00.0000000Z',
      last: '2026-03-03T08:10:00.0000000Z',
    })
  })

  test('has one row after a newer export of it, saying what that says', async () => {
    using imported = await caseOf({ 'c.json': graph })
    await imported.add({ 'd.json': graph.replace('renamed', 'renamed again').replace('2026-03-04', '2026-03-05') })
    expect(rows(imported, 'AlertInfo')).toEqual([{ AlertId: common.AlertId, Title: 'Credential dumping, renamed again' }])
    expect(rows(imported, 'AlertEvidence')).toHaveLength(1)
    const counted = imported.all('SELECT name, sum(rows) AS rows FROM source_table GROUP BY name ORDER BY name')
    expect(counted).toEqual(imported.all('SELECT name, rows FROM hunting_table ORDER BY name'))
    expect(counted).toEqual([
      { name: 'AlertEvidence', rows: 1 },
      { name: 'AlertInfo', rows: 1 },
    ])
  })
})

describe("Sentinel's alerts and incidents", () => {
  const alert = csv([
    {
      TenantId: 'w',
      TimeGenerated: '2026-03-03T08:30:00Z',
      DisplayName: 'Rare place',
      AlertName: 'Rare place',
      AlertSeverity: 'Low',
      ProviderName: 'ASI Scheduled Alerts',
      SystemAlertId: 'AAAA1111-2222-3333-4444-555566667777',
      Entities: '[]',
      ProductName: 'Azure Sentinel',
    },
  ])
  const incident = csv([
    {
      TenantId: 'w',
      TimeGenerated: '2026-03-03T08:31:00Z',
      IncidentName: '99990000-1111-2222-3333-444455556666',
      Title: 'Rare place',
      Severity: 'Low',
      Status: 'New',
      IncidentNumber: '17',
      AlertIds: '["aaaa1111-2222-3333-4444-555566667777"]',
    },
  ])

  test.each([
    ['before', { 'a.csv': incident, 'b.csv': alert }],
    ['after', { 'a.csv': alert, 'b.csv': incident }],
  ])('meet where the incident comes %s the alert', async (_, files) => {
    using imported = await caseOf(files)
    expect(imported.all('SELECT service_source, provider_incident_id FROM alert')).toEqual([
      { service_source: 'microsoftSentinel', provider_incident_id: '99990000-1111-2222-3333-444455556666' },
    ])
  })

  test('become alerts where they came as the result of a hunt', async () => {
    const columns = [
      'TenantId',
      'TimeGenerated',
      'DisplayName',
      'AlertName',
      'AlertSeverity',
      'ProviderName',
      'SystemAlertId',
      'ProductName',
    ]
    const cells = [
      'w',
      '2026-03-03T08:30:00Z',
      'Rare place',
      'Rare place',
      'Low',
      'ASI Scheduled Alerts',
      'AAAA1111-2222-3333-4444-555566667777',
      'Azure Sentinel',
    ]
    const answer = {
      tables: [
        {
          name: 'PrimaryResult',
          columns: columns.map((name) => ({ name, type: name === 'TimeGenerated' ? 'datetime' : 'string' })),
          rows: [cells],
        },
      ],
    }
    using imported = await caseOf({ 'answer.json': JSON.stringify(answer) })
    expect(imported.sources[0]).toMatchObject({ format: 'hunting-json', tables: { SecurityAlert: 1, AlertInfo: 1 } })
    expect(alerts(imported)).toMatchObject([
      { provider_alert_id: 'aaaa1111-2222-3333-4444-555566667777', title: 'Rare place', severity: 'low' },
    ])
  })
})
