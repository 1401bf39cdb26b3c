import { describe, expect, it } from 'vitest'
import { type Cells, sampleRows, sampleTables, sampleWindowsEvents } from '../support/sample.ts'

const BEGIN = '2026-04-11T00:00:00.0000000Z'
const deviceTables = [...sampleTables().keys()].filter((table) => sampleRows(table)[0]!.InitiatingProcessId !== undefined)
const unique = (rows: readonly Cells[], ...columns: string[]) =>
  new Set(rows.map((row) => columns.map((column) => row[column]).join(' '))).size
const microseconds = (time: string) => Date.parse(`${time.slice(0, 23)}Z`) * 1000 + Number(time.slice(23, 26))

describe('the hunting tables of the training case', () => {
  it('number their rows without repeating a number', () => {
    for (const [table, rows] of sampleTables()) {
      if (rows[0]!.ReportId === undefined || ['EmailUrlInfo', 'EmailAttachmentInfo'].includes(table)) continue
      expect(unique(rows, 'DeviceId', 'ReportId'), table).toBe(rows.length)
    }
    const processes = sampleRows('DeviceProcessEvents')
    expect(unique(processes, 'DeviceId', 'ProcessId', 'ProcessCreationTime')).toBe(processes.length)
    expect(unique(sampleRows('EmailEvents'), 'NetworkMessageId')).toBe(sampleRows('EmailEvents').length)
    expect(unique(sampleRows('EntraIdSignInEvents'), 'RequestId')).toBe(sampleRows('EntraIdSignInEvents').length)
  })

  it('let every deed be done by a process that was started before, or stood before the evidence begins', () => {
    const started = new Map(
      sampleRows('DeviceProcessEvents').map((row) => [`${row.DeviceId} ${row.ProcessId} ${row.ProcessCreationTime}`, row]),
    )
    for (const table of deviceTables)
      for (const row of sampleRows(table)) {
        const creation = row.InitiatingProcessCreationTime!
        expect(creation <= row.Timestamp!, `${table} ${row.ReportId} ${row.DeviceName}`).toBe(true)
        if (creation < BEGIN || row.InitiatingProcessId === '4') continue
        const process = started.get(`${row.DeviceId} ${row.InitiatingProcessId} ${creation}`)
        expect(process, `${table} ${row.DeviceName} ${row.InitiatingProcessCommandLine}`).toBeDefined()
        expect(process!.ProcessCommandLine).toBe(row.InitiatingProcessCommandLine)
        expect(process!.SHA1).toBe(row.InitiatingProcessSHA1)
        expect(process!.AccountSid).toBe(row.InitiatingProcessAccountSid)
      }
  })

  it('write every time with seven digits, within the ten days of the evidence', () => {
    for (const [table, rows] of sampleTables())
      for (const row of rows) {
        for (const [column, value] of Object.entries(row))
          if (/Time$|^Timestamp$/.test(column) && value)
            expect(value, `${table}.${column}`).toMatch(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/)
        if (row.Timestamp) expect(row.Timestamp >= BEGIN && row.Timestamp < '2026-04-20T17:00:00Z', `${table} ${row.Timestamp}`).toBe(true)
      }
  })

  it('give one file name and content one set of hashes', () => {
    const bySha1 = Map.groupBy(
      deviceTables.flatMap((table) => sampleRows(table)).filter((row) => row.SHA1 && row.SHA256),
      (row) => row.SHA1,
    )
    for (const [sha1, rows] of bySha1) expect(new Set(rows.map((row) => row.SHA256)).size, sha1).toBe(1)
  })

  it('let a process run under a logon that its device recorded', () => {
    const logons = new Set(sampleRows('DeviceLogonEvents').map((row) => `${row.DeviceId} ${row.LogonId} ${row.AccountSid}`))
    for (const row of sampleRows('DeviceProcessEvents'))
      if (Number(row.LogonId) >= 1000)
        expect(logons.has(`${row.DeviceId} ${row.LogonId} ${row.AccountSid}`), row.ProcessCommandLine).toBe(true)
  })

  it('show each domain logon on the device and at the controller, and one device with its clock ahead', () => {
    const atController = Map.groupBy(
      sampleRows('IdentityLogonEvents').filter((row) => row.Application === 'Active Directory'),
      (row) => `${row.AccountSid} ${row.TargetDeviceName}`,
    )
    const ahead = new Set<string>()
    for (const row of sampleRows('DeviceLogonEvents')) {
      const near = (atController.get(`${row.AccountSid} ${row.DeviceName}`) ?? []).map(
        (other) => microseconds(row.Timestamp!) - microseconds(other.Timestamp!),
      )
      const nearest = Math.min(...near.map(Math.abs))
      if (nearest > 1_000_000) ahead.add(row.DeviceName!)
      if (nearest > 1_000_000)
        expect(
          near.some((gap) => gap > 250_000_000 && gap < 252_000_000),
          `${row.DeviceName} ${row.Timestamp}`,
        ).toBe(true)
    }
    expect([...ahead]).toEqual(['ws-18.corp.norrvik.example'])
  })

  it('keep two devices of one name apart by domain, id and address', () => {
    const named = sampleRows('DeviceInfo').filter((row) => row.DeviceName!.startsWith('ws-07.'))
    expect([...new Set(named.map((row) => row.DeviceName))].sort()).toEqual(['ws-07.ad.tallholm.example', 'ws-07.corp.norrvik.example'])
    expect(unique(named, 'DeviceId')).toBe(2)
  })

  it('join mail, links, attachments and clicks by message', () => {
    const messages = new Map(sampleRows('EmailEvents').map((row) => [row.NetworkMessageId, row]))
    for (const table of ['EmailUrlInfo', 'EmailAttachmentInfo', 'EmailPostDeliveryEvents', 'UrlClickEvents'])
      for (const row of sampleRows(table)) {
        const message = messages.get(row.NetworkMessageId)
        expect(message, table).toBeDefined()
        expect(row.Timestamp! >= message!.Timestamp!).toBe(true)
        if (row.AccountUpn) expect(row.AccountUpn).toBe(message!.RecipientEmailAddress)
      }
    const links = Map.groupBy(sampleRows('EmailUrlInfo'), (row) => row.NetworkMessageId)
    for (const [id, row] of messages) expect(String(links.get(id)?.length ?? 0)).toBe(row.UrlCount)
  })

  it('use no address and no name that belongs to anybody', () => {
    const documentation = /^(10\.|192\.0\.2\.|198\.51\.100\.|203\.0\.113\.)/
    for (const [table, columns] of [
      ['DeviceNetworkEvents', ['RemoteIP', 'LocalIP']],
      ['EntraIdSignInEvents', ['IPAddress']],
      ['CloudAppEvents', ['IPAddress']],
      ['EmailEvents', ['SenderIPv4']],
    ] as const)
      for (const row of sampleRows(table)) for (const column of columns) expect(row[column]).toMatch(documentation)
    for (const row of sampleRows('EmailEvents'))
      expect(`${row.SenderFromDomain} ${row.RecipientEmailAddress}`).toMatch(/\.example .*\.example$/)
    for (const row of sampleRows('DeviceNetworkEvents')) if (row.RemoteUrl) expect(row.RemoteUrl).toMatch(/\.example(\/|$)/)
  })

  it('have the controller keep the events of its fall, with the logon of the replication', () => {
    const events = sampleWindowsEvents()
    expect(events.map((event) => event['@timestamp'])).toEqual(events.map((event) => event['@timestamp']).sort())
    const replications = events.filter((event) => String(event.EventID) === '4662')
    expect(replications.length).toBe(2)
    const logon = events.find((event) => String(event.EventID) === '4624' && event.TargetLogonId === replications[0]!.SubjectLogonId)
    expect(logon).toMatchObject({ TargetUserName: 'da-hsund', LogonType: '3', IpAddress: '10.20.10.15' })
    const row = sampleRows('DeviceLogonEvents').find(
      (one) => one.DeviceName === 'dc-01.corp.norrvik.example' && `0x${Number(one.LogonId).toString(16)}` === logon!.TargetLogonId,
    )
    expect(row?.AccountName).toBe('da-hsund')
  })
})
