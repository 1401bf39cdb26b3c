import { describe, expect, it } from 'vitest'
import {
  type Cells,
  type EvidenceItem,
  type GraphAlert,
  sampleAlerts,
  sampleEarlyAlerts,
  sampleRows,
  sampleSecurityAlerts,
} from '../support/sample.ts'

const alerts = sampleAlerts()
const kindOf = (item: EvidenceItem) => item['@odata.type'].replace('#microsoft.graph.security.', '').replace('Evidence', '')
const pieces = (kind: string) =>
  alerts.flatMap((alert) => alert.evidence.filter((item) => kindOf(item) === kind).map((item) => [alert, item] as const))
const field = <T>(item: EvidenceItem, name: string) => item[name] as T
const index = (table: string, ...columns: string[]) =>
  Map.groupBy(sampleRows(table), (row: Cells) => columns.map((column) => row[column]).join(' '))
const says = (alert: GraphAlert, what: unknown) => `${alert.title}: ${JSON.stringify(what)}`

describe('the evidence of the alerts', () => {
  it('names processes that were recorded with the same pid, time, hash, command line and parent', () => {
    const rows = index('DeviceProcessEvents', 'DeviceId', 'ProcessId', 'ProcessCreationTime')
    for (const [alert, item] of pieces('process')) {
      const [row, ...more] = rows.get(`${item.mdeDeviceId} ${item.processId} ${item.processCreationDateTime}`) ?? []
      expect(row, says(alert, item)).toBeDefined()
      expect(more).toEqual([])
      const image = field<Cells>(item, 'imageFile')
      expect(row).toMatchObject({
        ProcessCommandLine: item.processCommandLine,
        SHA1: image.sha1,
        SHA256: image.sha256,
        FolderPath: `${image.filePath}\\${image.fileName}`,
        InitiatingProcessId: String(item.parentProcessId),
        InitiatingProcessCreationTime: item.parentProcessCreationDateTime,
        AccountSid: field<Cells>(item, 'userAccount').userSid,
      })
    }
  })

  it('names files that were written on that device or sent by mail', () => {
    const written = index('DeviceFileEvents', 'DeviceId', 'SHA1')
    const sent = index('EmailAttachmentInfo', 'SHA256')
    for (const [alert, item] of pieces('file')) {
      const details = field<Cells>(item, 'fileDetails')
      const rows = item.mdeDeviceId ? written.get(`${item.mdeDeviceId} ${details.sha1}`) : sent.get(details.sha256!)
      expect(rows?.[0]?.FileName, says(alert, details)).toBe(details.fileName)
    }
  })

  it('names messages that were delivered, with the sender, subject and recipient of the record', () => {
    const rows = index('EmailEvents', 'NetworkMessageId')
    for (const [alert, item] of pieces('analyzedMessage')) {
      const row = rows.get(String(item.networkMessageId))?.[0]
      expect(row, says(alert, item)).toMatchObject({
        Subject: item.subject,
        RecipientEmailAddress: item.recipientEmailAddress,
        InternetMessageId: item.internetMessageId,
        SenderFromAddress: field<Cells>(item, 'p2Sender').emailAddress,
      })
    }
    for (const [, item] of pieces('mailCluster')) {
      const members = field<string[]>(item, 'networkMessageIds').map((id) => rows.get(id)?.[0])
      expect(members).not.toContain(undefined)
      expect(new Set(members.map((row) => row!.EmailClusterId)).size).toBe(1)
      expect(members.length).toBe(item.emailCount)
    }
  })

  it('names users, mailboxes and devices that the directory and the inventory know', () => {
    const bySid = index('IdentityInfo', 'OnPremSid')
    for (const [alert, item] of pieces('user')) {
      const account = field<Cells>(item, 'userAccount')
      expect(bySid.get(account.userSid!)?.[0], says(alert, account)).toMatchObject({
        AccountUpn: account.userPrincipalName,
        AccountObjectId: account.azureAdUserId,
        AccountName: account.accountName,
        AccountDomain: account.domainName,
      })
    }
    const byUpn = index('IdentityInfo', 'AccountUpn')
    for (const [alert, item] of pieces('mailbox')) expect(byUpn.has(String(item.upn)), says(alert, item)).toBe(true)
    const byName = index('DeviceInfo', 'DeviceName')
    for (const [alert, item] of pieces('device')) {
      if (item.deviceDnsName === null) continue
      const row = byName.get(String(item.deviceDnsName))?.[0]
      expect(row, says(alert, item)).toBeDefined()
      if (item.mdeDeviceId) expect(row!.DeviceId).toBe(item.mdeDeviceId)
    }
  })

  it('names addresses and links that were seen in mail, clicks, connections or sign-ins', () => {
    const seen = new Set([
      ...sampleRows('DeviceNetworkEvents').flatMap((row) => [row.RemoteIP, row.LocalIP, row.RemoteUrl]),
      ...sampleRows('EntraIdSignInEvents').map((row) => row.IPAddress),
      ...sampleRows('EmailEvents').map((row) => row.SenderIPv4),
      ...sampleRows('EmailUrlInfo').map((row) => row.Url),
      ...sampleRows('UrlClickEvents').map((row) => row.Url),
    ])
    for (const [alert, item] of pieces('ip')) expect(seen.has(String(item.ipAddress)), says(alert, item)).toBe(true)
    for (const [alert, item] of pieces('url')) expect(seen.has(String(item.url)), says(alert, item)).toBe(true)
    for (const [alert, item] of pieces('dns')) expect(seen.has(String(item.domainName)), says(alert, item)).toBe(true)
  })

  it('names connections that were made', () => {
    const made = index('DeviceNetworkEvents', 'LocalIP', 'LocalPort', 'RemoteIP', 'RemotePort')
    for (const [alert, item] of pieces('networkConnection')) {
      const ends = `${field<Cells>(item, 'sourceAddress').ipAddress} ${item.sourcePort} ${field<Cells>(item, 'destinationAddress').ipAddress} ${item.destinationPort}`
      expect(made.has(ends), says(alert, item)).toBe(true)
    }
  })

  it('names registry values and applications that were recorded', () => {
    const values = index('DeviceRegistryEvents', 'DeviceId', 'RegistryKey', 'RegistryValueName', 'RegistryValueData')
    for (const [alert, item] of pieces('registryValue'))
      expect(
        values.has(`${item.mdeDeviceId} ${item.registryHive}\\${item.registryKey} ${item.registryValueName} ${item.registryValue}`),
        says(alert, item),
      ).toBe(true)
    const granted = index('OAuthAppInfo', 'OAuthAppId')
    for (const [alert, item] of pieces('oauthApplication')) expect(granted.has(String(item.appId)), says(alert, item)).toBe(true)
    const used = index('CloudAppEvents', 'ApplicationId')
    for (const [alert, item] of pieces('cloudApplication')) expect(used.has(String(item.appId)), says(alert, item)).toBe(true)
  })

  it('is of many kinds, from many products', () => {
    const kinds = new Set(alerts.flatMap((alert) => alert.evidence.map(kindOf)))
    for (const kind of [
      'device',
      'user',
      'file',
      'process',
      'ip',
      'url',
      'dns',
      'networkConnection',
      'mailbox',
      'mailboxConfiguration',
      'analyzedMessage',
      'mailCluster',
      'cloudApplication',
      'oauthApplication',
      'servicePrincipal',
      'registryKey',
      'registryValue',
      'securityGroup',
      'malware',
    ])
      expect(kinds).toContain(kind)
    expect(new Set(alerts.map((alert) => alert.serviceSource)).size).toBeGreaterThanOrEqual(8)
    expect(new Set(alerts.map((alert) => alert.detectionSource)).size).toBeGreaterThanOrEqual(10)
    for (const alert of alerts) expect(alert.recommendedActions).not.toBe('')
  })

  it('is exported twice, the second time newer', () => {
    const newer = new Map(alerts.map((alert) => [alert.id, alert]))
    const early = sampleEarlyAlerts()
    expect(early.length).toBe(alerts.length)
    for (const alert of early) expect(newer.get(alert.id)!.lastUpdateDateTime > alert.lastUpdateDateTime, alert.title).toBe(true)
  })

  it('comes before its alert', () => {
    for (const alert of alerts) {
      expect(alert.firstActivityDateTime <= alert.lastActivityDateTime).toBe(true)
      expect(alert.lastActivityDateTime < alert.createdDateTime, alert.title).toBe(true)
      for (const item of alert.evidence.filter((one) => kindOf(one) === 'process'))
        expect(String(item.processCreationDateTime) <= alert.lastActivityDateTime, alert.title).toBe(true)
    }
  })

  it('of the Sentinel alerts is a list of entities whose references resolve', () => {
    const rows = sampleSecurityAlerts()
    expect(rows.length).toBeGreaterThanOrEqual(4)
    for (const row of rows) {
      const entities = JSON.parse(row.Entities!) as { $id: string; Type: string }[]
      const ids = new Set(entities.map((entity) => entity.$id))
      for (const [, id] of row.Entities!.matchAll(/"\$ref":"(\d+)"/g)) expect(ids).toContain(id)
    }
  })
})
